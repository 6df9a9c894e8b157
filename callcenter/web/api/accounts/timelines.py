"""Timelines, and the customer beside a contact."""

from msgspec.structs import replace

from callcenter.floor.state import Contact
from callcenter.floor.values import is_e164
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.timelines import CustomerBeside, TimelineQuery
from callcenter.service.permissions import Permission
from callcenter.web.api.accounts.asker import customers, reader, shown
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_accounts import NoteWish, Timeline


async def account_timeline(call: Call[TimelineQuery]) -> Timeline:
    """What happened with an account, the newest first, page by page."""
    lines, after = await customers(call).timelines.of_account(reader(call), call.id, call.body)
    return Timeline(tuple(lines), after)


async def person_timeline(call: Call[TimelineQuery]) -> Timeline:
    """What happened with a person, the newest first, page by page."""
    lines, after = await customers(call).timelines.of_person(reader(call), call.id, call.body)
    return Timeline(tuple(lines), after)


async def note_on_account(call: Call[NoteWish]) -> TimelineEntry:
    """Write a note into an account's timeline."""
    return await customers(call).timelines.note(reader(call), call.body.text, account=call.id)


async def note_on_person(call: Call[NoteWish]) -> TimelineEntry:
    """Write a note into a person's timeline."""
    return await customers(call).timelines.note(reader(call), call.body.text, person=call.id)


async def customer_beside(call: Call[None]) -> CustomerBeside:
    """The customer of a contact: who, account, health, open cases, promises, needs, head of the timeline.

    For the agents of the contact, and for those who may watch or look after accounts. Where several
    people share the number, they are named to choose from.
    """
    live = call.parts.state().contacts.get(call.id)
    found = await call.parts.history.page(call.id)
    if found is None:
        raise Failure("not_found", call.id)
    page, took_part = found
    own = call.user.agent in took_part or (live is not None and _has(live, call.user.agent))
    if not own and not call.may(Permission.WATCH) and not call.may(Permission.CHANGE_ACCOUNTS):
        raise Failure("forbidden", "This contact is not yours.")
    parts = customers(call).timelines
    card = live.card if live is not None else await parts.customer_of(call.id)
    number = live.caller if live is not None else page.contact.caller
    shares = () if card.person or not is_e164(number) else await parts.sharing(reader(call), number)
    beside = await parts.beside(reader(call), call.id, card, shares)
    if beside.person is None or own:
        return beside
    return replace(beside, person=shown(call, beside.person))


def _has(contact: Contact, agent: str) -> bool:
    """Whether the contact is offered to an agent, or theirs."""
    offered = contact.offer.agent if contact.offer is not None else ""
    return bool(agent) and agent in {contact.agent, contact.wrapping, offered}
