"""From the course of a contact that is over to the facts that are kept of it."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.values import Kind
from callcenter.ports.facts import Part, Record, Stay
from dashboards.facts.course import Course, OpenPart, OpenStay


class Over(Struct, frozen=True):
    """What a contact came to."""

    record: Record
    stays: tuple[Stay, ...]
    parts: tuple[Part, ...]


def over(contact: str, course: Course) -> Over:
    """Return the facts of a contact."""
    stays = tuple(_stay(contact, course, stay) for stay in course.stays)
    parts = tuple(_part(contact, course, number, part) for number, part in enumerate(course.parts, 1))
    return Over(_record(contact, course), stays, parts)


def _stay(contact: str, course: Course, stay: OpenStay) -> Stay:
    return Stay(
        contact=contact,
        queue=stay.queue,
        at=stay.at,
        end=stay.end,
        wait=stay.wait,
        tier=course.tier,
        channel=course.channel.value,
        kind=course.kind.value,
        campaign=course.campaign,
        agent=stay.agent,
        within=stay.within,
        early=stay.early,
        short=stay.short,
    )


def _part(contact: str, course: Course, number: int, part: OpenPart) -> Part:
    return Part(
        contact=contact,
        agent=part.agent,
        at=part.at,
        end=part.end or "withdrawn",
        number=number,
        team=part.team,
        queue=part.queue,
        tier=course.tier,
        channel=course.channel.value,
        kind=course.kind.value,
        campaign=course.campaign,
        handled=part.handled,
        talked=part.talked,
        held=part.held,
        wrapped=part.wrapped,
        transferred=part.transferred,
    )


def _record(contact: str, course: Course) -> Record:
    place = _place(course)
    answered = next((stay for stay in course.stays if stay.end == "answered"), None)
    bare = Record(
        contact=contact,
        at=place.at if place is not None else course.began,
        began=course.began,
        closed=course.closed,
        outcome=course.outcome,
        queue=place.queue if place is not None else course.queue,
        tier=course.tier,
        channel=course.channel.value,
        kind=course.kind.value,
        campaign=course.campaign,
        disposition=course.disposition,
        waited=answered.wait if answered is not None else None,
        callback=course.callback,
    )
    return _worked(bare, course.parts)


def _worked(record: Record, parts: Sequence[OpenPart]) -> Record:
    """Return a record with the work of all agents on it."""
    spoke = [part for part in parts if part.handled]
    return replace(
        record,
        agent=spoke[-1].agent if spoke else "",
        handled=bool(spoke),
        talked=sum(part.talked for part in spoke),
        held=sum(part.held for part in spoke),
        wrapped=sum(part.wrapped for part in spoke),
        transfers=sum(part.transferred for part in spoke),
        offers=sum(bool(part.offer) and part.end != "own" for part in parts),
    )


def _place(course: Course) -> OpenStay | None:
    """Return the stay that the contact counts under: the first that was answered, else the last."""
    if course.kind is not Kind.INBOUND or not course.stays:
        return None
    answered = (stay for stay in course.stays if stay.end == "answered")
    return next(answered, course.stays[-1])
