"""Notices on the live feed: each user hears of their own, and after a gap, too."""

from callcenter.accounts.account import Account
from callcenter.ports.books import Changed
from callcenter.ports.live import Viewer
from callcenter.ports.notices import Notice
from dashboards.live.hub import LiveHub
from tests.dashboards.live.test_hub import NOW, Stopped, hub, join, take, talk


def told(*users: str) -> list[Changed]:
    """Return what the books say when users were given a notice."""
    return [Changed(None, Notice(f"n-{user}", user=user)) for user in users]


async def test_tells_users_of_their_own_notices_alone() -> None:
    """Another number for each change; nothing at all for others."""
    made = hub(talk())
    lin, sue = join(made, Viewer(user="lin")), join(made, Viewer("ann", user="sue"))
    first, others = (await take(lin))["notices"], (await take(sue))["notices"]
    made.hear(told("lin", "tom"))
    await made.flush()
    assert (await take(lin))["notices"] > first
    assert "notices" not in await take(sue)
    made.hear([Changed(None, Account("a1")), *told("sue")])
    await made.flush()
    assert (await take(sue))["notices"] > others


async def test_who_comes_back_hears_where_their_notices_are() -> None:
    """Resumed or from the start: what changed while nobody watched is not lost."""
    made = hub(talk())
    lin = join(made, Viewer(user="lin"))
    first = await take(lin)
    lin.leave()
    made.hear(told("lin"))
    await made.flush()
    resumed = await take(join(made, Viewer(user="lin"), after=first["seq"]))
    anew = await take(join(made, Viewer(user="lin")))
    assert resumed["notices"] == anew["notices"] > first["notices"]
    restarted = LiveHub(talk, Later(), lambda agent: True, seq=10)
    assert (await take(join(restarted, Viewer(user="lin"))))["notices"] != anew["notices"]


class Later(Stopped):
    """A clock of a process that began later."""

    def now(self) -> float:
        return NOW + 5.0
