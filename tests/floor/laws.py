"""What must be true of a floor after every command, said naively: no line, no heap, no index is asked."""

from collections import defaultdict
from typing import Any

from callcenter.floor import Floor
from callcenter.floor.deadlines import Deadlines, agent_deadline_after
from callcenter.floor.events import ContactOffered, Event
from callcenter.floor.explain import ELIGIBLE, why_not
from callcenter.floor.phases import IN_QUEUE, LIVE, OWNED, WITH_AGENT, Phase, Presence
from callcenter.floor.routing import is_eligible
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import Channel, Kind, LegRole, TargetKind
from callcenter.floor.waiting import Lines, has_skills
from tests.floor import naive

#: Where somebody may stand who was never on the line: to be called back, and called by an agent.
TO_DIAL = frozenset({Phase.SCHEDULED, Phase.WAITING, Phase.OFFERED, Phase.CONNECTING, Phase.DIALLING})
OWN_CALL = frozenset({Phase.CONNECTING, Phase.DIALLING})
RINGING = frozenset({Phase.OFFERED, Phase.CONNECTING})
ASKING = frozenset({Phase.CONSULTING, Phase.CONFERENCING})
BUSY = frozenset({Presence.OFFERED, Presence.ON_CONTACT})
AFTER_WORK = frozenset({Presence.WRAP_UP, Presence.NOT_READY, Presence.OFFLINE})


def check(floor: Floor, now: float) -> None:
    """Check every law that a floor must keep at `now`."""
    nobody_waits_beside_a_free_agent(floor.state)
    nobody_waits_where_nobody_is_signed_in(floor.state)
    nobody_waits_for_whom_there_is_not(floor.state)
    agents_and_contacts_agree(floor.state)
    for contact in floor.state.contacts.values():
        contact_has_what_its_phase_says(floor.state, contact)
    for agent in floor.state.agents.values():
        after_contact_work_is_known_to_both(floor.state, agent)
    monitors_are_beside_an_agent(floor.state)
    no_leg_is_orphaned(floor.state)
    explanations_agree_with_routing(floor.state)
    no_customer_is_forgotten(floor.state)
    callbacks_are_found_by_their_number(floor.state)
    lines_are_what_the_state_says(floor)
    deadlines_are_what_the_state_says(floor, now)
    assert not floor.state.closed.keys() & floor.state.contacts.keys()


def nobody_waits_beside_a_free_agent(state: FloorState) -> None:
    """The sentence that this design makes impossible."""
    waiting = [contact for contact in state.contacts.values() if contact.phase is Phase.WAITING]
    waiting = [contact for contact in waiting if not naive.leaves_the_reserve(state, contact)]
    pairs = [(c.id, a.id) for c in waiting for a in state.agents.values() if is_eligible(state, a, c)]
    assert not pairs


def nobody_waits_where_nobody_is_signed_in(state: FloorState) -> None:
    """Unless the queue says so: callers are sent on, only messages and callbacks stay."""
    present = [agent for agent in state.agents.values() if agent.presence is not Presence.OFFLINE]
    for contact in state.contacts.values():
        policy = state.queues.get(contact.queue)
        if policy is None or policy.when_unstaffed.action == "wait" or contact.phase is not Phase.WAITING:
            continue
        if contact.pressing:
            continue  # they hear the message within two seconds
        if contact.channel is Channel.VOICE and not contact.narrow and not contact.to_dial:
            assert any(contact.queue in agent.profile.queues for agent in present if _takes_calls(agent))


def _takes_calls(agent: Agent) -> bool:
    return agent.profile.capacity is None or agent.profile.capacity.voice > 0


def nobody_waits_for_whom_there_is_not(state: FloorState) -> None:
    """A caller is sent on where no agent of the house could ever serve them; steps may lower levels yet."""
    for contact in state.contacts.values():
        policy = state.queues.get(contact.queue)
        if policy is None or contact.channel is not Channel.VOICE or contact.phase is not Phase.WAITING:
            continue
        steps = state.rules.tier_steps.get(contact.card.tier) or policy.steps
        last = max((step.level_less for step in steps), default=0)
        least = {skill.name: max(1, skill.level - last) for skill in contact.needs.required}
        callable_ = filter(_takes_calls, state.agents.values())
        crew = [agent.profile for agent in callable_ if contact.queue in agent.profile.queues]
        able = [all(who.skills.get(name, 0) >= level for name, level in least.items()) for who in crew]
        assert any(able) or contact.narrow or contact.to_dial or contact.pressing


