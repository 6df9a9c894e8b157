"""One console that watches: the line to it, its place in the feed, and how far it is behind."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from callcenter.ports.live import Line, Viewer

if TYPE_CHECKING:
    from dashboards.live.hub import LiveHub


class Client:
    """A joined console. Nobody waits for one that does not read, and nothing is kept for it."""

    __slots__ = ("_hub", "backlog", "behind", "line", "on_late", "seq", "since", "viewer")

    def __init__(self, hub: "LiveHub", viewer: Viewer, line: Line, on_late: Callable[[], None]) -> None:
        self.viewer = viewer
        self.line = line
        self.on_late = on_late
        self.seq = -1  #: the place in the feed; negative until the first hello
        self.behind = False  #: something was not sent, because too much lay unread
        self.backlog = 0  #: the bytes that lay unread when it was last seen to read
        self.since = 0.0  #: when that was, seconds UTC
        self._hub = hub

    def hello(self, after: int | None) -> None:
        """Send what the client lacks, as soon as it reads."""
        self._hub.welcome(self, after)

    def leave(self) -> None:
        """Stop watching."""
        self._hub.forget(self)

    def unread(self) -> int:
        """Return how many bytes lie on this side of the line."""
        return self.line.get_write_buffer_size()

    def send(self, parts: Sequence[bytes]) -> None:
        """Hand one message to the line; a large part that others get too is not copied."""
        if not self.line.is_closing():
            self.line.writelines(parts)

    def fall_behind(self, now: float) -> None:
        """Note that something was not sent: the client is shown what it lacks when it reads again."""
        if not self.behind:
            self.behind, self.backlog, self.since = True, self.unread(), now

    def is_stalled(self, now: float, patience: float) -> bool:
        """Whether a client that is behind has read nothing for `patience` seconds."""
        unread = self.unread()
        if unread < self.backlog:
            self.backlog, self.since = unread, now
        return now - self.since > patience
