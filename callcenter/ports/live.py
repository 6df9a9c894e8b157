"""The read side as the web sees it: a live feed to join, and the contacts that are over."""

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from callcenter.floor.phases import Phase
from callcenter.floor.values import Outcome
from callcenter.ports.history import ClosedContact, ContactLine, ContactPage
from callcenter.ports.views import CallbackView


class Line(Protocol):
    """The way to one console, as a transport is: it takes bytes at once and keeps what cannot leave yet."""

    def write(self, data: bytes, /) -> None:
        """Send, or keep until it can be sent. A line that is cut takes it for nothing."""

    def writelines(self, parts: Sequence[bytes], /) -> None:
        """Send these one after the other, as if they were one."""

    def get_write_buffer_size(self) -> int:
        """Return how many bytes are kept because nobody took them yet."""

    def is_closing(self) -> bool:
        """Whether the line is cut, or about to be."""


class Viewer(Struct, frozen=True):
    """Who watches: the agent whose desk it is ("" for none), whether numbers are shown whole, and the
    user whose notices are told of ("" for nobody's).
    """

    agent: str = ""
    whole: bool = False
    user: str = ""


class Search(Struct, frozen=True):
    """Which contacts are looked for; an absent field does not choose. `number`: digits of a number.

    `since` and `before` bound the arrival, in seconds UTC: `since` included, `before` not.
    """

    phase: Phase | None = None
    queue: str = ""
    agent: str = ""
    tier: str = ""
    outcome: Outcome | None = None
    closed: bool | None = None
    number: str = ""
    since: float | None = None
    before: float | None = None
    limit: int = 50


class LiveClient(Protocol):
    """One joined console. Messages are finished JSON documents, sent on its line as they come."""

    def hello(self, after: int | None) -> None:
        """Send what the client lacks: the deltas after `after` if all are known, else a snapshot."""

    def leave(self) -> None:
        """Stop watching. May be called twice."""


class LiveFeed(Protocol):
    """Where consoles join."""

    def join(self, viewer: Viewer, line: Line, on_late: Callable[[], None]) -> LiveClient:
        """Return a client that gets nothing until its `hello`; `on_late` is called if it is let go.

        Where too much lies unread on its line it is left out, and gets what it lacks once it reads again.
        One that reads nothing for long is let go.
        """


class History(Protocol):
    """Contacts and what happened to them, live or over."""

    async def page(self, contact: str) -> tuple[ContactPage, frozenset[str]] | None:
        """Return a contact's page and the agents who took part, None if there never was one."""

    def search(self, wanted: Search, *, whole: bool) -> Sequence[ContactLine]:
        """Return the contacts that fit, the newest arrival first. Numbers are masked unless `whole`."""

    def callbacks(self, *, whole: bool) -> Sequence[CallbackView]:
        """Return the callbacks whose customer has not been reached, the next due first.

        Numbers are masked unless `whole`.
        """

    def veil(self, page: ContactPage) -> ContactPage:
        """Return the page for those who may not see numbers: masked, without what was written."""

    def closed(self, limit: int, before: int | None, agent: str, *, whole: bool) -> Sequence[ClosedContact]:
        """Return at most `limit` closed contacts, newest first, with `seq` < `before`.

        Only those in which `agent` took part, unless it is "". Numbers are masked unless `whole`.
        """
