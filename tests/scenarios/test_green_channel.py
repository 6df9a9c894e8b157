"""The green channel: a key account goes past the menu to its own people, whoever of them is there (KA-09)."""

from callcenter.floor.values import CustomerCard
from tests.scenarios.conftest import OpenHouse

GOLD = {
    "id": "A",
    "name": {"en": "Gold", "zh-CN": "金牌"},
    "skip_menu": True,
    "queue": "key-accounts",
    "path": [{"to": "manager"}, {"to": "deputy", "after": 1}, {"to": "anyone", "after": 30}],
}
IDA = "+14155550163"
CARD = CustomerCard(
    person="p9", name="Ida Holm", account="a9", company="Fjord", tier="A", manager="ana", deputy="ben"
)


async def test_a_tier_a_caller_is_led_past_the_menu_and_the_deputy_answers(opened: OpenHouse) -> None:
    """The manager lets it ring; the deputy has the call, and the caller has kept the place."""
    async with opened(changed={"tiers": [GOLD]}) as house:
        await house.service.storage.records.save_person(CARD, (IDA,))
        ana, ben = await house.agent("ana"), await house.agent("ben")
        caller = house.caller(IDA)

        await caller.dials()
        await caller.hears("Welcome. We are connecting you.")
        await ana.is_offered(caller)
        assert "account_manager" == ana.desk["offer"]["why"]
        since = (await house.is_in(caller, "offered")).queued_at
        await ana.is_("not_ready")
        await ben.is_offered(caller)
        assert "deputy" == ben.desk["offer"]["why"]
        await ben.answers(caller)

        contact = await house.is_in(caller, "talking")
        assert since == contact.queued_at
        assert not caller.has_heard("Sales, press 1.")
        await ben.does("hang-up")
        await ben.wraps_up(caller)


async def test_everybody_else_hears_the_menu(opened: OpenHouse) -> None:
    """Known or not: the house has said nothing about their tier."""
    async with opened(changed={"tiers": [GOLD]}) as house:
        await house.agent("ana")
        caller = house.caller()

        await caller.dials()

        await caller.hears("Sales, press 1.")
        await caller.hangs_up()
