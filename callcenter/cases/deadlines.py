"""Deadlines of a case: moments that are given, and what falls due at them (ME-04)."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class DeadlineKind(StrEnum):
    """What must be done by a deadline."""

    RESPONSE = "response"  #: the customer hears from us for the first time
    PROPOSAL = "proposal"  #: the department proposes a solution
    RESOLUTION = "resolution"  #: the case is solved
    FOLLOW_UP = "follow_up"  #: the customer was asked afterwards


class Rung(Struct, frozen=True):
    """At this moment the case goes up to this step of the ladder, unless the deadline is met."""

    at: float
    step: str


class Pause(Struct, frozen=True):
    """A time in which clocks stand still; `until` is None while it lasts.

    `reason` is one of the house's reasons, else what was said; `stops` are the clocks that it stops, all
    of them without any.
    """

    since: float
    reason: str
    by: str
    until: float | None = None
    stops: tuple[DeadlineKind, ...] = ()

    def holds(self, kind: DeadlineKind) -> bool:
        """Whether a clock of this kind stands still by it."""
        return not self.stops or kind in self.stops


class Deadline(Struct, frozen=True):
    """One deadline. All moments are absolute: whoever gives them has read calendars and tiers.

    `warn_at` are the moments of the warnings in order, of which `warned` were given; `rungs` in order,
    of which `climbed` were reached. `breached_at` stays when it is met late. `calendar` is the one whose
    hours count, "" for all hours.
    """

    kind: DeadlineKind
    since: float
    due: float
    warn_at: tuple[float, ...] = ()
    rungs: tuple[Rung, ...] = ()
    calendar: str = ""
    warned: int = 0
    climbed: int = 0
    breached_at: float | None = None
    met_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be met."""
        return self.met_at is None

    @property
    def next_moment(self) -> float | None:
        """When time alone does something to it next, None for never again."""
        if not self.is_open:
            return None
        moments = [*self.warn_at[self.warned : self.warned + 1]]
        moments += [rung.at for rung in self.rungs[self.climbed : self.climbed + 1]]
        if self.breached_at is None:
            moments.append(self.due)
        return min(moments, default=None)


def next_moment(deadlines: Iterable[Deadline]) -> float | None:
    """Return when time alone does something to one of these next."""
    moments = (each.next_moment for each in deadlines)
    return min((moment for moment in moments if moment is not None), default=None)


def met(deadlines: Iterable[Deadline], kind: DeadlineKind, now: float) -> tuple[Deadline, ...]:
    """Return the deadlines with the open ones of this kind met, late ones as breached."""
    return tuple(_meet(each, now) if each.kind is kind and each.is_open else each for each in deadlines)


def _meet(deadline: Deadline, now: float) -> Deadline:
    late = deadline.breached_at is None and now > deadline.due
    return replace(deadline, met_at=now, breached_at=deadline.due if late else deadline.breached_at)


def given(deadlines: Iterable[Deadline], new: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return the deadlines with open ones replaced by new ones of their kind; met ones stay."""
    coming = tuple(new)
    kinds = {each.kind for each in coming}
    return (*(each for each in deadlines if not each.is_open or each.kind not in kinds), *coming)


def dropped(deadlines: Iterable[Deadline], keep: Iterable[DeadlineKind] = ()) -> tuple[Deadline, ...]:
    """Return the deadlines without the open ones, but for those of the kinds to `keep`."""
    kinds = set(keep)
    return tuple(each for each in deadlines if not each.is_open or each.kind in kinds)


def open_ones(deadlines: Iterable[Deadline]) -> Iterator[Deadline]:
    """Yield the deadlines that are still to be met."""
    return (each for each in deadlines if each.is_open)
