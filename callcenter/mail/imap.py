"""Reading by IMAP, in a thread: what is unseen in the folder waits, what was dealt with is seen."""

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from imaplib import IMAP4

from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from callcenter.mail.address import Server
from callcenter.mail.parsing import read
from callcenter.ports.mail import Mail, MailUnreachable

_UNSEEN = "UNSEEN"
_SEEN = "\\Seen"


class ImapReader:
    """A `MailReader` of one folder. Each look is a connection of its own."""

    def __init__(self, server: Server, *, timeout: float = 30.0) -> None:
        self._server = server
        self._timeout = timeout

    async def waiting(self, limit: int) -> Sequence[tuple[str, Mail]]:
        """Return at most `limit` unseen mails, oldest first. Raises `MailUnreachable`."""
        return await asyncio.to_thread(self._waiting, limit)

    async def done(self, keys: Sequence[str]) -> None:
        """Mark mails as seen. Raises `MailUnreachable`."""
        if keys:
            await asyncio.to_thread(self._done, keys)

    def _waiting(self, limit: int) -> list[tuple[str, Mail]]:
        with self._open() as box:
            keys = sorted(box.uids(_UNSEEN), key=int)[:limit]
            if not keys:
                return []
            found = box.fetch(f"UID {','.join(keys)}", mark_seen=False, bulk=False)
            return [(each.uid, read(each.obj.as_bytes(), each.uid)) for each in found if each.uid]

    def _done(self, keys: Sequence[str]) -> None:
        with self._open() as box:
            box.flag(list(keys), [_SEEN], True)

    @contextmanager
    def _open(self) -> Iterator[BaseMailBox]:
        server = self._server
        try:
            with self._box().login(server.user, server.password, server.folder) as box:
                yield box
        except (OSError, IMAP4.error, ImapToolsError) as error:
            raise MailUnreachable(type(error).__name__) from None

    def _box(self) -> BaseMailBox:
        server, timeout = self._server, self._timeout
        match server.tls:
            case "direct":
                context = ssl.create_default_context()
                return MailBox(server.host, server.port, timeout, ssl_context=context)
            case "starttls":
                context = ssl.create_default_context()
                return MailBoxStartTls(server.host, server.port, timeout, ssl_context=context)
        return MailBoxUnencrypted(server.host, server.port, timeout)
