"""Who asks, and how people look to them."""

from typing import Any

from msgspec.structs import replace

from callcenter.accounts.account import Account, Swot
from callcenter.accounts.person import Person
from callcenter.service.accounts.customers import Customers
from callcenter.service.accounts.office import Reader
from callcenter.service.masking import masked
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call


def reader(call: Call[Any]) -> Reader:
    """Return the signed-in user as somebody who reads files."""
    return Reader(call.user.name, call.user.agent, call.user.roles)


def customers(call: Call[Any]) -> Customers:
    """Return what can be done with accounts and people."""
    return call.parts.customers


def shown(call: Call[Any], person: Person) -> Person:
    """Return a person with their numbers masked, unless the user may see numbers."""
    if call.may(Permission.SEE_NUMBERS):
        return person
    return replace(person, numbers=tuple(masked(number) for number in person.numbers))


def judges(call: Call[Any]) -> bool:
    """Whether the user sees what accounts are judged by."""
    return call.may(Permission.CHANGE_ACCOUNTS) or call.may(Permission.AUDIT)


def seen(call: Call[Any], account: Account) -> Account:
    """Return an account as the user may see it: what it is judged by is for those who look after accounts."""
    if judges(call):
        return account
    return replace(account, swot=Swot(), competitors=(), credits=(), note="")
