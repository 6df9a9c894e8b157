"""Who calls a customer back whom something went wrong for (FL-13, KA-21)."""

from callcenter.accounts.account import Account
from callcenter.cases.refusal import Refusal
from callcenter.service.follow_up.tools import Tools
from callcenter.service.permissions import Permission


async def who_calls_back(tools: Tools, account: str, department: str) -> str:
    """Return the account manager or deputy, else the department's head, else a supervisor; "" for nobody.

    `account` and `department` are ids, "" for none; the answer is a user's name.
    """
    found = await tools.books.get(Account, account) if account else None
    if manager := await tools.manager_of(found):
        return manager
    heads = [each.head for each in tools.house().departments if each.id == department and each.head]
    leaders = [user.name for user in await tools.users_with(Permission.MANAGE_CASES)]
    for name in (*heads, *leaders):
        try:
            await tools.check_users(name)
        except Refusal:
            continue
        return name
    return ""
