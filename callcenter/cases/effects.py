"""What a decision about a case asks the world to do. Values; the service carries them out."""

from msgspec import Struct


class Notify(Struct, frozen=True, tag_field="effect", tag="notify"):
    """Tell these users. `what` is the kind of the trail's entry that it is about, or `mentioned`."""

    case: str
    users: tuple[str, ...]
    what: str
    text: str = ""


class WriteMail(Struct, frozen=True, tag_field="effect", tag="write_mail"):
    """Write to the customer by e-mail; `entry` is the place in the trail that says so."""

    case: str
    to: str
    text: str
    entry: int


Effect = Notify | WriteMail
