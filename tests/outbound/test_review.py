"""How objections were tagged is judged on a sample, and agreement is counted beyond chance (FL-25)."""

import pytest

from callcenter.outbound.objections.objection import Authenticity, Objection, Tagger
from callcenter.outbound.objections.review import TagReview, agreement, reviewed, sampled
from callcenter.outbound.refusal import OutboundRefusal
from tests.outbound.talks_world import objection, talk

NEED = TagReview(type="need", authenticity=Authenticity.PRETEXT)


def judged(agent: str, quality: str, seq: int = 1) -> Objection:
    """An objection as the agent and then the reviewer tagged it."""
    before = talk("call-1", objection(agent, seq, authenticity=Authenticity.PRETEXT))
    said = TagReview(type=quality, authenticity=Authenticity.PRETEXT)
    return reviewed(before, seq, said, "sue", 9.0).objections[0]


def test_a_correction_holds_and_what_the_agent_said_stays_beside_it() -> None:
    """Judged again, it is still the agent's word that it is held against."""
    once = reviewed(talk("call-1", objection("price")), 1, NEED, "sue", 9.0)
    (found,) = once.objections
    assert (found.type, found.agent_type, found.tagged_by) == ("need", "price", Tagger.QUALITY)
    assert (found.confirmed_by, found.confirmed_at) == ("sue", 9.0)
    (again,) = reviewed(once, 1, TagReview(type="price"), "tom", 10.0).objections
    assert (again.type, again.agent_type, again.confirmed_by) == ("price", "price", "tom")


def test_a_stop_is_not_judged() -> None:
    """It was obeyed; nor does a reviewer make one."""
    for type_, said in (("stop", NEED), ("price", TagReview(type="stop"))):
        with pytest.raises(OutboundRefusal, match="stop_said"):
            reviewed(talk("call-1", objection(type_)), 1, said, "sue", 9.0)
    with pytest.raises(OutboundRefusal, match="not_found"):
        reviewed(talk("call-1"), 1, NEED, "sue", 9.0)


def test_agreement_is_counted_beyond_chance() -> None:
    """Of ten, eight alike: two kinds, half each, agree by chance in half, so kappa is 0.6."""
    pairs = [("price", "price")] * 4 + [("need", "need")] * 4 + [("price", "need"), ("need", "price")]
    found = agreement([judged(agent, quality, n) for n, (agent, quality) in enumerate(pairs, 1)])
    assert (found.reviewed, found.same_type, found.same_authenticity) == (10, 0.8, 1.0)
    assert found.kappa == pytest.approx(0.6)
    nothing = agreement([objection("price")])
    assert (nothing.reviewed, nothing.same_type, nothing.kappa) == (0, None, None)
    assert agreement([judged("price", "price")]).kappa is None


def test_a_sample_is_even_and_always_the_same() -> None:
    """A larger share holds the smaller one."""
    all_ = [(f"call-{n}", 1) for n in range(2000)]
    fifth = {each for each in all_ if sampled(*each, 0.2)}
    assert 300 < len(fifth) < 500
    assert fifth <= {each for each in all_ if sampled(*each, 0.5)}
    assert all(sampled(*each, 1.0) for each in all_)