def agents_and_contacts_agree(state: FloorState) -> None:
    """Both sides tell the same story: what rings (never two at once), the call (never two), the messages."""
    rings: dict[str, list[str]] = defaultdict(list)
    has: dict[str, list[str]] = defaultdict(list)
    for contact in state.contacts.values():
        for id_, is_there in _claims(contact):
            (has if is_there else rings)[id_].append(contact.id)
    for agent in state.agents.values():
        assert rings[agent.id] == ([agent.ringing] if agent.ringing else [])
        held = ([agent.call] if agent.call else []) + agent.messages
        assert sorted(has[agent.id]) == sorted(held)
        assert not agent.call or state.contacts[agent.call].channel is Channel.VOICE
        assert all(state.contacts[each].channel is Channel.MESSAGE for each in agent.messages)
        presence_says_what_is_held(agent)
    assert {*rings, *has} <= state.agents.keys()


def presence_says_what_is_held(agent: Agent) -> None:
    """With a contact, else in after-contact work, else offered: a presence hides nothing from a wallboard."""
    if agent.call or agent.messages:
        assert agent.presence is Presence.ON_CONTACT
    elif agent.wrap_ups:
        assert agent.presence in AFTER_WORK
        assert not agent.ringing or agent.presence is Presence.WRAP_UP
    elif agent.ringing:
        assert agent.presence is Presence.OFFERED
    else:
        assert agent.presence in (Presence.AVAILABLE, Presence.NOT_READY, Presence.OFFLINE)
    assert agent.wish is None or agent.presence in BUSY | {Presence.WRAP_UP}


def _claims(contact: Contact) -> list[tuple[str, bool]]:
    """Return whom a contact has to do with, and whether it is with them already."""
    found = []
    if contact.offer is not None:
        found.append((contact.offer.agent, False))
    if contact.agent:
        found.append((contact.agent, True))
    party = contact.party
    if party is not None and party.target.kind is TargetKind.AGENT:
        found.append((party.target.id, bool(party.leg)))
    return found


def capacity_is_kept(state: FloorState, events: tuple[Event, ...]) -> None:
    """Whoever is offered a contact has room for it: offers are the last that a decision does."""
    for event in events:
        if isinstance(event, ContactOffered) and state.agents[event.agent].ringing == event.contact:
            agent, channel = state.agents[event.agent], state.contacts[event.contact].channel
            assert not over_capacity(agent, channel)
            assert agent.wish is None


def over_capacity(agent: Agent, channel: Channel) -> bool:
    """Whether one contact more of the channel would be too much, whatever rings now."""
    after = [work.channel for work in agent.wrap_ups]
    calls = after.count(Channel.VOICE) + bool(agent.call)
    written, capacity = after.count(Channel.MESSAGE) + len(agent.messages), agent.profile.capacity
    if capacity is None:
        return calls + written > 0
    if channel is Channel.VOICE:
        return calls + 1 > capacity.voice
    return written + 1 > capacity.message or (calls > 0 and not capacity.beside_calls)


def contact_has_what_its_phase_says(state: FloorState, contact: Contact) -> None:
    """An offer while it rings, an agent while they talk, a third party while it is asked."""
    phase, party = contact.phase, contact.party
    assert phase is not Phase.CLOSED
    assert (phase in RINGING) == (contact.offer is not None)
    assert (phase in OWNED) == bool(contact.agent)
    assert (phase in (Phase.DIALLING, Phase.REACHING)) == (contact.dial is not None)
    who_answered_is_pressing_in_line_alone(contact)
    customer_is_fetched_last(contact)
    assert (phase in ASKING) == (party is not None)
    assert (phase is Phase.CONFERENCING) == (party is not None and party.merged)
    assert party is None or not party.merged or party.leg
    assert phase is Phase.TRANSFERRING or not (contact.forward_leg or contact.forward)
    if contact.offer is not None:
        assert (phase is Phase.CONNECTING) == bool(contact.offer.accepted_at)
    if phase is Phase.WRAPPING_UP:
        assert contact.wrapping
        assert contact.outcome is not None
    if contact.pressing:
        return
    if contact.channel is Channel.VOICE and phase in IN_QUEUE and contact.kind is not Kind.OUTGOING:
        assert contact.queue in state.queues or contact.late_at


