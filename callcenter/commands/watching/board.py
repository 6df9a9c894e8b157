"""The board that stays: the picture with how old it is, and what is the matter with the line."""

import asyncio
import time
from collections.abc import Callable

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from callcenter.commands.watching.feed import Picture
from callcenter.commands.watching.line import SOON, Account, Away, Follower, sign_in
from callcenter.commands.watching.screen import screen
from callcenter.commands.watching.words import Words

#: Seconds after which a picture is called old: the service gives a sign of life every four.
OLD = 5.0


class Board:
    """Draws itself whenever rich asks. `words` are those of the user, once signed in."""

    def __init__(self, account: Account, console: Console, language: str = "", soon: float = SOON) -> None:
        self.words = Words(language)
        self.picture = Picture()
        self._account = account
        self._console = console
        self._language = language
        self._soon = soon
        self._refresh: Callable[[], None] = lambda: None
        self._heard_at = 0.0
        self._trouble = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw what there is."""
        yield self._drawn(options.max_width)

    async def show(self, refresh: Callable[[], None], tick: float = 1.0) -> None:
        """Follow the feed and call `refresh` for each change and tick. Raises `Refused`."""
        self._refresh = refresh
        follower = Follower(self._account, self.picture, self._changed, self._away, self._soon)
        await self._sign_in(follower)
        ticking = asyncio.create_task(self._tick(tick), name="board")
        try:
            await follower.run()
        finally:
            ticking.cancel()
            await asyncio.wait([ticking])

    async def _sign_in(self, follower: Follower) -> None:
        """Sign in once for the user's language; where nobody is there, the follower waits."""
        try:
            session = await sign_in(self._account)
        except Away:
            return
        self.words = Words(self._language or session.language)
        follower.enter(session)

    async def _tick(self, tick: float) -> None:
        while True:
            await asyncio.sleep(tick)
            self._refresh()

    def _changed(self) -> None:
        self._heard_at, self._trouble = time.monotonic(), ""
        self._refresh()

    def _away(self, why: str, wait: float) -> None:
        if self.picture.seq is None:
            self._trouble = self.words("away", url=self._account.url, why=why, n=f"{wait:g}")
        else:
            self._trouble = self.words("cut", n=f"{wait:g}")
        self._refresh()

    def _drawn(self, width: int) -> RenderableType:
        if self.picture.seq is None:
            return Text(self._trouble or self.words("connecting", url=self._account.url))
        age = time.monotonic() - self._heard_at
        return screen(self.picture, self.words, width, self._status(age), self.picture.now + age)

    def _status(self, age: float) -> Text:
        words = self.words("live") if age < OLD else self.words("old", n=int(age))
        if self._trouble:
            return Text(f"{self._account.url} · {self._trouble} {words}", "bold red")
        return Text(f"{self._account.url} · {words}", "dim" if age < OLD else "bold yellow")
