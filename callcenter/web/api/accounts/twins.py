"""Accounts that may be one."""

from callcenter.service.accounts.twins import suggested_accounts
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import DuplicateAccounts


async def duplicate_accounts(call: Call[None]) -> DuplicateAccounts:
    """Accounts that may be one: the same name but for its form, website or address (DU-04)."""
    return DuplicateAccounts(tuple(await suggested_accounts(customers(call).office, reader(call))))
