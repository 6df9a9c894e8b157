"""What begins from a report on accounts: nominations from Pareto, tasks from the watch list."""

from callcenter.accounts.account import Account
from callcenter.service.follow_up.nominations import Proposed
from callcenter.service.follow_up.win_back import WinBackStarted, WinBackWish
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import ParetoNominations, WinBackOf


async def nominate_vital(call: Call[ParetoNominations]) -> Proposed:
    """Ask a second person for a tier for those who bring most of the profit and are not as high (ME-15)."""
    wish, office = call.body, customers(call).office
    report = await customers(call).overview.pareto(reader(call), wish.part, wish.months)
    vital = [row.account for each in report.lists for row in each.rows if row.vital]
    found = await office.books.get_many(Account, vital)
    chosen = [found[id] for id in dict.fromkeys(vital) if id in found]
    nominations = call.parts.follow_up.nominations
    return await nominations.propose(chosen, wish.tier, wish.reason, call.user.name)


async def win_back(call: Call[WinBackOf]) -> WinBackStarted:
    """Give whoever looks after each of these accounts a task to win it back (KA-22, KA-24)."""
    wish, office = call.body, customers(call).office
    accounts = [await office.readable(reader(call), id) for id in dict.fromkeys(wish.accounts)]
    tasks = WinBackWish(wish.due, wish.kind, wish.note)
    return await call.parts.follow_up.win_back.start(accounts, tasks, call.user.name)
