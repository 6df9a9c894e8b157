"""Real mail servers on this machine: aiosmtpd in this process, pymap in one of its own."""

import asyncio
import socket
import subprocess
import sys
from contextlib import closing
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope
from imap_tools.mailbox import MailBoxUnencrypted

USER, WORD = "house", "correct horse"


class PostOffice:
    """An SMTP server that keeps what it takes, and answers as it is told to."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.answers: list[str] = []
        self._server: asyncio.Server | None = None
        self._counters: list[SMTP] = []

    @property
    def url(self) -> str:
        """Where it is, as the settings write it."""
        assert self._server is not None
        return f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}?tls=no"

    async def open(self) -> None:
        """Begin to listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._counter, "127.0.0.1", 0)

    async def close(self) -> None:
        """Listen no more, and let go of whoever is still there."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        for counter in self._counters:
            if counter.transport is not None:
                counter.transport.close()

    def _counter(self) -> SMTP:
        """Return what serves one connection."""
        self._counters.append(SMTP(self, hostname="post"))
        return self._counters[-1]

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail, or answer what was asked for."""
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("2"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.taken.append(BytesParser(policy=policy.default).parsebytes(content))
        return answer


class Mailbox:
    """An IMAP server (pymap, in memory) with one user, and what is put into their inbox."""

    def __init__(self) -> None:
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is, as the settings write it."""
        return f"imap://{USER}:{WORD.replace(' ', '%20')}@127.0.0.1:{self.port}/INBOX?tls=no"

    async def open(self) -> None:
        """Start it and wait until it answers."""
        where = ("--host", "127.0.0.1", "--port", str(self.port), "--no-tls")
        user = ("dict", "--demo-user", USER, "--demo-password", WORD, "--demo-data")
        program = Path(sys.executable).parent / "pymap"
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen([program, *where, *user], stdout=quiet, stderr=quiet)  # noqa: ASYNC220 - it only starts
        for _ in range(200):
            if await asyncio.to_thread(self._answers):
                return
            await asyncio.sleep(0.05)
        raise RuntimeError("the mailbox does not open")

    async def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            await asyncio.to_thread(self._process.wait)

    async def put(self, *mails: EmailMessage | bytes) -> None:
        """Let mails come."""
        await asyncio.to_thread(self._put, mails)

    async def unseen(self) -> int:
        """Return how many mails nobody has dealt with."""
        return await asyncio.to_thread(lambda: len(self._box_do(lambda box: box.uids("UNSEEN"))))

    def _put(self, mails: tuple[EmailMessage | bytes, ...]) -> None:
        raw = [each if isinstance(each, bytes) else each.as_bytes(policy=policy.SMTP) for each in mails]
        self._box_do(lambda box: [box.append(each, "INBOX") for each in raw])

    def _answers(self) -> bool:
        try:
            # What the demo data of the server left unseen is none of ours.
            self._box_do(lambda box: box.flag(box.uids("UNSEEN"), ["\\Seen"], True))
        except OSError:
            return False
        return True

    def _box_do(self, work: Any) -> Any:
        with MailBoxUnencrypted("127.0.0.1", self.port, 10).login(USER, WORD) as box:
            return work(box)


def mail(subject: str, text: str, sender: str = "li@acme.example", **headers: str) -> EmailMessage:
    """Return a mail as a customer's program writes it; `in_reply_to` becomes In-Reply-To."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "help@house.example"
    message["Subject"] = subject
    message["Message-ID"] = f"<{abs(hash((subject, text, sender)))}@acme.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
