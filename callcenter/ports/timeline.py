"""The timeline of a customer: what happened with them, in one line each, whatever it was."""

from typing import Any

from msgspec import Struct, field

from callcenter.accounts.account import Secrecy


class TimelineEntry(Struct, frozen=True, omit_defaults=True):
    """One line of a person's and their account's timeline (KA-09, DA-01); `at` in seconds UTC.

    `kind` says what `ref` is the id of (contact, case, visit, task, survey, promise, note), `what`
    happened to it in one word that the screens know (`opened`, `closed`, `kept`). `title` is what a
    person wrote of it, `detail` holds the few values that the line shows, both without secrets of
    a higher grade than `secrecy`. `by` is a user's name, "" where nobody was asked. An id made of the rest
    (`case:17:closed`) lets a line that is told twice stand once.
    """

    id: str
    version: int = 0
    at: float = 0.0
    account: str = ""
    person: str = ""
    kind: str = ""
    ref: str = ""
    what: str = ""
    title: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    by: str = ""
    secrecy: Secrecy = Secrecy.NORMAL
