"""Approvals over the books: asked, decided by somebody else, and made once with the thing itself."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.person import Person
from callcenter.cases.approvals import ApprovalState, Finding
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task
from callcenter.ports.books import Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.follow_up.approvals import ApprovalSearch, ChangeWish
from callcenter.service.signals import Signals
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, TIA, World

TIER = ChangeWish("tier", "acme", {"tier": "A"}, "They doubled")
GRADE = ChangeWish(
    "credit", "acme", {"grade": "C", "limit": "500"}, "Late again", finding=Finding("Late", "Broke", True)
)


async def test_a_tier_changes_when_a_second_person_agrees(world: World) -> None:
    """Who asks is passed over, and decides nothing; the account has its history."""
    approvals = world.office.approvals
    asked = await approvals.ask(TIER, SUE)
    assert ("tia", "B", "A") == (asked.holder, asked.changes[0].before, asked.changes[0].after)
    with pytest.raises(Refusal, match="second_person"):
        await approvals.approve(asked.id, SUE)
    assert "B" == (await world.account()).tier
    applied = await approvals.approve(asked.id, TIA, "Agreed")
    account = await world.account()
    assert (ApprovalState.APPLIED, "A", "tia") == (applied.state, account.tier, account.tiers[-1].by)
    with pytest.raises(Refusal, match="wrong_state"):
        await approvals.approve(asked.id, TIA)
    assert account == await world.account()


async def test_everybody_hears_what_concerns_them(world: World) -> None:
    """The one who is to decide, and then the one who asked."""
    approvals = world.office.approvals
    asked = await approvals.ask(TIER, MAX)
    assert ["ask"] == await world.told("sue")
    await approvals.send_back(asked.id, SUE, "Which year?")
    assert ["return"] == await world.told("max")
    again = await approvals.ask_again(asked.id, replace(TIER, reason="In 2026"), MAX)
    assert (asked.id, "sue") == (again.id, again.holder)
    world.clock.time += 1
    await approvals.approve(asked.id, SUE)
    assert ["return", "apply"] == await world.told("max")


async def test_boxes_are_mine_and_asked(world: World) -> None:
    """All of them are for those who see everybody's, or for an account's people."""
    approvals = world.office.approvals
    asked = await approvals.ask(TIER, ANN)
    assert [asked] == await approvals.find(ApprovalSearch(), SUE)
    assert [asked] == await approvals.find(ApprovalSearch("asked"), ANN)
    assert [asked] == await approvals.find(ApprovalSearch("all", account="acme"), MAX)
    assert [] == await approvals.find(ApprovalSearch(), MAX)
    with pytest.raises(Refusal, match="forbidden"):
        await approvals.find(ApprovalSearch("all"), MAX)


async def test_who_may_not_approve_is_given_nothing(world: World) -> None:
    """Neither by the route of the house nor by hand."""
    world.house = replace(world.house, approval_routes=())
    asked = await world.office.approvals.ask(TIER, ANN)
    for nobody in ("max", "old", "nemo"):
        with pytest.raises(Refusal, match="no_approver"):
            await world.office.approvals.delegate(asked.id, SUE, nobody)
    handed = await world.office.approvals.delegate(asked.id, SUE, "tia", "On leave")
    assert "tia" == handed.holder


async def test_the_route_of_the_house_decides_by_amount() -> None:
    """Within the first one's power one yes is enough; beyond it two are asked."""
    steps = [{"users": ["old", "sue"], "up_to": 1000}, {"users": ["tia"]}]
    world = await World(approval_routes=[{"id": "tier", "steps": steps}]).open()
    approvals = world.office.approvals
    small = await approvals.ask(replace(TIER, amount=1000.0), MAX)
    large = await approvals.ask(replace(TIER, amount=1000.5), MAX)
    assert [["sue"], ["sue", "tia"]] == [[step.approver for step in each.steps] for each in (small, large)]


async def test_a_change_that_is_outdated_goes_back(world: World) -> None:
    """Of two that were asked for at once, the second is not made on top of the first."""
    approvals = world.office.approvals
    first, second = (
        await approvals.ask(TIER, MAX),
        await approvals.ask(replace(TIER, changes={"tier": "C"}), MAX),
    )
    await approvals.approve(first.id, SUE)
    back = await approvals.approve(second.id, SUE)
    assert (ApprovalState.RETURNED, "max", "A") == (back.state, back.holder, (await world.account()).tier)


