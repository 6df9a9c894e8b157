"""What came of the callbacks that were asked for, and of callers who called again."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.values import Outcome
from callcenter.simulation.estimates import Fraction
from callcenter.simulation.plan import is_redial, person_of
from dashboards.measures.counts import CallbackCounts
from dashboards.measures.levels import kept_promises


class Promise(Struct):
    """One callback: asked for at `asked`, promised by `by`; `reached` when the customer picked up.

    `ended` is how it closed without that: `unreached`, or called off; "" while it is open.
    """

    contact: str
    queue: str
    tier: str
    asked: float
    by: float
    reached: float | None = None
    ended: str = ""


class Promises:
    """Sees the events of a run. `made` are all callbacks in order."""

    def __init__(self) -> None:
        self.made: list[Promise] = []
        self._open: dict[str, Promise] = {}

    def opened(self, event: k.CallbackOpened) -> None:
        """Somebody is promised a callback."""
        promise = Promise(event.contact, event.queue, event.card.tier, event.at, event.promised_by)
        self.made.append(promise)
        self._open[event.contact] = promise

    def connected(self, event: e.ContactConnected) -> None:
        """Somebody is reached."""
        if promise := self._open.pop(event.contact, None):
            promise.reached = event.at

    def closed(self, event: e.ContactClosed) -> None:
        """It is over without a talk."""
        if promise := self._open.pop(event.contact, None):
            promise.ended = event.outcome.value


def callbacks(promises: Sequence[Promise]) -> dict[str, Fraction]:
    """Return the measures of some callbacks.

    `callbacks_kept` is reached at or before the promised moment, over reached and given up;
    `callback_wait` lasts from the wish until the customer picks up.
    """
    reached = [(each.reached - each.asked, each.reached <= each.by) for each in promises if each.reached]
    given_up = sum(each.ended == Outcome.UNREACHED for each in promises)
    still = sum(each.reached is None and not each.ended for each in promises)
    waits = sum(wait for wait, _ in reached)
    in_time = sum(kept for _, kept in reached)
    return {
        "callbacks_asked": (float(len(promises)), 1.0),
        "callbacks_reached": (float(len(reached)), 1.0),
        "callbacks_open": (float(still), 1.0),
        "callbacks_kept": kept_promises(CallbackCounts(len(promises), len(reached), in_time, given_up)),
        "callback_wait": (waits, float(len(reached))),
    }


def people(contacts: Iterable[str], served: frozenset[str]) -> dict[str, Fraction]:
    """Return who was behind some contacts: how many people, how many calls of those who called before.

    `people_served` is the share of the people of whom an agent took some call, or whom one called back.
    """
    ids = list(contacts)
    persons = {person_of(id_) for id_ in ids}
    return {
        "people": (float(len(persons)), 1.0),
        "redials": (float(sum(map(is_redial, ids))), 1.0),
        "people_served": (float(len(persons & served)), float(len(persons))),
    }
