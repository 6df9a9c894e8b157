"""From the addresses of mail servers to a house's e-mail."""

from collections.abc import Callable

from callcenter.mail.address import Post, server_of
from callcenter.mail.imap import ImapReader
from callcenter.mail.smtp import SmtpSender
from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.service.cases.room import CaseRoom
from callcenter.service.house import House
from callcenter.service.mail.room import MailRoom, build_mail
from callcenter.service.signals import Signals


def open_mail(
    post: Post,
    cases: CaseRoom,
    books: Books,
    house: Callable[[], House],
    clock: Clock,
    signals: Signals,
) -> MailRoom | None:
    """Return e-mail on cases, None for a house without. Raises `ValueError`; nothing is asked of a server."""
    if not post.send:
        return None
    sender = SmtpSender(server_of(post.send, "smtp"), post.own)
    reader = ImapReader(server_of(post.read, "imap")) if post.read else None
    return build_mail(cases, books, house, clock, signals, sender, reader, post.own, post.every)
