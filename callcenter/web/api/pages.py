"""Contacts to look at: one with its timeline, and the list of those that are over."""

from callcenter.floor.state import Contact
from callcenter.ports.records import User
from callcenter.ports.views import ContactPage
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values import ClosedContacts, ContactsQuery

#: Roles that see the contacts of everybody, with their numbers.
OVERSEERS = frozenset({"supervisor", "administrator"})


def oversees(user: User) -> bool:
    """Whether a user may see everybody's contacts and whole numbers."""
    return not OVERSEERS.isdisjoint(user.roles)


async def see_contact(call: Call[None]) -> ContactPage:
    """One contact with everything that happened to it, for those who took part and supervisors."""
    found = await call.parts.history.page(call.id)
    if found is None:
        raise Failure("not_found", "There is no such contact.")
    page, agents = found
    live = call.parts.state().contacts.get(call.id)
    mine = call.user.agent and (call.user.agent in agents or _at(call.user.agent, live))
    if not mine and not oversees(call.user):
        raise Failure("forbidden", "You took no part in this contact.")
    return page


async def list_contacts(call: Call[ContactsQuery]) -> ClosedContacts:
    """Closed contacts, newest first: an agent's own, a supervisor's all."""
    user, query = call.user, call.body
    if not user.agent and not oversees(user):
        return ClosedContacts(())
    agent = "" if oversees(user) else user.agent
    return ClosedContacts(tuple(call.parts.history.closed(query.limit, query.before, agent)))


def _at(agent: str, contact: Contact | None) -> bool:
    """Whether the agent has to do with a live contact: has it, is offered it, or is asked about it."""
    if contact is None:
        return False
    offered = contact.offer.agent if contact.offer is not None else ""
    asked = contact.party.target.id if contact.party is not None else ""
    return agent in {contact.agent, contact.wrapping, offered, asked}
