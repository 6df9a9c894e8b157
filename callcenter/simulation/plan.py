"""What a simulated day is given: who calls, who works when, and the house. Times are seconds UTC."""

from math import inf

from msgspec import Struct

from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard, Needs


class Call(Struct, frozen=True):
    """One caller and all that is theirs, whoever serves them.

    The caller is `menu` seconds in the menu, hangs up after `patience` seconds in a queue (the queue
    clock), talks for `talk` seconds, and leaves `after_call` seconds of work. `answer` is how long the
    agent lets it ring, and `luck` (0 to 1) decides whether the first offer is missed.
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
