"""What stands in a mail: who wrote it, to what it answers, its words and its files."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr
from html.parser import HTMLParser

from callcenter.ports.mail import Attachment, Mail

_ID = re.compile(r"<[^<>\s]+>")
#: No mail has more words than this for a case (characters).
_LONGEST = 50_000
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_ROBOTS = ("mailer-daemon@", "postmaster@")
_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title"})


def read(data: bytes, key: str) -> Mail:
    """Return what stands in a mail; one that nobody can read says that much, for somebody to look."""
    try:
        return parse(data, key)
    except Exception:  # noqa: BLE001 - whatever a stranger sends, the mails behind it are read, too
        return Mail(
            f"<{key}>", "", subject="(unreadable mail)", text=data[:_LONGEST].decode("ascii", "replace")
        )


def parse(data: bytes, key: str) -> Mail:
    """Return what stands in a mail; without a Message-ID it is known by `key`."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    name, address = parseaddr(_header(message, "From"))
    headers = [_header(message, "To"), _header(message, "Cc")]
    return Mail(
        message_id=_first_id(_header(message, "Message-ID")) or f"<{key}>",
        sender=address.lower(),
        sender_name=name,
        to=tuple(each.lower() for _, each in getaddresses(headers) if each),
        subject=" ".join(_header(message, "Subject").split()),
        text=_text(message)[:_LONGEST],
        references=_references(message),
        automatic=automatic(message, address.lower()),
        attachments=tuple(_attachments(message)),
    )


def automatic(message: EmailMessage, sender: str) -> str:
    """Return why a mail was not written by a person, "" if it was (RFC 3834, RFC 3464)."""
    submitted = _header(message, "Auto-Submitted").split(";")[0].strip().lower()
    if message.get_content_type() == "multipart/report" or sender.startswith(_ROBOTS):
        return "bounce"
    if _header(message, "Return-Path").strip() == "<>":
        return "bounce"
    if submitted not in ("", "no"):
        return "auto_submitted"
    if _header(message, "X-Autoreply") or _header(message, "X-Autorespond"):
        return "auto_submitted"
    if _header(message, "Precedence").strip().lower() in _BULK or _header(message, "List-Id"):
        return "bulk"
    return ""


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text, "" for one that is missing or cannot be read."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, LookupError, AttributeError):
        return ""


def _first_id(text: str) -> str:
    found = _ID.search(text)
    return found.group() if found else ""


def _references(message: EmailMessage) -> tuple[str, ...]:
    found = _ID.findall(_header(message, "References")) + _ID.findall(_header(message, "In-Reply-To"))
    return tuple(dict.fromkeys(found))


def _text(message: EmailMessage) -> str:
    """Return the words: the plain part, else those of the page."""
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = _content(body)
    return (plain_of(text) if body.get_content_type() == "text/html" else text).replace("\0", "").strip()


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, ValueError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(message.iter_attachments(), 1):
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Attachment(part.get_filename() or f"attachment-{number}", data)


def plain_of(page: str) -> str:
    """Return the words of an HTML page, a line for each block."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)
