"""First and other tiers that come with a new file or a sheet: asked for, never given (KA-01, FL-12)."""

from collections.abc import Sequence

from callcenter.accounts.account import Account
from callcenter.cases import approvals
from callcenter.cases.approvals import WAITING, Approval, FieldChange
from callcenter.ports.books import Among, Change, Match, Put
from callcenter.service.follow_up.approvals import Approvals, told
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.follow_up.words import word

_SUBJECTS = frozenset({"tier", "nomination"})


class Nominations:
    """Asks a second person for the tiers that somebody wants for accounts. Refuses with `Refusal`."""

    def __init__(self, tools: Tools, approvals: Approvals) -> None:
        self._tools = tools
        self._approvals = approvals

    async def asked(self, wanted: Sequence[tuple[Account, str]], by: str) -> list[Change]:
        """Return what is stored to ask for these tiers, together with the accounts themselves.

        An account for which a tier is asked already, or that has this one, is left out. Refuses with
        `no_approver` where nobody but `by` may agree.
        """
        found: list[Change] = []
        now = self._tools.now()
        for account, tier in wanted:
            if tier == account.tier or await self._waits(account.id):
                continue
            route = await self._approvals.route("nomination")
            approval = approvals.ask(self._wish(account, tier, by), route, now)
            found += [Put(approval), *told(approval, now)]
        return found

    async def _waits(self, account: str) -> bool:
        states = Among(tuple(state.value for state in WAITING))
        where: dict[str, Match] = {"target": account, "state": states}
        waiting = await self._tools.books.find(Approval, where, limit=10)
        return any(each.subject in _SUBJECTS for each in waiting)

    def _wish(self, account: Account, tier: str, by: str) -> Approval:
        return Approval(
            new_id("approval"),
            subject="nomination",
            target=account.id,
            account=account.id,
            title=account.company,
            changes=(FieldChange("tier", account.tier, tier),),
            reason=word("nominated", self._tools.house().language),
            requester=by,
        )
