"""Contacts to look at: one with its timeline, and the list of those that are over."""

from typing import Any

from callcenter.floor.state import Contact
from callcenter.ports.history import ContactPage
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values import ClosedContacts, ContactsQuery


async def see_contact(call: Call[None]) -> ContactPage:
    """One contact with everything that happened to it, for those who took part and those who watch.

    Numbers are whole for those who took part and those who may see numbers; for others they are
    masked and what was written is left out.
    """
    return await contact_page(call, call.id)


async def contact_page(call: Call[Any], contact: str) -> ContactPage:
    """Return a contact as the user may see it. Raises `Failure`."""
    found = await call.parts.history.page(contact)
    if found is None:
        raise Failure("not_found", "There is no such contact.")
    page, agents = found
    live = call.parts.state().contacts.get(contact)
    mine = call.user.agent and (call.user.agent in agents or _at(call.user.agent, live))
    if not mine and not call.may(Permission.WATCH):
        raise Failure("forbidden", "You took no part in this contact.")
    return page if mine or call.may(Permission.SEE_NUMBERS) else call.parts.history.veil(page)


async def list_contacts(call: Call[ContactsQuery]) -> ClosedContacts:
    """Closed contacts, newest first: an agent's own, for those who watch all of them."""
    user, query, watches = call.user, call.body, call.may(Permission.WATCH)
    if not user.agent and not watches:
        return ClosedContacts(())
    agent = "" if watches else user.agent
    whole = not watches or call.may(Permission.SEE_NUMBERS)
    return ClosedContacts(tuple(call.parts.history.closed(query.limit, query.before, agent, whole=whole)))


def _at(agent: str, contact: Contact | None) -> bool:
    """Whether the agent has to do with a live contact: has it, is offered it, or is asked about it."""
    if contact is None:
        return False
    offered = contact.offer.agent if contact.offer is not None else ""
    asked = contact.party.target.id if contact.party is not None else ""
    return agent in {contact.agent, contact.wrapping, offered, asked}