async def test_a_change_waits_for_its_day(world: World) -> None:
    """It is made when it is due, and the customer is told by whoever manages the account (FL-23)."""
    approvals = world.office.approvals
    asked = await approvals.ask(replace(GRADE, effective_at=NOW + DAY, notify=True), ANN)
    agreed = await approvals.approve(asked.id, SUE)
    (kind,) = [each for each in world.office.due_kinds(Signals()) if each.name == "approval"]
    assert (ApprovalState.APPROVED, NOW + DAY) == (agreed.state, await kind.next_at(NOW))
    assert 0 == await kind.run_due(NOW)
    world.clock.time += DAY
    assert 1 == await kind.run_due(NOW + DAY)
    assert 0 == await kind.run_due(NOW + DAY)
    account = await world.account()
    assert ("C", "500", 1) == (account.credit.grade, str(account.credit.limit), len(account.credits))
    (notice,) = await world.books.find(Task, {"account": "acme"})
    assert "max" == notice.owner


async def test_a_finding_that_is_not_serious_is_written_down(world: World) -> None:
    """FL-23 ③: no grade changes, and a grade is never changed without having looked."""
    approvals = world.office.approvals
    seen = replace(GRADE, finding=Finding("Late", "Bank holiday"))
    noted = await approvals.ask(seen, ANN)
    assert (ApprovalState.NOTED, "A") == (noted.state, (await world.account()).credit.grade)
    with pytest.raises(Refusal, match="incomplete"):
        await approvals.ask(replace(GRADE, finding=None), ANN)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (replace(TIER, changes={"tier": "Z"}), "bad_change"),
        (replace(TIER, changes={"company": "Zorg"}), "bad_change"),
        (replace(TIER, changes={"tier": "B"}), "nothing_changes"),
        (replace(TIER, subject="weather"), "unknown_subject"),
        (replace(TIER, subject="plan", target="x"), "not_found"),
        (replace(TIER, target="nobody"), "not_found"),
        (replace(GRADE, changes={"limit": "-1"}), "bad_change"),
        (replace(GRADE, changes={"limit": "lots"}), "bad_change"),
        (replace(GRADE, changes={"term_days": "x"}), "bad_change"),
    ],
)
async def test_what_cannot_be_is_not_asked(world: World, wish: ChangeWish, code: str) -> None:
    """The refusal names why."""
    with pytest.raises(Refusal, match=code):
        await world.office.approvals.ask(wish, ANN)


async def test_a_thing_that_changes_at_that_moment_is_looked_at_anew(world: World) -> None:
    """Another field of the account is changed between the look and the store: both changes stand."""
    approvals, books = world.office.approvals, world.books
    asked = await approvals.ask(TIER, MAX)
    commit = books.commit
    tries: list[int] = []

    async def raced(changes, by, at):  # type: ignore[no-untyped-def]
        if not tries:
            tries.append(1)
            await commit((Put(replace(await world.account(), industry="Steel")),), "", at)
        return await commit(changes, by, at)

    books.commit = raced  # type: ignore[method-assign]
    assert ApprovalState.APPLIED is (await approvals.approve(asked.id, SUE)).state
    account = await world.account()
    assert ("A", "Steel", 1) == (account.tier, account.industry, len(account.tiers))


async def test_a_private_person_has_a_tier_by_a_second_person(world: World) -> None:
    """With history and a line of the timeline; somebody of an account has the account's tier (KA-02)."""
    people = (Person("p1", name="Ida"), Person("p2", name="Bo", account="acme"))
    await world.books.commit([Put(each) for each in people], "", NOW)
    wish = ChangeWish("person_tier", "p1", {"tier": "A"}, "Buys for three houses")
    with pytest.raises(Refusal, match="bad_change"):
        await world.office.approvals.ask(replace(wish, target="p2"), SUE)
    with pytest.raises(Refusal, match="bad_change"):
        await world.office.approvals.ask(replace(wish, changes={"tier": "Z"}), SUE)

    asked = await world.office.approvals.ask(wish, SUE)
    with pytest.raises(Refusal, match="second_person"):
        await world.office.approvals.approve(asked.id, SUE)
    await world.office.approvals.approve(asked.id, TIA)

    ida = await world.tools.get(Person, "p1")
    assert ("A", [("A", "tia", "Buys for three houses")]) == (
        ida.tier,
        [(line.tier, line.by, line.reason) for line in ida.tiers],
    )
    (line,) = await world.books.find(TimelineEntry, {"person": "p1"})
    assert ("person_tier", {"tier": ["", "A"]}) == (line.what, line.detail)


async def test_who_comes_to_an_account_meanwhile_keeps_the_accounts_tier(world: World) -> None:
    """The approval goes back to whoever asked."""
    await world.books.commit([Put(Person("p1", name="Ida"))], "", NOW)
    asked = await world.office.approvals.ask(ChangeWish("person_tier", "p1", {"tier": "A"}, "Much"), SUE)
    await world.books.commit([Put(replace(await world.tools.get(Person, "p1"), account="acme"))], "", NOW)

    back = await world.office.approvals.approve(asked.id, TIA)

    assert (ApprovalState.RETURNED, "account") == (back.state, back.acts[-1].reason)
    assert "" == (await world.tools.get(Person, "p1")).tier
