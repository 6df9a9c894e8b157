"""An agent's own day, in numbers."""

from typing import Protocol

from msgspec import Struct


class DayView(Struct, frozen=True):
    """What an agent has done since midnight, `since` (seconds UTC). Spans in seconds.

    `handled` contacts reached the agent and are done, each counted once. `talked` holds talk and
    hold, `wrapped` after-contact work. `aht` is (talked + wrapped) / handled and `acw` is
    wrapped / handled; both are None while nothing is handled.
    """

    since: float
    handled: int
    talked: float
    wrapped: float
    aht: float | None
    acw: float | None


class Shifts(Protocol):
    """What agents have done lately."""

    def day(self, agent: str, now: float) -> DayView:
        """Return the day that `now` lies in, in the house's time zone."""
