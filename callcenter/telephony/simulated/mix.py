"""Who calls: profiles of arrivals, and the kinds of callers that a profile mixes."""

from random import Random

from msgspec import Struct
from msgspec.structs import replace

from callcenter.telephony.simulated.people import Caller


class CallerKind(Struct, frozen=True, omit_defaults=True):
    """A kind of caller; `weight` is its share among the kinds of a profile.

    `patience` and `talk` are means (seconds) of exponential spans, the assumptions of
    Erlang A, so that the wallboard can be held against the formula. A caller takes one
    of `journeys` (the keys pressed one after the other) and one of `numbers`; without
    numbers the caller is unknown and gets a new number each time.
    """

    name: str
    weight: float = 1.0
    numbers: tuple[str, ...] = ()
    journeys: tuple[tuple[str, ...], ...] = (("1",),)
    words: tuple[str, ...] = ()
    think: float = 2.0
    leaves_menu: float = 0.02
    patience: float = 300.0
    talk: float = 150.0
    ratings: tuple[str, ...] = ("5", "5", "4", "4", "3", "1")


class Profile(Struct, frozen=True, omit_defaults=True):
    """A stream of calls to the number `dialled`: `rate` per hour of line time, in a mix of kinds."""

    name: str
    dialled: str
    rate: float
    kinds: tuple[CallerKind, ...]


def draw(profile: Profile, dice: Random) -> Caller:
    """Draw the next caller of a profile. Who is not content says that it is not solved."""
    kind = dice.choices(profile.kinds, [kind.weight for kind in profile.kinds])[0]
    made = Caller(
        number=dice.choice(kind.numbers) if kind.numbers else _unknown_number(dice),
        keys=dice.choice(kind.journeys),
        words=kind.words,
        think=kind.think,
        leaves_menu=kind.leaves_menu,
        patience=dice.expovariate(1.0 / kind.patience),
        talk=max(5.0, dice.expovariate(1.0 / kind.talk)),
        rating=dice.choice(kind.ratings),
        message=dice.uniform(5.0, 40.0),
    )
    return replace(made, solved="2") if made.rating in {"1", "2"} else made


def usual_kinds(
    tiers: dict[str, tuple[str, ...]], journeys: tuple[tuple[str, ...], ...] = (("1",), ("2",), ("3",))
) -> tuple[CallerKind, ...]:
    """Return a usual mix. `tiers` maps the tiers of key accounts to the numbers they call from.

    Of a hundred calls about thirty are from key accounts (fewer of the higher tiers, who
    talk longer), fifteen are content with the menu, and ten have little patience.
    """
    weights = {"A": 5.0, "B": 10.0, "C": 15.0}
    talk = {"A": 240.0, "B": 200.0, "C": 170.0}
    known = [
        CallerKind(f"tier {tier}", weights.get(tier, 5.0), numbers, journeys, talk=talk.get(tier, 150.0))
        for tier, numbers in tiers.items()
        if numbers
    ]
    others = [
        CallerKind("unknown", 45.0, journeys=journeys),
        CallerKind("menu", 15.0, journeys=journeys, leaves_menu=0.6),
        CallerKind("impatient", 10.0, journeys=journeys, patience=20.0, talk=100.0),
    ]
    return (*known, *others)


def _unknown_number(dice: Random) -> str:
    """Return a number out of the range kept for fiction, so that a demo can ring nobody."""
    return f"+1{dice.randint(201, 989)}55501{dice.randint(0, 99):02d}"
