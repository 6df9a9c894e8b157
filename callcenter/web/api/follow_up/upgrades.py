"""Upgrades of products, and the trainings on site that they begin (PR-06)."""

from callcenter.cases.upgrades import Upgrade
from callcenter.service.follow_up.upgrades import Chosen, UpgradePage
from callcenter.web.api.follow_up.common import cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.values_upgrades import NewUpgrade, TrainMore, UpgradeQuery, UpgradeRows


async def list_upgrades(call: Call[UpgradeQuery]) -> UpgradeRows:
    """Upgrades, the newest first, and how far their trainings are."""
    wish = call.body
    found = await call.parts.follow_up.upgrades.find(wish.limit, cursor(wish.after), doer(call))
    return UpgradeRows.of(found, wish.limit)


async def add_upgrade(call: Call[NewUpgrade]) -> UpgradePage:
    """Tell of a major upgrade: every chosen account gets a training on site, as its manager's task."""
    wish = call.body
    upgrade = Upgrade("", name=wish.name, note=wish.note, due=wish.due)
    return await call.parts.follow_up.upgrades.begin(upgrade, Chosen(wish.accounts, wish.tier), doer(call))


async def see_upgrade(call: Call[None]) -> UpgradePage:
    """An upgrade with its trainings, those to be held first."""
    return await call.parts.follow_up.upgrades.see(call.id, doer(call))


async def train_more(call: Call[TrainMore]) -> UpgradePage:
    """Train further accounts; nobody is trained twice."""
    chosen = Chosen(call.body.accounts, call.body.tier)
    return await call.parts.follow_up.upgrades.more(call.id, chosen, doer(call))
