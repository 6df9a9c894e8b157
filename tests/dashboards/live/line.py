"""A line to a console, as the feed sees a transport: what was sent lies there until it is read."""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

import msgspec


class FakeLine:
    """Keeps what was sent. With `deaf` it counts as unread until somebody listens again."""

    def __init__(self, deaf: bool = False) -> None:
        self.deaf = deaf
        self.closing = False
        self.sent: deque[bytes] = deque()
        self.most = 0  #: the most that ever lay unread
        self._told = asyncio.Event()

    def write(self, data: bytes) -> None:
        self.sent.append(data)
        self.most = max(self.most, self.get_write_buffer_size())
        self._told.set()

    def writelines(self, parts: Sequence[bytes]) -> None:
        self.write(b"".join(parts))

    def get_write_buffer_size(self) -> int:
        return sum(map(len, self.sent)) if self.deaf else 0

    def is_closing(self) -> bool:
        return self.closing

    async def take(self) -> dict[str, Any]:
        """Return the next message, waiting for it."""
        while not self.sent:
            self._told.clear()
            await self._told.wait()
        found: dict[str, Any] = msgspec.json.decode(self.sent.popleft())
        return found

    def read(self) -> list[dict[str, Any]]:
        """Return everything that lies there."""
        found = [msgspec.json.decode(each) for each in self.sent]
        self.sent.clear()
        return found
