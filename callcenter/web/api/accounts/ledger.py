"""Accounts, and what belongs to them."""

from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.service.accounts.forms import Edit
from callcenter.service.accounts.ledger import BELONGINGS, AccountSearch
from callcenter.service.accounts.overview import AccountPage
from callcenter.web.api.accounts.asker import customers, judges, reader, seen, shown
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import Accounts

Handler = Callable[[Call[Any]], Awaitable[Any]]


async def list_accounts(call: Call[AccountSearch]) -> Accounts:
    """Accounts that fit and whose files the user may read, page by page."""
    found, after = await customers(call).accounts.find(reader(call), call.body)
    return Accounts(tuple(seen(call, account) for account in found), after)


async def add_account(call: Call[Struct]) -> Account:
    """Keep a new account; its tier is asked for, and holds once a second person agrees (KA-01)."""
    nominations = call.parts.follow_up.nominations
    return await customers(call).accounts.open(reader(call), call.body, nominations)


async def see_account(call: Call[None]) -> AccountPage:
    """All that one screen shows of an account: file, people, needs, promises, contracts, figures, health."""
    page = await customers(call).overview.page(reader(call), call.id)
    if not judges(call):
        page = replace(page, ratings=(), qualifications=())
    return replace(
        page,
        account=seen(call, page.account),
        people=tuple(shown(call, person) for person in page.people),
    )


async def change_account(call: Call[Edit]) -> Account:
    """Change an account; tier and credit change by an approval alone."""
    return await customers(call).accounts.change(reader(call), call.id, call.body)


async def confirm_account(call: Call[None]) -> Account:
    """Note that the file was looked at and is true (DU-04)."""
    return await customers(call).accounts.confirm(reader(call), call.id)


def lister(word: str, page: type[Any]) -> Handler:
    """Return the handler that lists what belongs to an account."""

    async def handle(call: Call[None]) -> Any:
        found = await customers(call).accounts.belongings(reader(call), call.id, BELONGINGS[word])
        return page(tuple(found))

    return _named(handle, f"list_{word}", f"The {word} of an account.")


def adder(word: str) -> Handler:
    """Return the handler that adds something to an account."""

    async def handle(call: Call[Struct]) -> Any:
        return await customers(call).accounts.add(reader(call), call.id, BELONGINGS[word], call.body)

    return _named(handle, f"add_{_one(word)}", f"Add to the {word} of an account.")


def changer(word: str) -> Handler:
    """Return the handler that changes something that belongs to an account."""

    async def handle(call: Call[Edit]) -> Any:
        return await customers(call).accounts.update(reader(call), BELONGINGS[word], call.id, call.body)

    return _named(handle, f"change_{_one(word)}", f"Change one of the {word} of an account.")


def dropper(word: str) -> Handler:
    """Return the handler that deletes something that belongs to an account."""

    async def handle(call: Call[Any]) -> None:
        kind = BELONGINGS[word]
        await customers(call).accounts.drop(reader(call), kind, call.id, call.body.version)

    return _named(handle, f"delete_{_one(word)}", f"Delete one of the {word} of an account.")


def _one(word: str) -> str:
    return BELONGINGS[word].__name__.lower()


def _named(handle: Handler, name: str, words: str) -> Handler:
    """Give a handler the name and the words that it has in the OpenAPI document."""
    handle.__name__, handle.__doc__ = name, words
    return handle
