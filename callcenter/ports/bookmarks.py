"""Where somebody who reads along has got to."""

from msgspec import Struct


class Bookmark(Struct, frozen=True):
    """The last place that a reader of the journal has dealt with, by the reader's name."""

    id: str
    version: int = 0
    seq: int = 0
