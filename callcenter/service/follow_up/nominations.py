"""First and other tiers that come with a new file or a sheet: asked for, never given (KA-01, FL-12)."""

from collections.abc import Sequence

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.cases import approvals
from callcenter.cases.approvals import WAITING, Approval, FieldChange
from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Among, Match, Put
from callcenter.service.follow_up.approvals import Approvals, told
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.follow_up.words import word

_SUBJECTS = frozenset({"tier", "nomination"})


class Proposed(Struct, frozen=True):
    """What was asked for: the approvals that began, and how many accounts were `left_out`."""

    approvals: tuple[str, ...]
    left_out: int


class Nominations:
    """Asks a second person for the tiers that somebody wants for accounts. Refuses with `Refusal`."""

    def __init__(self, tools: Tools, approvals: Approvals) -> None:
        self._tools = tools
        self._approvals = approvals

    async def propose(self, accounts: Sequence[Account], tier: str, reason: str, by: str) -> Proposed:
        """Ask for a tier for several accounts at once, as a report proposes them (ME-15): all or none.

        Those that have it or a higher one, and those for which a tier is asked already, are left out.
        Refuses with `bad_change` a tier that the house does not have, and as `asked` does.
        """
        tiers = [each.id for each in self._tools.house().tiers]
        if tier not in tiers:
            raise Refusal("bad_change", "tier")
        above = tiers[: tiers.index(tier)]
        lower = [(account, tier) for account in accounts if account.tier not in above]
        changes = await self.asked(lower, by, reason)
        approvals = tuple(put.entity.id for put in changes if isinstance(put.entity, Approval))
        if changes:
            await self._tools.commit(changes, by)
        return Proposed(approvals, len(accounts) - len(approvals))

    async def asked(self, wanted: Sequence[tuple[Account, str]], by: str, reason: str = "") -> list[Put]:
        """Return what is stored to ask for these tiers, together with the accounts themselves.

        An account for which a tier is asked already, or that has this one, is left out. Refuses with
        `no_approver` where nobody but `by` may agree.
        """
        found: list[Put] = []
        now = self._tools.now()
        for account, tier in wanted:
            if tier == account.tier or await self._waits(account.id):
                continue
            route = await self._approvals.route("nomination")
            approval = approvals.ask(self._wish(account, tier, by, reason), route, now)
            found += [Put(approval), *told(approval, now)]
        return found

    async def _waits(self, account: str) -> bool:
        states = Among(tuple(state.value for state in WAITING))
        where: dict[str, Match] = {"target": account, "state": states}
        waiting = await self._tools.books.find(Approval, where, limit=10)
        return any(each.subject in _SUBJECTS for each in waiting)

    def _wish(self, account: Account, tier: str, by: str, reason: str) -> Approval:
        return Approval(
            new_id("approval"),
            subject="nomination",
            target=account.id,
            account=account.id,
            title=account.company,
            changes=(FieldChange("tier", account.tier, tier),),
            reason=reason or word("nominated", self._tools.house().language),
            requester=by,
        )
