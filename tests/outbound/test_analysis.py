"""Each measure by hand, on talks small enough to count."""

import pytest

from callcenter.outbound.analysis.cards import card_rows, wilson
from callcenter.outbound.analysis.funnel import STEPS, funnel
from callcenter.outbound.analysis.rows import DIMENSIONS, rows
from callcenter.outbound.analysis.told import competitors, pairs, reasons
from callcenter.outbound.analysis.whole import Figure, analysed, calls_behind
from callcenter.outbound.objections.objection import Objection
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.talks.talk import Reached, Talk
from tests.outbound.talks_world import NOW, kinds, objection, resolved, sold, talk

TALKS = [
    sold("a", resolved("price_high", 1, stage=TalkStage.PRICE), resolved("timing", 2)),
    talk("b", objection("price", 1, stage=TalkStage.PRICE), objection("need", 2)),
    talk("c"),
    sold("d", who=Reached(tier="A")),
    talk("e", objection("stop", 1), result=TalkResult.DO_NOT_CALL, reason="stop"),
    talk("wrong", objection("price", 1), right_party=False, result=TalkResult.WRONG_PERSON, reason=""),
    talk("nobody", answered_at=0.0, right_party=None, result=None, interest=None, reason=""),
]


def test_the_funnel_counts_each_call_in_all_steps_that_it_came_to() -> None:
    """Seven dialled, six answered, five right, two interested and sold."""
    assert [step.calls for step in funnel(TALKS)] == [7, 6, 5, 2, 2]
    assert funnel(TALKS)[2].of_before == pytest.approx(5 / 6)
    assert funnel([])[0].of_dialled is None


def test_objections_are_per_hundred_right_party_contacts() -> None:
    """Five of those; the wrong person's objection and the stop are none."""
    (price, *_) = rows(TALKS, "type", kinds(), NOW)

    assert (price.key, price.contacts, price.raised, price.per_100) == ("price", 5, 2, 40.0)
    assert (price.resolution, price.conversion, price.seconds) == (0.5, 0.5, 10.0)
    assert "stop" not in {row.key for row in rows(TALKS, "type", kinds(), NOW)}


def test_a_group_of_talks_has_its_own_contacts() -> None:
    """Tier A had one contact without an objection."""
    found = {row.key: row for row in rows(TALKS, "segment", kinds(), NOW)}

    assert (found["B"].contacts, found["B"].per_100) == (4, 100.0)
    assert (found["A"].contacts, found["A"].per_100, found["A"].resolution) == (1, 0.0, None)


def test_first_and_last_show_what_was_hidden() -> None:
    """By kinds of the first level, with how many were sold."""
    assert [(each.first, each.last, each.talks, each.sold) for each in pairs(TALKS, kinds())] == [
        ("price", "need", 1, 0),
        ("price", "timing", 1, 1),
    ]


def test_competitors_are_one_however_they_are_written() -> None:
    """And twice in one talk is one talk."""
    named = [
        talk(
            "a",
            objection("incumbent", 1, competitor="Acme  Pumps"),
            objection("price", 2, competitor="ACME pumps"),
        ),
        sold("b", objection("incumbent", 1, competitor="acme pumps")),
    ]

    (acme,) = competitors(named)
    assert (acme.name, acme.talks, acme.sold, acme.conversion) == ("Acme Pumps", 2, 1, 0.5)


def test_reasons_are_shares_of_what_was_lost() -> None:
    """Two for the price, one stop."""
    assert [(each.reason, each.talks) for each in reasons(TALKS, kinds())] == [("price", 2), ("stop", 1)]


@pytest.mark.parametrize(
    ("wins", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962), (15, 50, 0.1910, 0.4375)],
)
def test_wilson(wins: int, n: int, low: float, high: float) -> None:
    """Against published values."""
    found = wilson(wins, n)

    assert found is not None
    assert found.low == pytest.approx(low, abs=5e-4)
    assert found.high == pytest.approx(high, abs=5e-4)


def test_wilson_of_nothing_is_nothing() -> None:
    """Not 0 %."""
    assert wilson(0, 0) is None


def used(card: str, uses: int, wins: int, type_: str = "price") -> list[Talk]:
    """So many talks in which a card was used, and won."""

    def one(index: int) -> Objection:
        make = resolved if index < wins else objection
        return make(type_, 1, card=card, edition=1)

    return [talk(f"{card}{index}", one(index)) for index in range(uses)]


def test_a_card_has_a_rank_from_thirty_uses_on() -> None:
    """By the lower end of its interval: sure before lucky."""
    found = card_rows([*used("sure", 100, 60), *used("lucky", 30, 20), *used("new", 29, 29)], kinds(), NOW)

    assert [(row.card, row.rank) for row in found] == [("sure", 1), ("lucky", 2), ("new", None)]


def test_cards_are_ranked_within_their_kind() -> None:
    """What answers a price is not held against what answers a need."""
    found = card_rows([*used("a", 30, 20), *used("b", 30, 10, "need")], kinds(), NOW)

    assert {(row.card, row.rank) for row in found} == {("a", 1), ("b", 1)}


def figures() -> list[tuple[Figure, int]]:
    """Every number of an analysis with the figure that opens it."""
    found = analysed(TALKS, kinds(), NOW)
    told = [(Figure(step.step), step.calls) for step in found.funnel]
    for dimension in DIMENSIONS:
        for row in found.by[dimension]:
            told.append((Figure("raised", dimension, row.key), row.talks))
            told.append((Figure("converted", dimension, row.key), row.sold))
    told += [(Figure("pair", key=f"{each.first}>{each.last}"), each.talks) for each in found.pairs]
    told += [(Figure("lost", key=each.reason), each.talks) for each in found.reasons]
    return told


@pytest.mark.parametrize(("figure", "count"), figures(), ids=str)
def test_every_number_opens_its_calls(figure: Figure, count: int) -> None:
    """As many as it says."""
    assert len(calls_behind(TALKS, figure, kinds(), NOW)) == count


def test_cards_and_competitors_open_their_calls() -> None:
    """Those that used it, and of them those that won."""
    calls = [*used("sure", 5, 3), talk("x", objection("incumbent", 1, competitor="Acme"))]

    assert len(calls_behind(calls, Figure("card_used", key="price/sure@1"), kinds(), NOW)) == 5
    assert len(calls_behind(calls, Figure("card_won", key="price/sure@1"), kinds(), NOW)) == 3
    assert [each.id for each in calls_behind(calls, Figure("competitor", key="Acme"), kinds(), NOW)] == ["x"]


def test_a_number_that_there_is_not_is_refused() -> None:
    """It opens nothing."""
    with pytest.raises(OutboundRefusal, match="unknown_figure"):
        calls_behind(TALKS, Figure("guessed"), kinds(), NOW)


def test_steps_are_in_the_order_of_a_call() -> None:
    """As FL-25 has them."""
    assert list(STEPS) == ["dialled", "answered", "right_party", "interested", "sold"]