def who_answered_is_pressing_in_line_alone(contact: Contact) -> None:
    """Whoever answered a call dialled ahead has an agent, or waits with a deadline, or hears the message."""
    ahead = contact.ahead
    assert (contact.kind is Kind.PREDICTIVE) == (ahead is not None)
    assert not contact.pressing or (contact.phase is Phase.WAITING and contact.leg)
    if contact.phase is Phase.ANNOUNCING:
        assert ahead is not None
        assert ahead.telling
        assert contact.late_at
    if ahead is not None and contact.phase is Phase.WAITING and not contact.answered_at:
        assert contact.pressing


def customer_is_fetched_last(contact: Contact) -> None:
    """Nobody is dialled before an agent is there unless ahead, and nobody who is on the line."""
    phase = contact.phase
    if contact.kind is Kind.PREDICTIVE:
        assert (phase is Phase.REACHING) == contact.to_dial
        assert phase is not Phase.DIALLING
        return
    if contact.to_dial:
        assert phase in (TO_DIAL if contact.kind is Kind.CALLBACK else OWN_CALL)
    else:
        assert phase not in (Phase.SCHEDULED, Phase.DIALLING)
    assert (contact.kind is Kind.CALLBACK) == (contact.callback is not None)
    if phase is Phase.DIALLING:
        assert contact.to_dial
        assert contact.agent_leg
    if phase is Phase.SCHEDULED:
        assert contact.callback is not None
        assert contact.late_at == contact.callback.due_at


def callbacks_are_found_by_their_number(state: FloorState) -> None:
    """The index of those who are to be called back is what the contacts say, one per number and queue."""
    held = [each for each in state.contacts.values() if each.callback is not None and each.to_dial]
    indexed = {(number, id_) for number, ids in state.callbacks.items() for id_ in ids}
    assert {(each.caller, each.id) for each in held} == indexed
    assert len({(each.caller, each.queue) for each in held}) == len(held)
    assert all(state.callbacks.values())


def after_contact_work_is_known_to_both(state: FloorState, agent: Agent) -> None:
    """No work on a contact is forgotten, and none is done twice."""
    worked_on = [work.contact for work in agent.wrap_ups]
    assert len(worked_on) == len(set(worked_on))
    for contact in state.contacts.values():
        assert contact.wrapping != agent.id or contact.id in worked_on


def monitors_are_beside_an_agent(state: FloorState) -> None:
    """Nobody listens where no agent talks, to two talks at once, or to their own."""
    seen: set[str] = set()
    for contact in state.contacts.values():
        assert not contact.monitors or contact.phase in WITH_AGENT
        for monitor in contact.monitors:
            assert monitor.id not in seen
            assert monitor.id != contact.agent
            seen.add(monitor.id)
            if monitor.leg:
                assert state.legs[monitor.leg].role is LegRole.MONITOR
    told = {agent.id: agent.monitoring for agent in state.agents.values() if agent.monitoring}
    assert told.keys() <= seen
    for id_, contact_id in told.items():
        assert state.contacts[contact_id].monitor(id_) is not None


def explanations_agree_with_routing(state: FloorState) -> None:
    """What a supervisor is told is what routing does."""
    for contact in state.contacts.values():
        leaves = naive.leaves_the_reserve(state, contact)
        for id_, verdict in why_not(state, contact).items():
            expected = is_eligible(state, state.agents[id_], contact) and not leaves
            assert (verdict.verdict == ELIGIBLE) == expected


