"""The outbox of letters: each is sent until the server takes it, or given up loudly."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Between, Books, Cursor, Put, StaleVersion, cursor_of, put
from callcenter.ports.clock import Clock
from callcenter.ports.mail import Letter, LetterState, MailRefused, MailSender, MailUnreachable
from callcenter.ports.notices import Notice
from callcenter.service.due import DueItem
from callcenter.service.signals import Signals

#: Seconds after which a letter is tried again: twice as long each time, and how often at most (two days).
FIRST_PAUSE, LONGEST_PAUSE, TRIES = 30.0, 3600.0, 55
#: Seconds after which a letter that was handed over and never heard of again is tried again.
LEASE = 300.0
_PAGE = 50
_SOME_TIME = 1e-6


class MailOutbox:
    """A `DueKind`: letters fall due when they are to be sent.

    A letter is marked as being sent before the server hears of it, so that no two processes send it. If
    this process dies in between, it is sent again after a while under the same Message-ID: a mail is
    never lost, and a second copy can be told from a second mail.
    """

    name = "mail"

    def __init__(self, books: Books, sender: MailSender, clock: Clock, signals: Signals) -> None:
        self._books = books
        self._sender = sender
        self._clock = clock
        self._signals = signals

    async def next_at(self, now: float) -> float | None:
        """Return when the next letter is to be sent."""
        when = {"next_at": Between(_SOME_TIME, None)}
        found = await self._books.find(Letter, when, order="next_at", limit=1)
        return found[0].next_at if found else None

    async def run_due(self, now: float) -> int:
        """Send every letter that waits for it."""
        done = 0
        cursor: Cursor | None = None
        while page := await self._waiting(now, cursor):
            cursor = cursor_of(page[-1], "next_at")
            for letter in page:
                done += await self._try(letter)
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Return nothing: letters are nobody's deadline."""
        return ()

    async def _waiting(self, now: float, after: Cursor | None) -> list[Letter]:
        when = {"next_at": Between(_SOME_TIME, now)}
        return await self._books.find(Letter, when, order="next_at", limit=_PAGE, after=after)

    async def _try(self, letter: Letter) -> int:
        now = self._clock.now()
        taken = replace(letter, state=LetterState.SENDING, tries=letter.tries + 1, next_at=now + LEASE)
        try:
            taken = await self._keep(taken)
        except StaleVersion:
            return 0  # another process has it
        try:
            await self._sender.send(taken)
        except MailRefused as refused:
            await self._give_up(taken, refused.code)
        except MailUnreachable as error:
            await self._put_off(taken, error.code)
        except Exception as error:  # noqa: BLE001 - a letter that cannot be written down must not hold up the others
            self._signals.fault("mail_outbox", error)
            await self._put_off(taken, type(error).__name__)
        else:
            done = replace(taken, state=LetterState.SENT, next_at=None, sent_at=self._clock.now(), error="")
            await self._keep(done)
            self._signals.mail("sent")
        return 1

    async def _put_off(self, letter: Letter, code: str) -> None:
        if letter.tries >= TRIES:
            await self._give_up(letter, code)
            return
        pause = min(FIRST_PAUSE * 2 ** (letter.tries - 1), LONGEST_PAUSE)
        again = self._clock.now() + pause
        await self._keep(replace(letter, state=LetterState.WAITING, next_at=again, error=code))
        self._signals.mail("again")

    async def _give_up(self, letter: Letter, code: str) -> None:
        """Tell those whom it is about, in the same breath."""
        now = self._clock.now()
        failed = replace(letter, state=LetterState.FAILED, next_at=None, error=code)
        notices = [Put(_notice(failed, user, now), quiet=True) for user in letter.about]
        await self._books.commit([Put(failed, quiet=True), *notices], "system", now)
        self._signals.mail("failed")

    async def _keep(self, letter: Letter) -> Letter:
        return await put(self._books, letter, "system", self._clock.now(), quiet=True)


def _notice(letter: Letter, user: str, now: float) -> Notice:
    return Notice(
        f"{letter.id}:{user}",
        user,
        now,
        "case",
        letter.case,
        "mail_failed",
        title=letter.subject,
        text=letter.error,
    )
