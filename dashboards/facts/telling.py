"""How each event changes the course of its contact."""

from collections.abc import Callable
from typing import Any

from callcenter.floor import ahead_events as a
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.values import Kind, Outcome
from dashboards.facts.course import Course, OpenPart, OpenStay, Thresholds
from dashboards.facts.standing import millis

_LOST = frozenset({Outcome.ABANDONED, Outcome.FAILED})
#: A queue that is not configured: nothing is in time.
_UNKNOWN: Thresholds = (-1.0, -1.0)
#: How a callback ended whose customer was not reached.
_ENDED = {Outcome.UNREACHED: "unreached", Outcome.CANCELLED: "cancelled"}


class House:
    """What the telling of an event may look up: thresholds of a queue, the first team of an agent."""

    def __init__(self, thresholds: dict[str, Thresholds], teams: Callable[[str], str]) -> None:
        self._thresholds = thresholds
        self.team = teams

    def of(self, queue: str) -> Thresholds:
        """Return a queue's thresholds as they are now."""
        return self._thresholds.get(queue, _UNKNOWN)


def arrived(course: Course, event: e.ContactArrived, _house: House) -> None:
    course.began, course.channel, course.tier = event.at, event.channel, event.card.tier


def opened(course: Course, event: k.CallbackOpened, _house: House) -> None:
    course.began, course.kind, course.tier = event.at, Kind.CALLBACK, event.card.tier
    course.queue, course.promised_by = event.queue, event.promised_by


def placed(course: Course, event: k.CallPlaced, house: House) -> None:
    course.began, course.kind, course.tier = event.at, Kind.OUTGOING, event.card.tier
    course.queue = event.queue
    _begin(course, event.agent, event.at, house, "own", event.offer)


def dialled_ahead(course: Course, event: a.CallDialledAhead, _house: House) -> None:
    course.began, course.kind, course.tier = event.at, Kind.PREDICTIVE, event.card.tier
    course.queue = event.queue


def queued(course: Course, event: e.ContactQueued, _house: House) -> None:
    old = course.stays[-1] if course.stays else None
    if old is not None and (old.queue, old.at) == (event.queue, event.since):
        return  # it comes back to its line: its clock goes on, and it was offered once
    _end(course, "flowed_out", event.at)
    course.queue = event.queue
    course.stays.append(OpenStay(event.queue, event.since))


def offered(course: Course, event: e.ContactOffered, house: House) -> None:
    _begin(course, event.agent, event.at, house, "", event.offer)


def accepted(course: Course, event: e.OfferAccepted, _house: House) -> None:
    part = course.part_of(event.agent)
    if part is not None and part.offer == event.offer and not part.end:
        part.end = "accepted"


def offer_ended(course: Course, event: e.OfferEnded, _house: House) -> None:
    part = course.part_of(event.agent)
    if part is not None and part.offer == event.offer:
        part.end = part.end or event.end.value


def dialled(course: Course, event: k.CustomerDialled, _house: House) -> None:
    part = course.part_of(event.agent)
    if part is not None:
        part.end = part.end or "accepted"


def connected(course: Course, event: e.ContactConnected, house: House) -> None:
    stay = course.waiting
    if stay is not None:
        stay.agent = event.agent
        _end(course, "answered", event.at)
        stay.within = event.at - stay.at <= house.of(stay.queue)[0]
    if course.promised_by and not course.callback:
        course.callback = "kept" if event.at <= course.promised_by else "late"
    part = course.part_of(event.agent)
    if part is None or part.handled:
        part = _begin(course, event.agent, event.at, house, "own")
    part.end = part.end or "accepted"
    _talk(part, event.at)


def held(course: Course, event: e.ContactHeld | e.ConsultStarted, _house: House) -> None:
    course.held_since = course.held_since or event.at


def resumed(course: Course, event: e.ContactResumed | e.ConsultMerged, _house: House) -> None:
    _off_hold(course, event.at)


def handed(course: Course, event: e.ContactHandedOver | oe.ContactTakenOver, house: House) -> None:
    _off_hold(course, event.at)
    _talk(_begin(course, event.to, event.at, house, "handed"), event.at)


def released(course: Course, event: e.ContactReleased, _house: House) -> None:
    part = next((each for each in course.parts if each.agent == event.agent and each.talks_since), None)
    if part is None:
        return
    if part is course.speaking:
        _off_hold(course, event.at)
    part.talked += millis(event.at) - millis(part.talks_since)
    part.talks_since = 0.0
    part.transferred = event.why == "transfer"
    if event.wrap_up_until:
        part.wraps_since = event.at


def wrapped(course: Course, event: e.WrapUpEnded, _house: House) -> None:
    part = next((each for each in course.parts if each.agent == event.agent and each.wraps_since), None)
    if part is not None:
        part.wrapped += millis(event.at) - millis(part.wraps_since)
        part.wraps_since = 0.0


def voicemail(course: Course, event: e.VoicemailStarted, _house: House) -> None:
    _end(course, "flowed_out", event.at)


def disposed(course: Course, event: e.ContactDisposed, _house: House) -> None:
    course.disposition = event.disposition


def closed(course: Course, event: e.ContactClosed, house: House) -> None:
    stay = course.waiting
    if stay is not None and event.outcome in _LOST:
        _end(course, "abandoned", event.at)
        stay.early = event.at - stay.at <= house.of(stay.queue)[0]
        stay.short = event.short
    _end(course, "flowed_out", event.at)
    if course.promised_by and not course.callback:
        course.callback = _ENDED.get(event.outcome, event.outcome.value)
    course.outcome, course.closed = event.outcome.value, event.at


def _begin(course: Course, agent: str, at: float, house: House, end: str, offer: str = "") -> OpenPart:
    part = OpenPart(agent, at, house.team(agent), course.queue, end, offer)
    course.parts.append(part)
    return part


def _talk(part: OpenPart, at: float) -> None:
    part.talks_since, part.handled = at, True


def _off_hold(course: Course, at: float) -> None:
    """Take the time on hold from the talk of the agent who has the customer."""
    part = course.speaking
    if course.held_since and part is not None:
        span = millis(at) - millis(course.held_since)
        part.held += span
        part.talked -= span
    course.held_since = 0.0


def _end(course: Course, end: str, at: float) -> None:
    stay = course.waiting
    if stay is not None:
        stay.end, stay.wait = end, millis(at) - millis(stay.at)


#: How the life of a contact may begin.
BEGINS: dict[type[e.Event], Callable[[Course, Any, House], None]] = {
    e.ContactArrived: arrived,
    k.CallbackOpened: opened,
    k.CallPlaced: placed,
    a.CallDialledAhead: dialled_ahead,
}

TELLERS: dict[type[e.Event], Callable[[Course, Any, House], None]] = {
    **BEGINS,
    e.ContactQueued: queued,
    e.ContactOffered: offered,
    e.OfferAccepted: accepted,
    e.OfferEnded: offer_ended,
    k.CustomerDialled: dialled,
    e.ContactConnected: connected,
    e.ContactHeld: held,
    e.ConsultStarted: held,
    e.ContactResumed: resumed,
    e.ConsultMerged: resumed,
    e.ContactHandedOver: handed,
    oe.ContactTakenOver: handed,
    e.ContactReleased: released,
    e.WrapUpEnded: wrapped,
    e.VoicemailStarted: voicemail,
    e.ContactDisposed: disposed,
    e.ContactClosed: closed,
}
