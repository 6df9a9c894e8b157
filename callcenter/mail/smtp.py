"""Sending by SMTP."""

from email.message import EmailMessage
from email.utils import formatdate
from mimetypes import guess_type

import aiosmtplib

from callcenter.mail.address import Server
from callcenter.ports.mail import Letter, MailRefused, MailUnreachable

#: Answers of 500 and more are final (RFC 5321, 4.2.1).
_FINAL = 500


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """Return a letter as it goes over the line. `sender` may have a name: `House <mail@house.example>`."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = formatdate(letter.at)
    message["Message-ID"] = letter.message_id
    if letter.references:
        message["In-Reply-To"] = letter.references[-1]
        message["References"] = " ".join(letter.references)
    if letter.automatic:
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.text)
    for file in letter.files:
        kind, _, sort = (guess_type(file.name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(file.data, kind, sort, filename=file.name)
    return message


def _one_line(text: str) -> str:
    return " ".join(text.split())


class SmtpSender:
    """A `MailSender`: one connection per letter, given up after `timeout` seconds."""

    def __init__(self, server: Server, sender: str, *, timeout: float = 30.0) -> None:
        self._server = server
        self._sender = sender
        self._timeout = timeout

    async def send(self, letter: Letter) -> None:
        """Return once the server has taken it. Raises `MailRefused` and `MailUnreachable`."""
        server = self._server
        try:
            await aiosmtplib.send(
                message_of(letter, self._sender),
                hostname=server.host,
                port=server.port,
                username=server.user or None,
                password=server.password or None,
                use_tls=server.tls == "direct",
                start_tls=server.tls == "starttls",
                timeout=self._timeout,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [each.code for each in error.recipients]
            raise _problem(max(codes, default=0)) from None
        except aiosmtplib.SMTPAuthenticationError as error:
            # The letter is not at fault: it waits until the settings are mended.
            raise MailUnreachable(f"sign_in_{error.code}") from None
        except aiosmtplib.SMTPResponseException as error:
            raise _problem(error.code) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise MailUnreachable(type(error).__name__) from None


def _problem(code: int) -> MailRefused | MailUnreachable:
    return MailRefused(str(code)) if code >= _FINAL else MailUnreachable(str(code))
