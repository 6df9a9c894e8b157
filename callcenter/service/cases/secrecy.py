"""Cases of secret files: seen by whoever may read the file, and by whom they were given to (DA-08)."""

from collections.abc import Iterable

from callcenter.accounts.account import Account
from callcenter.cases.case import Case
from callcenter.cases.seeing import Viewer, is_given
from callcenter.service.accounts.office import Office, Reader


class CaseSecrecy:
    """Tells which cases a viewer may see as far as the grade of their account goes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def open_to(self, viewer: Viewer, cases: Iterable[Case], where: str = "") -> list[Case]:
        """Return those that the grade of their account does not keep from the viewer.

        With `where` it is written down that cases of secret files were shown there. Raises `RecordsError`.
        """
        found = list(cases)
        accounts = await self._office.books.get_many(Account, {case.account for case in found} - {""})
        reader = Reader(viewer.user, viewer.agent, viewer.roles)
        readable = {id for id, account in accounts.items() if self._may_read(reader, account)}
        seen = [
            case
            for case in found
            if case.account not in accounts or case.account in readable or is_given(case, viewer)
        ]
        if where:
            told = {case.account for case in seen if case.account in accounts}
            await self._office.shown(reader, [accounts[id] for id in sorted(told)], where)
        return seen

    def _may_read(self, reader: Reader, account: Account) -> bool:
        return not reader.user or self._office.may_read(reader, account)
