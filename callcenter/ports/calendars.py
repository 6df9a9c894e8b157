"""The link under which a user's calendar program fetches their tasks and visits."""

from msgspec import Struct


class CalendarLink(Struct, frozen=True):
    """One user's link. `token` is the SHA-256 of the secret in it, so a stolen table opens no calendar."""

    id: str
    version: int = 0
    user: str = ""
    token: str = ""
    at: float = 0.0
