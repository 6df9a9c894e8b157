"""What supervisors do with agents, queues and those who wait; agents' calls for help."""

from callcenter.floor import oversight as o
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Contact
from callcenter.service.reasons import verdict_words, why_words
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values import PresenceWish
from callcenter.web.values_oversight import (
    AgentVerdict,
    HelpWish,
    MoveWish,
    Note,
    OpenWish,
    PriorityWish,
    Why,
)


async def force_presence(call: Call[PresenceWish]) -> None:
    """Put an agent elsewhere; what rings goes to the next, a talk is never broken."""
    wish = call.body
    await call.submit(o.ForcePresence(call.id, Presence(wish.presence), wish.reason, call.user.name))


async def send_note(call: Call[Note]) -> None:
    """Write a note to an agent's desk."""
    await call.submit(o.SendNote(call.id, call.body.text, call.user.name))


async def answer_help(call: Call[None]) -> None:
    """Say that an agent's call for help is answered."""
    await call.submit(o.EndHelp(call.id, call.user.name))


async def move_contact(call: Call[MoveWish]) -> None:
    """Move a waiting contact to another queue, with its place by its own age."""
    await call.submit(o.MoveContact(call.id, call.body.queue, call.user.name))


async def set_priority(call: Call[PriorityWish]) -> None:
    """Give a waiting contact another priority."""
    await call.submit(o.SetPriority(call.id, call.body.priority, call.user.name))


async def open_queue(call: Call[OpenWish]) -> None:
    """Open or close a queue by hand, or leave it to its calendar again."""
    await call.submit(o.SetQueueOpen(call.id, call.body.open, call.user.name))


async def ask_help(call: Call[HelpWish]) -> None:
    """Ask a supervisor for help."""
    await call.submit(o.AskHelp(call.agent, call.body.contact, call.body.text))


async def end_help(call: Call[None]) -> None:
    """Take the call for help back."""
    await call.submit(o.EndHelp(call.agent))


async def clear_notes(call: Call[None]) -> None:
    """Put the notes that were read away."""
    await call.submit(o.ClearNotes(call.agent))


async def why(call: Call[None]) -> Why:
    """Why this agent; and while the contact waits: why not, agent by agent."""
    contact = call.parts.state().contacts.get(call.id)
    if contact is None:
        raise Failure("unknown_contact", "There is no such live contact.")
    if contact.phase is Phase.WAITING:
        return Why(contact.id, contact.phase, _verdicts(call, contact), "", "", {})
    offer = contact.offer
    agent = offer.agent if offer is not None else contact.agent or contact.wrapping
    told = offer.why if offer is not None else ""
    return Why(contact.id, contact.phase, (), agent, told, why_words(told))


def _verdicts(call: Call[None], contact: Contact) -> tuple[AgentVerdict, ...]:
    state = call.parts.state()
    return tuple(
        AgentVerdict(
            id_, state.agents[id_].profile.name, verdict.verdict, verdict.detail, verdict_words(verdict)
        )
        for id_, verdict in sorted(why_not(state, contact).items())
    )
