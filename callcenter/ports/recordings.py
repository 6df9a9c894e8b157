"""Recordings, as the carrier keeps them: fetched when somebody listens, never copied."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from msgspec import Struct


class Audio(Struct, frozen=True):
    """What the carrier gives of a recording. `status` is 200, 206 or 416, as HTTP means it.

    `content_range` and `length` (bytes) are "" where the carrier did not say.
    """

    status: int
    media_type: str
    content_range: str
    length: str
    chunks: AsyncIterator[bytes]


class Recordings(Protocol):
    """Where recordings are."""

    def audio(self, leg: str, byte_range: str) -> AbstractAsyncContextManager[Audio]:
        """Open the newest recording of a leg; `byte_range` as in the Range header, "" for all.

        Raises `LegGone` when there is none, and the other `CarrierError`s.
        """

    async def delete(self, leg: str) -> int:
        """Delete every recording of a leg and return how many; none is no error. Raises `CarrierError`."""
