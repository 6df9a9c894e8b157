"""Hand-overs over the books: nothing moves before both signed, then all of it at once (KA-07)."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.book import Promise
from callcenter.cases.case import Case
from callcenter.cases.hand_overs import HandOver, HandOverState, Point
from callcenter.cases.refusal import Refusal
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Put
from callcenter.service.follow_up.hand_overs import HandOverPage
from callcenter.service.follow_up.tools import Doer
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, World

WISH = HandOver("", account="acme", taker="ann", reason="Leave")
WORK = (
    Case("c1", number="C-1", title="Leak", account="acme", owner="max"),
    Case("c2", account="acme", owner="max", state=CaseState.CLOSED),
    Case("c3", account="acme", owner="sue"),
    Task("t1", title="Call", account="acme", owner="max", due=NOW + DAY),
    Task("t2", title="Old", account="acme", owner="max", due=NOW, state=TaskState.DONE),
    Task("t3", title="Other", account="other", owner="max", due=NOW + DAY),
    Promise("p1", account="acme", owner="max", text="An offer", due=NOW + DAY, told_at=NOW),
    Promise("p2", account="acme", owner="max", text="Kept", due=NOW, kept_at=NOW),
)


async def ready(world: World) -> HandOverPage:
    """Begin one and go through all of it."""
    await world.books.commit([Put(each) for each in WORK], "", NOW)
    page = await world.office.hand_overs.begin(WISH, SUE)
    for point in Point:
        version = page.hand_over.version
        page = await world.office.hand_overs.check(page.hand_over.id, version, point, "", MAX)
    id_, version = page.hand_over.id, page.hand_over.version
    return await world.office.hand_overs.introduce(id_, version, "At their fair", ANN)


async def test_all_that_is_open_moves_with_the_second_signature(world: World) -> None:
    """Account, case, task and promise; what is over or somebody else's stays. What moved is kept."""
    page = await ready(world)
    listed = [("case", "c1", "C-1 Leak"), ("task", "t1", "Call"), ("promise", "p1", "An offer")]
    assert listed == [(each.kind, each.id, each.title) for each in page.work]

    once = await world.office.hand_overs.sign(page.hand_over.id, page.hand_over.version, MAX)
    assert ("max", HandOverState.SIGNED) == ((await world.account()).manager, once.hand_over.state)
    assert "max" == (await world.tools.get(Case, "c1")).owner
    done = await world.office.hand_overs.sign(once.hand_over.id, once.hand_over.version, ANN)

    assert "ann" == (await world.account()).manager
    assert tuple(page.work) == done.hand_over.moved == done.work
    owners = {each.id: (await world.tools.get(type(each), each.id)).owner for each in WORK}
    assert {"c1", "t1", "p1"} == {id_ for id_, owner in owners.items() if owner == "ann"}
    assert 0.0 == (await world.tools.get(Promise, "p1")).told_at
    assert ["hand_over.begun", "hand_over.done"] == sorted(await world.told("max"))
    assert ["hand_over.begun"] == await world.told("ann")


async def test_one_at_a_time_and_between_those_two_alone(world: World) -> None:
    """A second one waits; who is neither of the two does not sign; a stale version is refused."""
    page = await ready(world)
    hand_overs, one = world.office.hand_overs, page.hand_over
    with pytest.raises(Refusal, match="hand_over_open"):
        await hand_overs.begin(WISH, SUE)
    with pytest.raises(Refusal, match="unknown_user"):
        await hand_overs.begin(replace(WISH, account="acme", taker="nobody"), SUE)
    with pytest.raises(Refusal, match="not_yours"):
        await hand_overs.sign(one.id, one.version, SUE)
    with pytest.raises(Refusal, match="not_found"):
        await hand_overs.sign(one.id, one.version, Doer("bea", "bea"))
    await hand_overs.call_off(one.id, one.version, SUE)
    assert ("max", "open") == (
        (await world.account()).manager,
        (await hand_overs.begin(WISH, SUE)).hand_over.state,
    )


async def test_for_a_manager_who_is_gone_a_leader_signs(world: World) -> None:
    """Nobody is left who could; what stands under their name moves all the same."""
    page = await ready(world)
    for user in await world.records.users():
        if user.name == "max":
            await world.records.save_user(replace(user, active=False))

    once = await world.office.hand_overs.sign(page.hand_over.id, page.hand_over.version, SUE)
    done = await world.office.hand_overs.sign(once.hand_over.id, once.hand_over.version, ANN)

    assert "ann" == (await world.account()).manager
    assert ["case", "task", "promise"] == [each.kind for each in done.work]


async def test_an_account_that_went_another_way_is_not_handed_over(world: World) -> None:
    """Somebody gave it another manager meanwhile."""
    page = await ready(world)
    once = await world.office.hand_overs.sign(page.hand_over.id, page.hand_over.version, MAX)
    await world.books.commit([Put(replace(await world.account(), manager="tom"))], "", NOW)

    with pytest.raises(Refusal, match="wrong_state"):
        await world.office.hand_overs.sign(once.hand_over.id, once.hand_over.version, ANN)
    assert "tom" == (await world.account()).manager
