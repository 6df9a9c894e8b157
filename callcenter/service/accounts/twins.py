"""Accounts that may be one, suggested to those who keep their files (DU-04)."""

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.likeness import Alike, alike
from callcenter.accounts.privacy import grade_on
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import each


async def suggested_accounts(office: Office, reader: Reader, limit: int = 50) -> list[Alike]:
    """Return groups of accounts that may be one. Raises `RecordsError`.

    Files with a grade of secrecy are not compared: that one is like another tells of what stands in it.
    """
    today = office.today()
    compared = [
        account
        async for account in each(office.books, Account, {"merged_into": ""})
        if grade_on(account, today) is Secrecy.NORMAL and office.may_read(reader, account)
    ]
    return alike(compared)[:limit]