def no_leg_is_orphaned(state: FloorState) -> None:
    """Every leg is held by a live contact, or stands by for its agent, or has its last moment set."""
    held = {(leg, contact.id) for contact in state.contacts.values() for leg in contact.legs()}
    for leg in state.legs.values():
        standing = leg.agent in state.agents and state.agents[leg.agent].leg == leg.id
        if leg.contact and not leg.end_by:
            assert (leg.id, leg.contact) in held
        else:
            assert standing or leg.end_by
        assert not (standing and leg.end_by)
    for agent in state.agents.values():
        assert not agent.leg or state.legs[agent.leg].agent == agent.id


def no_customer_is_forgotten(state: FloorState) -> None:
    """A live voice contact has its legs up; only a message being left may outlive the customer's leg."""
    for contact in state.contacts.values():
        if contact.channel is not Channel.VOICE or contact.phase not in LIVE or contact.to_dial:
            continue
        for leg in contact.legs():
            if contact.phase is not Phase.VOICEMAIL:
                assert state.legs[leg].contact == contact.id
                assert not state.legs[leg].end_by
        assert contact.leg in state.legs or contact.late_at
        assert not contact.agent or contact.agent_leg


def lines_are_what_the_state_says(floor: Floor) -> None:
    """The router's lines are derived: built anew they are the same."""
    assert _lines(floor.lines) == _lines(Lines(floor.state))
    assert not floor.lines.fresh_contacts
    assert not floor.lines.fresh_agents


def _lines(lines: Lines) -> dict[Any, list[Any]]:
    waiting = {(queue, needs): line for queue, by in lines.waiting.items() for needs, line in by.items()}
    free = {(queue, key): line for queue, by in lines.free.items() for key, line in by.items()}
    found: dict[Any, Any] = {**waiting, **free, **lines.meant_for}
    to_dial = {("to dial", queue): [count] for queue, count in lines.to_dial.items() if count}
    return {name: list(line) for name, line in found.items() if line} | to_dial


def deadlines_are_what_the_state_says(floor: Floor, now: float) -> None:
    """So are the deadlines; after-contact work that is overdue for its registration is done with."""
    rebuilt = Deadlines(floor.state)
    assert _but_agents(floor.deadlines) == _but_agents(rebuilt)
    for agent in floor.state.agents.values():
        kept = floor.deadlines._set.get(("agent", agent.id), 0.0)
        ahead = agent_deadline_after(agent, now)
        moments = (agent.rests_until, *(work.until for work in agent.wrap_ups))
        assert kept == ahead or (kept in moments and kept <= now)
    soonest = min(floor.deadlines._set.values(), default=None)
    assert floor.next_deadline() == soonest


def _but_agents(deadlines: Deadlines) -> dict[tuple[str, str], float]:
    return {what: moment for what, moment in deadlines._set.items() if what[0] != "agent"}


def nothing_is_overdue(floor: Floor, now: float) -> None:
    """After time has passed, what is due has been done."""
    soonest = floor.next_deadline()
    assert soonest is None or soonest > now


def first_come_first_served(state: FloorState, events: tuple[Event, ...]) -> None:
    """Whoever was offered had nobody before them whom the same agent may serve.

    Offers are the last that a decision does: from the last to the first, one more agent was free,
    for the channels that there was room for.
    """
    offered: list[Agent] = []
    for event in reversed(events):
        if isinstance(event, ContactOffered) and (taken := state.contacts.get(event.contact)):
            agent = state.agents[event.agent]
            offered.append(agent)
            passed_over = [
                other.id
                for other in state.contacts.values()
                if other.phase is Phase.WAITING
                and (other.rank, other.order) < (taken.rank, taken.order)
                and _entitled(agent, other)
                and not over_capacity(agent, other.channel)
                and not naive.leaves_the_reserve(state, other, _with_room(offered, other.channel))
            ]
            assert not passed_over


def _with_room(agents: list[Agent], channel: Channel) -> list[str]:
    return [agent.id for agent in agents if not over_capacity(agent, channel)]


def _entitled(agent: Agent, contact: Contact) -> bool:
    if agent.id in contact.excluded or (contact.pressing and not agent.leg):
        return False
    if contact.narrow:
        return agent.id in (contact.target, *contact.circle)
    skills = agent.profile.skills
    return contact.queue in agent.profile.queues and has_skills(skills, contact.needs.required)
