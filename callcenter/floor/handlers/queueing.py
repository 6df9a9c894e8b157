"""Into a queue, or past it: closed, full, late, with nobody to serve it."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.asking import NO_NEEDS, asked_in
from callcenter.floor.effects import MoveLeg
from callcenter.floor.events import ContactClosed, ContactQueued, VoicemailStarted
from callcenter.floor.handlers.widening import eased_at_last, go_on, steps_of, widen
from callcenter.floor.hours import queue_is_open
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import rank_of
from callcenter.floor.state import Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import Channel, Needs, Outcome, Overflow, QueuePolicy, Reach
from callcenter.floor.waiting import Lines


class Place(Struct, frozen=True):
    """What a contact asks of a queue, beside what the queue itself asks of its agents."""

    queue: str
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    reason: str = ""
    by: str = ""


def obstacle(
    turn: Turn, contact: Contact, policy: QueuePolicy, needs: Needs = NO_NEEDS, *, named: bool = False
) -> tuple[str, Overflow] | None:
    """Return why a queue does not take a contact now, with its rule for that, None if it does.

    Why: `closed`, `full`, `unserved`, `unstaffed`; not the last two where agents are `named`. The skills
    that count are those asked in the end: steps may ask for less.
    """
    if not queue_is_open(turn.state, policy, turn.now):
        return "closed", policy.when_closed
    if turn.lines.length(policy.id) >= policy.max_waiting:
        return "full", policy.when_full
    if named:
        return None
    return nobody_for(turn.lines, policy, asked_at_last(turn, contact, policy, needs))


def asked_at_last(turn: Turn, contact: Contact, policy: QueuePolicy, needs: Needs = NO_NEEDS) -> Needs:
    """Return what is asked of the queue's agents together, as after the contact's last step."""
    return eased_at_last(asked_in(policy, needs), steps_of(turn, contact, policy), 0)


def at_the_door(
    turn: Turn, contact: Contact, policy: QueuePolicy, place: Place
) -> tuple[str, Overflow] | None:
    """Return as `obstacle` why a queue does not take a caller: steps may name agents."""
    steps = steps_of(turn, contact, policy)
    named = bool(place.target) or any(step.to is not Reach.ANYONE for step in steps)
    return obstacle(turn, contact, policy, place.needs, named=named)


def nobody_for(lines: Lines, policy: QueuePolicy, needs: Needs) -> tuple[str, Overflow] | None:
    """Return why nobody will take a contact with such needs, with the queue's rule, None if somebody may.

    `unserved`: no agent of the house serves the queue with these skills, so that waiting is no rule.
    `unstaffed`: nobody who serves the queue is signed in, and it keeps nobody then.
    """
    rule = policy.when_unstaffed
    if not lines.is_served(policy.id, needs.required):
        return "unserved", policy.when_late if rule.action == "wait" else rule
    if rule.action != "wait" and not lines.is_staffed(policy.id):
        return "unstaffed", rule
    return None


def leave_unstaffed(turn: Turn) -> None:
    """Send on callers whom nobody will take: the last agent has signed out, or nobody has the skills.

    Messages wait, callbacks keep their time, and who waits for certain agents waits for them.
    """
    lines = turn.lines
    found = dict.fromkeys(lines.fresh_contacts)
    for queue in lines.deserted:
        policy = turn.state.queues.get(queue)
        if policy is None or policy.when_unstaffed.action == "wait":
            continue
        found.update((place[2], None) for line in lines.waiting.get(queue, {}).values() for place in line)
    lines.deserted.clear()
    for id_ in found:
        contact = turn.state.contacts[id_]
        policy = turn.state.queues.get(contact.queue)
        if policy is None or contact.channel is not Channel.VOICE or contact.narrow:
            continue
        if contact.to_dial or contact.pressing:
            continue
        needs = eased_at_last(contact.needs, steps_of(turn, contact, policy), contact.widened)
        if nobody := nobody_for(lines, policy, needs):
            place = Place(contact.queue, contact.needs, contact.priority)
            overflow(turn, contact, place, *nobody, moving=True)


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
        if found := at_the_door(turn, contact, policy, place):
            return overflow(turn, contact, place, *found, moving=moving)
    begin_anew(turn, contact, place, aged=aged)
    if moving:
        turn.wish(MoveLeg(contact.id, contact.leg))
    return None


def begin_anew(turn: Turn, contact: Contact, place: Place, *, aged: float = 0.0) -> None:
    """Put a contact in the line of a queue that it was not in: clock and steps begin. `aged` as below.

    From here on the contact asks what the queue asks, too.
    """
    policy = turn.state.queues.get(place.queue)
    place = replace(place, needs=asked_in(policy, place.needs))
    join_line(turn, contact, place, since=turn.now, aged=aged)
    if policy is not None and not place.target and (steps := steps_of(turn, contact, policy)):
        widen(turn, contact, steps)


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
            needs=place.needs,
            priority=place.priority,
            target=place.target,
            target_until=until,
            reason=place.reason,
            by=place.by,
        )
    )


def back_in_line(turn: Turn, contact: Contact, reason: str, *, moving: bool = True) -> None:
    """Give a contact that lost its talk partner its place back; steps go on. `moving` as in `enter_queue`.

    One that was in no line yet, a call of ours, asks what the queue asks in the end.
    """
    needs, policy, taken = contact.needs, turn.state.queues.get(contact.queue), None
    if policy is not None and not contact.queued_at:
        needs = asked_at_last(turn, contact, policy, needs)
        taken = len(steps_of(turn, contact, policy))
    place = Place(contact.queue, needs, contact.priority, reason=reason)
    join_line(turn, contact, place, since=contact.queued_at or turn.now)
    go_on(turn, contact, taken=taken)
    if moving and contact.channel is Channel.VOICE:
        turn.wish(MoveLeg(contact.id, contact.leg))


def overflow(
    turn: Turn, contact: Contact, place: Place, reason: str, rule: Overflow, *, moving: bool
) -> None:
    """Send a contact where a queue's rule says: voicemail, another queue (one hop), or goodbye.

    The skills were asked of this queue's agents; the other queue asks for its own.
    """
    other = turn.state.queues.get(rule.queue) if rule.action == "queue" else None
    if other is not None and other.id != place.queue and obstacle(turn, contact, other) is None:
        place = Place(other.id, NO_NEEDS, place.priority, reason=reason)
        aged = contact.queued_at if contact.phase is Phase.WAITING else turn.now
        begin_anew(turn, contact, place, aged=aged)
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
