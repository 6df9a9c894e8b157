"""What the tiers of a house mean for its floor (KA-09)."""

from typing import Any

import pytest

from callcenter.floor.values import CustomerCard, Reach, WideningStep
from callcenter.service.green_channel import past_the_menu
from callcenter.service.house import BadConfiguration, House, default_document, parse
from ivr.outputs import Say, ToQueue

GOLD: dict[str, Any] = {
    "id": "A",
    "name": {"en": "Gold", "zh-CN": "金牌"},
    "skip_menu": True,
    "queue": "support",
    "bonus_seconds": 900,
    "path": [{"to": "manager"}, {"to": "deputy", "after": 20}, {"to": "team", "after": 40}],
}
CREW: dict[str, Any] = {
    "agents": [{"id": "mia", "queues": ["support"]}, {"id": "tea", "queues": ["support"]}],
    "teams": [{"id": "key", "members": ["mia"]}, {"id": "all", "members": ["mia", "tea"]}],
}


def house_of(*tiers: dict[str, Any], **changes: Any) -> House:
    """Return the shipped house with these tiers."""
    return parse(default_document() | CREW | {"tiers": list(tiers)} | changes)


def test_a_tier_decides_bonus_and_way() -> None:
    """It wins over the general rules; tiers that nobody described keep theirs."""
    rules = house_of(GOLD).configure().rules

    assert {"A": 900.0, "B": 300.0} == rules.tier_bonus
    assert {
        "A": (
            WideningStep(0.0, Reach.MANAGER),
            WideningStep(20.0, Reach.DEPUTY),
            WideningStep(40.0, Reach.TEAM),
        )
    } == rules.tier_steps


def test_a_house_without_tiers_is_as_it_was() -> None:
    """Its rules reach the floor untouched."""
    house = house_of()

    assert house.rules == house.configure().rules


def test_agents_know_their_teams() -> None:
    """In the order of the teams."""
    assert [("key", "all"), ("all",)] == [agent.teams for agent in house_of().configure().agents]


def test_only_a_tier_that_says_so_goes_past_the_menu() -> None:
    """Everybody else, and whoever is not known, hears it."""
    house = house_of(GOLD, {"id": "B"})
    turn = past_the_menu(house, CustomerCard(tier="A", language="zh-CN"))

    assert turn is not None
    assert isinstance(turn.exit, ToQueue)
    assert "support" == turn.exit.queue
    assert all(past_the_menu(house, CustomerCard(tier=tier)) is None for tier in ("B", "C", ""))


@pytest.mark.parametrize(
    ("record", "language", "words"),
    [
        (True, "en", "Calls are recorded"),
        (True, "zh-CN", "通话将被录音"),
        (False, "en", "Welcome. We are connecting you."),
    ],
)
def test_whoever_is_recorded_is_told_first(record: bool, language: str, words: str) -> None:
    """Although there was no menu to say it (EU-05)."""
    queues = [{"id": "support", "record": record}]
    house = house_of(GOLD, queues=queues, fallback_queue="support", message_queue="", dispositions=[])
    turn = past_the_menu(house, CustomerCard(tier="A", language=language))

    assert turn is not None
    (said,) = turn.prompts
    assert isinstance(said, Say)
    assert words in said.text
    assert language == said.language


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"queue": "nowhere"}, "tier A: unknown queue nowhere"),
        ({"calendar": "nowhere"}, "tier A: unknown calendar nowhere"),
        ({"response_hours": -1}, "tier A: response_hours is 0 to 8760"),
        ({"bonus_seconds": 100_000}, "tier A: bonus_seconds is 0 to 86400"),
        ({"visit_days": -1}, "tier A: visit_days is 0 to 3650"),
        ({"warn_at": [0.8, 0.5]}, "tier A: warn_at are shares"),
        ({"path": [{"to": "manager", "after": 5}]}, "comes after 0 seconds"),
        (
            {"path": [{"to": "deputy"}, {"to": "manager", "after": 5}]},
            "later than the one before and is wider",
        ),
        ({"path": [{"to": "manager"}, {"to": "deputy"}]}, "later than the one before and is wider"),
        ({"path": [{"to": "manager"}, {"to": "anyone", "after": 90_000}]}, "path.after is 0 to 86400"),
        ({"path": [{"to": "friends"}]}, "Invalid enum value 'friends'"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], problem: str) -> None:
    """With the place it stands at."""
    with pytest.raises(BadConfiguration, match=problem) as error:
        house_of(GOLD | change)
    assert error.value.faults[0].path.startswith("tiers.A")


def test_a_tier_is_described_once() -> None:
    """Twice is a mistake."""
    with pytest.raises(BadConfiguration, match="tier A appears twice"):
        house_of(GOLD, GOLD)
