"""E-mail as the service runs it: the outbox with a sleeper of its own, and the inbox."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr

from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.ports.mail import MailReader, MailSender
from callcenter.service.cases.room import CaseRoom
from callcenter.service.due import DueRunner
from callcenter.service.house import House
from callcenter.service.mail.inbox import MailInbox
from callcenter.service.mail.letters import LetterBook
from callcenter.service.mail.outbox import MailOutbox
from callcenter.service.signals import Signals


@dataclass(frozen=True)
class MailRoom:
    """The runner of the outbox, and the inbox if a mailbox is read; who sends, from addresses at `domain`."""

    outbox: DueRunner
    inbox: MailInbox | None
    sender: MailSender
    domain: str

    async def run(self) -> None:
        """Send what waits and read what came, for ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.outbox.run(), name="mail-out")
            if self.inbox is not None:
                group.create_task(self.inbox.run(), name="mail-in")


def build_mail(
    cases: CaseRoom,
    books: Books,
    house: Callable[[], House],
    clock: Clock,
    signals: Signals,
    sender: MailSender,
    reader: MailReader | None,
    own: str,
    every: float = 30.0,
) -> MailRoom:
    """Return the room, and let cases write letters from now on. `own` is our address, with or without a name.

    A slow mail server holds up no deadline: letters have a runner of their own.
    """
    address = parseaddr(own)[1].lower()
    domain = address.rpartition("@")[2]
    letters = LetterBook(domain)
    cases.desk.letters = letters
    runner = DueRunner(clock, signals)
    runner.kinds.append(MailOutbox(books, sender, clock, signals))
    books.watch(runner.hear)
    if reader is None:
        return MailRoom(runner, None, sender, domain)
    inbox = MailInbox(
        reader,
        books,
        cases.desk,
        cases.files,
        letters,
        house,
        clock,
        signals,
        address=address,
        every=every,
    )
    return MailRoom(runner, inbox, sender, domain)
