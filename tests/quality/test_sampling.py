"""Samples: the same from the same facts and seed, whatever their order, fair, and explained."""

import random
from collections import Counter

import pytest
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.sampling import Fact, SampleKind, SamplingRule, check_rule, draw

pytestmark = pytest.mark.unit

FACTS = tuple(
    Fact(
        f"c{n:03}",
        agent=("ann", "bob", "cid")[n % 3],
        queue=("sales", "support")[n % 2],
        tier="A" if n % 10 == 0 else "C",
        at=float(n),
        talked=n * 10.0,
        low_survey=n % 25 == 0,
        complaint=n == 7,
    )
    for n in range(100)
)
PER_AGENT = SamplingRule("two", name="Two each", form="f", count=2)


def rule(kind: SampleKind, **more: object) -> SamplingRule:
    return replace(PER_AGENT, id=kind.value, kind=kind, **more)


def test_the_same_facts_and_seed_give_the_same_sample_in_any_order() -> None:
    """And another seed another one."""
    mixed = random.Random(1).sample(FACTS, len(FACTS))
    assert draw(FACTS, [PER_AGENT], "2026-W47") == draw(mixed, [PER_AGENT], "2026-W47")
    assert draw(FACTS, [PER_AGENT], "2026-W47") != draw(FACTS, [PER_AGENT], "2026-W48")


def test_each_agent_has_as_many_as_the_rule_says() -> None:
    """Or all, where there are fewer."""
    found = draw(FACTS, [PER_AGENT], "s")
    assert Counter(each.fact.agent for each in found) == {"ann": 2, "bob": 2, "cid": 2}
    assert [each.fact.at for each in found] == sorted(each.fact.at for each in found)
    assert len(draw(FACTS[:4], [PER_AGENT], "s")) == 4


@pytest.mark.parametrize(
    ("wanted", "drawn", "fitting"),
    [
        (rule(SampleKind.SHARE, share=0.05, queue="sales"), 3, 50),
        (rule(SampleKind.SHARE, share=0.1, tier="A"), 1, 10),
        (rule(SampleKind.LOW_SURVEY, count=0), 4, 4),
        (rule(SampleKind.LOW_SURVEY, count=3), 3, 4),
        (rule(SampleKind.COMPLAINT, count=0), 1, 1),
        (rule(SampleKind.LONG, count=0, seconds=980), 2, 2),
        (rule(SampleKind.SHORT, count=0, seconds=20), 3, 3),
    ],
)
def test_a_rule_draws_its_number_and_says_of_how_many(wanted: SamplingRule, drawn: int, fitting: int) -> None:
    """Limits are inclusive, shares rounded up."""
    found = draw(FACTS, [wanted], "s")
    assert {(each.why[0].drawn, each.why[0].fitting) for each in found} == {(drawn, fitting)}
    assert sorted(each.why[0].place for each in found) == list(range(1, drawn + 1))


def test_a_contact_that_several_rules_draw_is_there_once_with_every_reason() -> None:
    """On another form it is another evaluation; a rule that is not active draws nothing."""
    both = (rule(SampleKind.COMPLAINT), rule(SampleKind.SHORT, seconds=70, count=0))
    found = {each.fact.contact: [why.rule for why in each.why] for each in draw(FACTS, both, "s")}
    assert found["c007"] == ["complaint", "short"]
    assert len(draw(FACTS, (both[0], replace(both[0], id="other", form="g")), "s")) == 2
    assert draw(FACTS, [replace(both[0], active=False)], "s") == []


def test_every_contact_has_the_same_chance() -> None:
    """Over many seeds each of ann's contacts is drawn about as often as any other."""
    mine = [fact for fact in FACTS if fact.agent == "ann"][:10]
    counts = Counter(
        each.fact.contact
        for seed in range(2000)
        for each in draw(mine, [replace(PER_AGENT, count=1)], str(seed))
    )
    assert len(counts) == 10
    assert all(140 <= count <= 260 for count in counts.values())


@pytest.mark.parametrize(
    "change", [{"name": " "}, {"form": ""}, {"count": 0}, {"share": 1.5}, {"seconds": -1.0}]
)
def test_an_impossible_rule_is_refused(change: dict[str, object]) -> None:
    """Before it draws anything."""
    with pytest.raises(QualityRefusal):
        check_rule(replace(PER_AGENT, **change))
