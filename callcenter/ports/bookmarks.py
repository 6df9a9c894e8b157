"""Where somebody who reads along has got to."""

from msgspec import Struct


class Bookmark(Struct, frozen=True):
    """The last place that a reader has dealt with, by the reader's name: a number, or an id (`at`)."""

    id: str
    version: int = 0
    seq: int = 0
    at: str = ""
