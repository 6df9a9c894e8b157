"""One console that watches: a bounded queue of finished messages, and its place in the feed."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from callcenter.ports.live import TooSlow, Viewer

if TYPE_CHECKING:
    from dashboards.live.hub import LiveHub


class Client:
    """A joined console. Whoever does not take is let go; nobody waits for it."""

    def __init__(self, hub: "LiveHub", viewer: Viewer, on_late: Callable[[], None], bound: int) -> None:
        self.viewer = viewer
        self.seq = -1  #: the place in the feed; negative until the first hello
        self._hub = hub
        self._on_late = on_late
        self._bound = bound
        self._queue: deque[tuple[bytes, ...]] = deque()
        self._ready = asyncio.Event()
        self._late = False

    def hello(self, after: int | None) -> None:
        """Queue what the client lacks. What was queued before is void."""
        self._queue.clear()
        self._hub.welcome(self, after)

    async def take(self) -> bytes:
        """Return the next message; raises `TooSlow` once the client was let go."""
        while not self._queue:
            if self._late:
                raise TooSlow
            self._ready.clear()
            await self._ready.wait()
        return b"".join(self._queue.popleft())

    def leave(self) -> None:
        """Stop watching."""
        self._hub.forget(self)

    def push(self, *parts: bytes) -> None:
        """Queue a message, or let go of a client that is too far behind.

        The parts are joined when it is sent: a large one that many clients wait for exists once.
        """
        if self._late:
            return
        if len(self._queue) >= self._bound:
            self._let_go()
        else:
            self._queue.append(parts)
        self._ready.set()

    def _let_go(self) -> None:
        self._late = True
        self._queue.clear()
        self._hub.drop(self)
        self._on_late()
