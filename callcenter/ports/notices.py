"""What the service keeps beside the values of the pure rooms: notices to users, and counters."""

from msgspec import Struct


class Notice(Struct, frozen=True):
    """Something that a user should know. `what` is a word of the trail (`assign`, `warned`, ...).

    `subject` is the id of what it is about, `kind` its kind (`case`), `title` how people call it.
    Times are seconds UTC; `read_at` is 0 until it was read.
    """

    id: str
    user: str = ""
    at: float = 0.0
    kind: str = ""
    subject: str = ""
    what: str = ""
    version: int = 0
    title: str = ""
    text: str = ""
    by: str = ""
    read_at: float = 0.0

    @property
    def unread(self) -> bool:
        """Whether it was not read yet."""
        return not self.read_at


class Counter(Struct, frozen=True):
    """The last number that was given out in a series, such as the cases of a year."""

    id: str
    version: int = 0
    value: int = 0
