"""People: found, kept, changed; what they ask of their data."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Consent
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.service.accounts.forms import Edit, values
from callcenter.service.accounts.people import PeopleSearch
from callcenter.service.privacy.export import PersonExport
from callcenter.web.api.accounts.asker import customers, reader, shown
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import Consents, Erasures, ErasureWish, PeoplePage, Versioned


async def list_people(call: Call[PeopleSearch]) -> PeoplePage:
    """People by number as somebody writes it, e-mail address, beginning of the name, or account."""
    found, after = await customers(call).people.find(reader(call), call.body)
    return PeoplePage(tuple(shown(call, person) for person in found), after)


async def people_of_account(call: Call[None]) -> PeoplePage:
    """The people of an account, by name."""
    await customers(call).office.readable(reader(call), call.id)
    found = await customers(call).people.of_account(reader(call), call.id)
    return PeoplePage(tuple(shown(call, person) for person in found), "")


async def see_person(call: Call[None]) -> Person:
    """A person as the user may see them."""
    return shown(call, await customers(call).people.get(reader(call), call.id))


async def add_person(call: Call[Struct]) -> Person:
    """Keep a new person; numbers are written as people here write them, or with their country."""
    return shown(call, await customers(call).people.add(reader(call), call.body))


async def change_person(call: Call[Edit]) -> Person:
    """Change a person. Who may not see numbers leaves masked ones as they are."""
    told = call.body
    before = await customers(call).people.get(reader(call), call.id)
    hidden = dict(zip(shown(call, before).numbers, before.numbers, strict=True))
    numbers = tuple(hidden.get(number, number) for number in values(told)["numbers"])
    changed = await customers(call).people.change(reader(call), call.id, replace(told, numbers=numbers))
    return shown(call, changed)


async def person_leaves(call: Call[Versioned]) -> Person:
    """Note that somebody works there no more: the numbers are theirs no longer."""
    return shown(call, await customers(call).people.leaves(reader(call), call.id, call.body.version))


async def export_person(call: Call[None]) -> PersonExport:
    """Everything that is kept about a person, for that person; it is noted who took it out (CN-05)."""
    return await customers(call).exported.of(reader(call), call.id)


async def erase_person(call: Call[ErasureWish]) -> Erased:
    """Erase a person and return the proof: what went, what stays and why (EU-03)."""
    return await customers(call).erasing.erase(reader(call), call.id, call.body.version, call.body.request)


async def see_erasures(call: Call[None]) -> Erasures:
    """The proofs of a person's erasure."""
    return Erasures(tuple(await customers(call).erasing.proofs(call.id)))


async def list_consents(call: Call[None]) -> Consents:
    """What a person agreed to, and took back."""
    await customers(call).people.get(reader(call), call.id)
    return Consents(tuple(await customers(call).erasing.consents(call.id)))


async def add_consent(call: Call[Struct]) -> Consent:
    """Keep that a person agreed to a purpose, with the proof (EU-01)."""
    return await customers(call).erasing.agree(reader(call), call.id, call.body)


async def withdraw_consent(call: Call[None]) -> Consent:
    """Note that a person took a consent back (CN-02)."""
    return await customers(call).erasing.withdraw(reader(call), call.id)
