"""The measures against published figures, and with nothing to divide by."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.accounts.surveys import Measure, Question, SurveyAnswer, nps
from callcenter.outbound.campaign.progress import Progress
from dashboards.measures import agents, customers, outbound, queues
from dashboards.measures.counts import Counts, Handling, Hours, Offers
from dashboards.measures.customers import Issue
from dashboards.measures.levels import service_level
from dashboards.measures.queues import abandon_rate, average_speed_of_answer
from dashboards.measures.ratio import Ratio, together

DAY = 86_400.0


def test_flow_outs_are_neither_answered_nor_missed() -> None:
    """They count nowhere in the service level."""
    assert service_level(Counts(offered=5, answered=1, within=1, flowed_out=4)).value == 1.0


@pytest.mark.parametrize("counts", [Counts(), Counts(offered=3), Counts(offered=1, abandoned=1, short=1)])
def test_nothing_divided_is_nothing(counts: Counts) -> None:
    """Neither 0 nor 1: no value."""
    assert service_level(counts).value is None
    assert abandon_rate(counts).value is None
    assert average_speed_of_answer(counts).value is None


def test_speed_of_answer_is_a_mean_over_the_answered() -> None:
    """Those who left do not count."""
    counts = Counts(offered=4, answered=3, abandoned=1, waited=36.0, gave_up=7.0)
    assert average_speed_of_answer(counts).value == 12.0
    assert queues.average_time_to_abandon(counts).value == 7.0


def test_met_missed_and_lost_make_a_whole() -> None:
    """The published day: 81.90 % within, 13.33 % answered late, 4.76 % lost."""
    counts = Counts(offered=1060, answered=1000, within=860, abandoned=60, short=10)
    lost = abandon_rate(counts).value
    assert lost == pytest.approx(0.0476, abs=5e-5)
    late = 140 / 1050
    assert (service_level(counts).value or 0) + (lost or 0) + late == pytest.approx(1.0)


def test_two_ways_to_count_abandons() -> None:
    """Short ones left out, or all of them out of all that were offered."""
    counts = Counts(offered=110, answered=80, abandoned=20, short=10, flowed_out=10)
    assert abandon_rate(counts) == Ratio(10, 90)
    assert queues.abandoned_of_offered(counts) == Ratio(20, 110)
    assert queues.answer_rate(counts) == Ratio(80, 110)


def test_counts_are_added_and_taken_off() -> None:
    """Whatever was added can be taken off again."""
    one = Counts(offered=2, answered=1, within=1, abandoned=1, early=1, short=1, flowed_out=3, waited=4.0)
    both = Counts(offered=1)
    both.add(one)
    assert (both.offered, both.early, both.flowed_out, both.waited) == (3, 1, 3, 4.0)
    both.add(one, -1)
    assert both == Counts(offered=1)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Ratio(min(p), max(p)))))
def test_percentages_are_never_averaged(parts: list[Ratio]) -> None:
    """The ratio of a whole is that of the sums of its parts."""
    whole = sum(each.whole for each in parts)
    expected = sum(each.part for each in parts) / whole if whole else None
    assert together(parts).value == expected


def test_occupancy_leaves_out_who_was_not_ready() -> None:
    """Six minutes of contact and one after it, three of waiting: 70 %, whatever the break."""
    assert agents.occupancy(Hours(work=7 * 60, free=3 * 60, away=600)).value == pytest.approx(0.7)
    assert agents.occupancy(Hours(away=600)).value is None


def test_shrinkage_of_a_published_month() -> None:
    """20 hours of 160."""
    assert agents.shrinkage(20, 160).value == 0.125


def test_planned_and_worked_time() -> None:
    """Utilisation is of paid time; conformance may exceed the whole, adherence may not."""
    assert agents.utilisation(300, 480).value == 0.625
    assert agents.conformance(450, 400).value == 1.125
    assert agents.adherence(380, 400).value == 0.95
    assert agents.agent_answer_rate(Offers(offered=20, accepted=18, missed=1)).value == 0.9


def test_handle_time_is_talk_hold_and_after_contact_work() -> None:
    """Of ten contacts, two handed on."""
    work = Handling(handled=10, talked=1500, held=100, wrapped=400, transferred=2)
    assert queues.average_handle_time(work).value == 200
    assert queues.average_talk_time(work).value == 150
    assert queues.average_hold_time(work).value == 10
    assert queues.average_after_contact_work(work).value == 40
    assert queues.transfer_rate(work).value == 0.2


def test_first_contact_resolution_of_a_published_month() -> None:
    """280 of 400 are 70 %; net, what nobody there can resolve is left out."""
    assert customers.first_contact_resolution(280, 400).value == pytest.approx(0.7)
    assert customers.first_contact_resolution(280, 400, 50).value == pytest.approx(0.8)


def test_a_repeat_is_the_same_customer_and_reason_within_the_window() -> None:
    """The seventh day is within; another reason, another customer or nobody known is no repeat."""
    issues = [
        Issue(0.0, "li", "bill"),
        Issue(7 * DAY, "li", "bill"),
        Issue(15 * DAY, "li", "bill"),
        Issue(15 * DAY, "li", "line"),
        Issue(16 * DAY, "wu", "bill"),
        Issue(16 * DAY, "", "bill"),
        Issue(16 * DAY, "", "bill"),
    ]
    assert customers.repeat_contact_rate(issues) == Ratio(1, 7)


def test_a_review_is_weighted() -> None:
    """Three parts of 100 and one of 60."""
    assert customers.qa_score([(3, 100), (1, 60)]).value == 90
    assert customers.case_sla_met(9, 12).value == 0.75


def test_promoters_less_detractors() -> None:
    """Ten answers: five promoters, two detractors, of whom one gave 0: 30."""
    question = Question("q", measure=Measure.NPS, least=0, most=10)
    marks = (10, 10, 9, 9, 9, 8, 7, 7, 6, 0)
    found = nps(
        SurveyAnswer(str(n), question=question.id, measure=Measure.NPS, score=mark, least=0, most=10)
        for n, mark in enumerate(marks)
    )
    assert found == pytest.approx(30)


def test_lists_and_dials() -> None:
    """30 of 180 right parties bought; penetration stops at the whole list, saturation does not."""
    assert outbound.conversion(30, 180).value == pytest.approx(0.167, abs=5e-4)
    assert outbound.right_party_of_dials(180, 900).value == 0.2
    assert outbound.right_party_of_records(180, 600).value == 0.3
    assert outbound.number_penetration(300, 400).value == 0.75
    assert outbound.machine_false_positives(3, 60).value == 0.05
    progress = Progress(records=100, tried=100, dials=500, answered=50)
    assert (progress.penetration, progress.saturation, progress.live_answer_rate) == (1.0, 5.0, 0.1)


@pytest.mark.parametrize(
    "measure",
    [agents.utilisation, agents.shrinkage, agents.adherence, agents.conformance, outbound.conversion],
)
def test_none_of_nothing(measure: Callable[[int, int], Ratio]) -> None:
    """An empty denominator has no value."""
    assert measure(0, 0).value is None


def test_a_percentile_is_a_wait_that_was() -> None:
    """The smallest that so many do not exceed; none of nobody."""
    waits = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]
    found = [queues.percentile(waits, share) for share in (0.0, 0.5, 0.9, 1.0)]
    assert found == [1.0, 5.0, 9.0, 10.0]
    assert queues.percentile([], 0.5) is None
