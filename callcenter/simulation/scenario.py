"""A scenario as it is written: who calls, who works, and by which rules."""

from typing import Any

from msgspec import Struct, field

from callcenter.simulation.spans import Span, Spread


class Form(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The family of what stands in a scenario file; a word that none of them knows is a mistake."""


#: Whom a customer's card names: an agent's id, or weights over several; "" is nobody.
Named = str | dict[str, float]


class Skilled(Form, frozen=True):
    """A share (a weight) of the callers of a stream who need skills, each at a least level 1-10.

    Without those `required` nobody takes the call; whoever has those `preferred` best comes first.
    """

    share: float
    required: dict[str, int] = field(default_factory=dict)
    preferred: dict[str, int] = field(default_factory=dict)


class Redial(Form, frozen=True):
    """A share of those who hang up (0 to 1) call again `after` a span, `most` times at most."""

    share: float = 0.0
    after: Span = 300.0
    most: int = 3


class CallbackWish(Form, frozen=True):
    """A share of the callers (0 to 1) ask for a callback `after` a span in a queue that offers it.

    Each dial is answered with the chance `picks_up`, after a span of ringing.
    """

    share: float = 0.0
    after: Span = Spread(30.0, "fixed")
    rings: Span = Spread(8.0, "fixed")
    picks_up: float = 1.0


class Stream(Form, frozen=True):
    """Callers of one kind. `calls` are those to expect in each interval, from the beginning.

    `tiers` are weights; a tier of "" is no key account. `manager`, `deputy` and `last_agent` stand on
    their cards (KA-09): nobody is their own deputy, and the last talk was a day ago. Spans as in `spans`: a
    number is the mean of exponential spans.
    """

    queue: str
    calls: tuple[float, ...]
    talk: Span = 180.0
    after_call: Span = 30.0
    patience: Span = 300.0
    menu: Span = 0.0
    tiers: dict[str, float] = field(default_factory=lambda: {"": 1.0})
    manager: Named = ""
    deputy: Named = ""
    last_agent: Named = ""
    skills: tuple[Skilled, ...] = ()
    priority: int = 0
    redial: Redial = Redial()
    callback: CallbackWish = CallbackWish()
    name: str = ""


class Shift(Form, frozen=True):
    """Who works when. `agents` are of the house, or `make` so many new ones, called `called-1`, `called-2`...

    `on` and `breaks` are times of day, `08:00-16:30`; one that ends before it begins ends the next day.
    """

    on: tuple[str, ...]
    agents: tuple[str, ...] = ()
    make: int = 0
    called: str = "agent"
    queues: tuple[str, ...] = ()
    skills: dict[str, int] = field(default_factory=dict)
    breaks: tuple[str, ...] = ()


class Scenario(Form, frozen=True):
    """A day to try out.

    `house` is a house document (a file beside the scenario, or itself); `change` is laid over it. `begins`
    is a moment in `zone`. `answer` is how long agents let it ring, `misses` the chance that they miss an
    offer, `back` the seconds until they are there again. Instead of `streams` and `staff`, `journal` may
    name the record of a real day. `extends` names a scenario of which this one says only what is different.
    """

    name: str = ""
    extends: str = ""
    house: str | dict[str, Any] = ""
    change: dict[str, Any] = field(default_factory=dict)
    begins: str = "2026-01-05 08:00"
    zone: str = "UTC"
    interval_minutes: float = 30.0
    warm_up_minutes: float = 0.0
    streams: tuple[Stream, ...] = ()
    staff: tuple[Shift, ...] = ()
    journal: str = ""
    answer: Span = Spread(3.0, "fixed")
    misses: float = 0.0
    back: float = 60.0


def merged(base: Any, change: Any) -> Any:
    """Lay a difference over a document.

    Mappings are merged key by key. Lists of things with an `id` are merged by it, and new ones are added;
    any other list replaces the one before.
    """
    if isinstance(base, dict) and isinstance(change, dict):
        both = {key: merged(base[key], value) if key in base else value for key, value in change.items()}
        return {**base, **both}
    if _named(base) and _named(change):
        changes = {each["id"]: each for each in change}
        kept = [merged(each, changes.pop(each["id"], {})) for each in base]
        return [*kept, *changes.values()]
    return change


def _named(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) and "id" in each for each in value)
