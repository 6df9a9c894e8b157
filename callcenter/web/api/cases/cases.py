"""Cases: opened, looked for, looked at."""

from typing import Any

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases.case import Origin
from callcenter.floor.values import Channel, CustomerCard
from callcenter.service.accounts.ledger import AccountSearch
from callcenter.service.accounts.people import PeopleSearch
from callcenter.service.cases.wishes import CaseSearch, Named, NewCase
from callcenter.service.permissions import Permission
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.api.cases.common import line, page, viewer
from callcenter.web.api.pages import contact_page
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_cases import (
    CaseCustomer,
    CaseEntries,
    CaseLines,
    CaseOpening,
    CasePage,
    CaseQuery,
    CustomerLinked,
    CustomerLinkWish,
    EntriesQuery,
    InboxQuery,
)

#: Customers of one name that a search looks through.
_MOST_NAMED = 500


async def open_case(call: Call[CaseOpening]) -> CasePage:
    """Open a case, by hand or from a contact that one took part in (FL-26)."""
    wish, card, origin = call.body, CustomerCard(), Origin.HAND
    if wish.contact:
        card, origin = await _customer(call, wish.contact)
    opened = NewCase(
        title=wish.title,
        text=wish.text,
        type=wish.type,
        origin=origin,
        priority=wish.priority,
        contact=wish.contact,
        account=wish.account or card.account,
        person=wish.person or card.person,
        address=wish.address,
        tier=wish.tier or card.tier,
        department=wish.department,
        owner=wish.owner,
        tags=wish.tags,
    )
    return page(await call.parts.cases.desk.open(viewer(call), opened))


async def list_cases(call: Call[CaseQuery]) -> CaseLines:
    """The cases that one sees and that fit: one's own, one's departments', what nobody has."""
    wanted = call.body
    search = CaseSearch(
        state=wanted.state or "",
        type=wanted.type or "",
        department=wanted.department,
        owner=wanted.owner,
        opener=wanted.opener,
        account=wanted.account,
        person=wanted.person,
        contact=wanted.contact,
        tag=wanted.tag,
        number=wanted.number,
        tier=wanted.tier,
        open=wanted.open,
        named=await _named(call, wanted.customer, wanted.manager),
        order=wanted.order,
        limit=wanted.limit,
        after=wanted.after,
    )
    return await _lines(call, search)


async def see_case(call: Call[None]) -> CasePage:
    """One case, and what may be done with it now."""
    return page(await call.parts.cases.desk.get(viewer(call), call.id))


async def see_customer(call: Call[None]) -> CaseCustomer:
    """Whose case it is: names alone, so that whoever works on it knows for whom."""
    case = await call.parts.cases.desk.get(viewer(call), call.id)
    books = call.parts.books
    account = await books.get(Account, case.account) if case.account else None
    person = await books.get(Person, case.person) if case.person else None
    return CaseCustomer(account.company if account else "", person.name if person else "")


async def make_customer_link(call: Call[CustomerLinkWish]) -> CustomerLinked:
    """Make a link for the customer: the case read only, without a word that is ours alone (KA-28)."""
    case = await call.parts.cases.desk.get(viewer(call), call.id)
    word, until = await call.parts.cases.links.link(case, call.body.days, call.user.name)
    return CustomerLinked(f"{call.parts.settings.public_url.rstrip('/')}/case/{word}", until)


async def see_entries(call: Call[EntriesQuery]) -> CaseEntries:
    """The trail of a case: everything that happened to it, by whom, and who was told."""
    desk = call.parts.cases.desk
    case = await desk.get(viewer(call), call.id)
    return CaseEntries(tuple(await desk.entries(case.id, call.body.after, call.body.limit)))


async def see_inbox(call: Call[InboxQuery]) -> CaseLines:
    """A department's open cases, the next one due first; for its people and those who manage cases."""
    who = viewer(call)
    if call.parts.cases.desk.schedule.department(call.id) is None:
        raise Failure("unknown_department", "There is no such department.")
    if not who.leads and call.id not in who.departments:
        raise Failure("forbidden", "You are not of that department.")
    query = call.body
    wanted = CaseSearch(department=call.id, open=True, order="due_at", limit=query.limit, after=query.after)
    return await _lines(call, wanted)


async def _lines(call: Call[Any], wanted: CaseSearch) -> CaseLines:
    found, after = await call.parts.cases.desk.search(viewer(call), wanted)
    return CaseLines(tuple(line(case) for case in found), after)


async def _named(call: Call[CaseQuery], words: str, manager: str) -> Named | None:
    """Return the customers whose names hold these words, or that a manager has; None if nobody is named.

    They are of those that the user may look up.
    """
    if not words.strip() and not manager:
        return None
    if not call.may(Permission.SEE_ACCOUNTS):
        raise Failure("forbidden", "This needs the permission see_accounts.")
    mine, known = reader(call), customers(call)
    search = AccountSearch(words=words, manager=manager, limit=_MOST_NAMED)
    accounts, _ = await known.accounts.find(mine, search)
    if manager:
        return Named(tuple(each.id for each in accounts))
    people, _ = await known.people.find(mine, PeopleSearch(words=words, limit=_MOST_NAMED))
    return Named(tuple(each.id for each in accounts), tuple(each.id for each in people))


async def _customer(call: Call[CaseOpening], contact: str) -> tuple[CustomerCard, Origin]:
    """Return who a contact is with, for those who may see it, and where the case comes from then."""
    seen = (await contact_page(call, contact)).contact
    live = call.parts.state().contacts.get(contact)
    card = live.card if live is not None else await call.parts.records.card(seen.caller)
    return card or CustomerCard(), Origin.CONTACT if seen.channel is Channel.VOICE else Origin.MESSAGE
