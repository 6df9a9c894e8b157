"""Into a queue, or past it: closed, full and late."""

from msgspec import Struct

from callcenter.floor.effects import MoveLeg
from callcenter.floor.events import ContactClosed, ContactQueued, VoicemailStarted
from callcenter.floor.handlers.widening import steps_of, widen, without_team
from callcenter.floor.hours import queue_is_open
from callcenter.floor.phases import Phase
from callcenter.floor.routing import rank_of
from callcenter.floor.state import Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import Channel, Needs, Outcome, Overflow, QueuePolicy
from callcenter.floor.waiting import Lines


class Place(Struct, frozen=True):
    """What a contact asks of a queue."""

    queue: str
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    reason: str = ""
    by: str = ""


def obstacle(turn: Turn, policy: QueuePolicy) -> tuple[str, Overflow] | None:
    """Return why a queue takes nobody now (`closed`, `full`, `unstaffed`) with its rule, None if it does."""
    if not queue_is_open(turn.state, policy, turn.now):
        return "closed", policy.when_closed
    if turn.lines.length(policy.id) >= policy.max_waiting:
        return "full", policy.when_full
    if is_forsaken(turn.lines, policy):
        return "unstaffed", policy.when_unstaffed
    return None


def is_forsaken(lines: Lines, policy: QueuePolicy) -> bool:
    """Whether nobody is signed in for a queue that keeps nobody then."""
    return policy.when_unstaffed.action != "wait" and not lines.is_staffed(policy.id)


def leave_unstaffed(turn: Turn) -> None:
    """Send on the callers of queues whose last agent has signed out, and who came back to such a queue.

    Messages wait, callbacks keep their time, and who waits for one agent waits for that agent.
    """
    lines = turn.lines
    found = dict.fromkeys(lines.fresh_contacts)
    for queue in lines.deserted:
        policy = turn.state.queues.get(queue)
        if policy is None or not is_forsaken(lines, policy):
            continue
        found.update((place[2], None) for line in lines.waiting.get(queue, {}).values() for place in line)
    lines.deserted.clear()
    for id_ in found:
        contact = turn.state.contacts[id_]
        policy = turn.state.queues.get(contact.queue)
        if policy is None or contact.channel is not Channel.VOICE or contact.target or contact.to_dial:
            continue
        if is_forsaken(lines, policy):
            place = Place(contact.queue, contact.needs, contact.priority)
            overflow(turn, contact, place, "unstaffed", policy.when_unstaffed, moving=True)


def enter_queue(
    turn: Turn, contact: Contact, place: Place, *, moving: bool = False, aged: float = 0.0
) -> None:
    """Put a contact in line, or where the queue sends those it cannot take.

    `moving` tells that the customer's leg is somewhere else and must be fetched; `aged` as in
    `join_line`.
    """
    policy = turn.state.queues.get(place.queue)
    if contact.channel is Channel.VOICE:
        if policy is None:
            return start_voicemail(turn, contact, place.queue, "unknown_queue", moving=moving)
        found = obstacle(turn, policy)
        if found and not (place.target and found[0] == "unstaffed"):
            return overflow(turn, contact, place, *found, moving=moving)
    join_line(turn, contact, place, since=turn.now, aged=aged)
    if policy is not None and not place.target and (steps := steps_of(turn, contact, policy)):
        widen(turn, contact, steps)
    if moving:
        turn.wish(MoveLeg(contact.id, contact.leg))
    return None


def join_line(turn: Turn, contact: Contact, place: Place, *, since: float, aged: float = 0.0) -> None:
    """Put a contact in line whatever the queue's state, with its clock running from `since`.

    Its place in line counts from `aged`, if that is another moment.
    """
    rules = turn.state.rules
    policy = turn.state.queues.get(place.queue)
    rank = rank_of(rules, policy, contact.card.tier, place.priority, aged or since)
    until = turn.now + rules.targeted_seconds if place.target else 0.0
    turn.emit(
        ContactQueued(
            turn.now,
            contact.id,
            place.queue,
            since,
            rank,
            needs=without_team(place.needs),
            priority=place.priority,
            target=place.target,
            target_until=until,
            reason=place.reason,
            by=place.by,
        )
    )


def back_in_line(turn: Turn, contact: Contact, reason: str, *, moving: bool = True) -> None:
    """Give a contact that lost its talk partner its old place back. `moving` as in `enter_queue`."""
    place = Place(contact.queue, contact.needs, contact.priority, reason=reason)
    join_line(turn, contact, place, since=contact.queued_at or turn.now)
    if moving and contact.channel is Channel.VOICE:
        turn.wish(MoveLeg(contact.id, contact.leg))


def overflow(
    turn: Turn, contact: Contact, place: Place, reason: str, rule: Overflow, *, moving: bool
) -> None:
    """Send a contact where a queue's rule says: voicemail, another queue (one hop), or goodbye."""
    other = turn.state.queues.get(rule.queue) if rule.action == "queue" else None
    if other is not None and other.id != place.queue and obstacle(turn, other) is None:
        place = Place(other.id, Needs(), place.priority, reason=reason)
        aged = contact.queued_at if contact.phase is Phase.WAITING else turn.now
        join_line(turn, contact, place, since=turn.now, aged=aged)
    elif rule.action == "hang_up":
        turn.emit(
            ContactClosed(turn.now, contact.id, Outcome.TURNED_AWAY, contact.phase.value, reason=reason)
        )
    else:
        return start_voicemail(turn, contact, place.queue, reason, moving=moving)
    if moving:
        turn.wish(MoveLeg(contact.id, contact.leg))
    return None


def start_voicemail(turn: Turn, contact: Contact, queue: str, reason: str, *, moving: bool) -> None:
    """Ask the customer for a message."""
    turn.emit(VoicemailStarted(turn.now, contact.id, queue, reason))
    if moving:
        turn.wish(MoveLeg(contact.id, contact.leg))
