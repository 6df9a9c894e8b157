"""What a simulated day is given: who calls, who works when, and the house. Times are seconds UTC."""

import re
from math import inf

from msgspec import Struct

from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard, Needs

_RETURNED = re.compile(r"(~\d+)?(-callback)?$")


class Again(Struct, frozen=True):
    """Another call of somebody who hung up: `after` so many seconds, with what is new about it."""

    after: float
    patience: float
    menu: float = 0.0
    luck: float = 1.0


class Wish(Struct, frozen=True):
    """Asks for a callback `after` seconds in a queue; each dial is answered with the chance `picks_up`,
    when it has rung for `rings` seconds.
    """

    after: float
    rings: float = 8.0
    picks_up: float = 1.0


class Call(Struct, frozen=True):
    """One caller and all that is theirs, whoever serves them.

    The caller is `menu` seconds in the menu, hangs up after `patience` seconds in a queue (the queue
    clock), talks for `talk` seconds, and leaves `after_call` seconds of work. `answer` is how long the
    agent lets it ring, and `luck` (0 to 1) decides whether the first offer is missed. `again` are the
    calls that follow as long as each is abandoned; `caller` is the number (E.164).
    """

    id: str
    at: float
    queue: str
    talk: float
    after_call: float = 0.0
    patience: float = inf
    menu: float = 0.0
    answer: float = 0.0
    luck: float = 1.0
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    caller: str = ""
    again: tuple[Again, ...] = ()
    wish: Wish | None = None


def again_id(id_: str) -> str:
    """Return the id of the next call of the same person: `x`, `x~2`, `x~3`..."""
    first, _, number = id_.partition("~")
    return f"{first}~{int(number or 1) + 1}"


def is_redial(contact: str) -> bool:
    """Whether a contact is another call of somebody who hung up before."""
    return "~" in contact


def person_of(contact: str) -> str:
    """Return the id of the first call of the person, the same for all their calls and callbacks."""
    return _RETURNED.sub("", contact)


class Move(Struct, frozen=True):
    """An agent wants to stand somewhere from `at` on."""

    at: float
    agent: str
    presence: Presence
    reason: str = ""


class Plan(Struct, frozen=True):
    """A whole day. It is measured from `begin` to `end` by intervals of `interval` seconds.

    Contacts offered in the first `warm_up` seconds are served but not counted. Offers are missed with
    the chance `misses`; who missed one is back after `back_seconds`. What is still open `after` seconds
    past the end stays open: somebody may wait for ever, or be offered for ever to who never answers.
    """

    name: str
    begin: float
    end: float
    house: Configure
    calls: tuple[Call, ...]
    moves: tuple[Move, ...]
    interval: float = 1800.0
    warm_up: float = 0.0
    misses: float = 0.0
    back_seconds: float = 60.0
    after: float = 4 * 3600.0
