"""Surveys over the books: answers with their scale, low ones called back, scores hidden while few."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.surveys import Measure, Source, SurveyAnswer
from callcenter.cases.case import Case, Origin, Priority, Step
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskKind, TaskState
from callcenter.service.follow_up.surveys import About, AnswerSearch, Given
from callcenter.service.follow_up.tools import Doer
from callcenter.service.house import default_document, parse
from callcenter.service.signals import Signals
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, World

ASKS = {
    "id": "s",
    "department": "quality",
    "questions": [
        {"id": "csat", "low": 2},
        {"id": "likely", "measure": "nps", "least": 0, "most": 10, "low": 6},
    ],
}
QUALITY = {"id": "quality", "head": "tia", "members": ["tia"]}
ABOUT = About("k1", "ann", "support", "acme", "p1", "+15551230001")


@pytest.fixture(name="asking")
async def _asking() -> World:
    """A house that asks two questions, and whose department of quality hears of repeated low marks."""
    return await World(surveys=[ASKS], departments=[QUALITY]).open()


async def due(world: World) -> int:
    """Let everything be done that is due now."""
    return sum([await kind.run_due(world.clock.time) for kind in world.office.due_kinds(Signals())])


async def test_two_points_become_a_case_and_a_call_back(asking: World) -> None:
    """One of each for all marks of a talk, for whoever manages the account."""
    given = Given("s", {"csat": 2, "likely": 3}, "Never again", ABOUT)
    answers = await asking.office.surveys.by_hand(given, ANN)
    assert [True, True] == [answer.low for answer in answers]
    assert 1 == await due(asking)
    assert 0 == await due(asking)
    (case,) = await asking.books.find(Case)
    (task,) = await asking.books.find(Task)
    assert (Origin.SURVEY, "acme", "k1", "max") == (case.origin, case.account, case.contact, case.owner)
    assert (TaskKind.CALL_BACK, "max", case.id, "+15551230001", NOW + DAY) == (
        task.kind,
        task.owner,
        task.case,
        task.number,
        task.due,
    )
    stored = await asking.books.find(SurveyAnswer)
    assert {(case.id, task.id)} == {(answer.case, answer.task) for answer in stored}


async def test_a_second_low_score_goes_to_the_head(asking: World) -> None:
    """Within the days of the survey, of another talk; the first one did not."""
    for contact, days in (("k1", 0), ("k2", 30)):
        asking.clock.time = NOW + days * DAY
        await asking.office.surveys.by_hand(
            Given("s", {"csat": 1}, about=replace(ABOUT, contact=contact)), ANN
        )
        await due(asking)
    first, second = sorted(await asking.books.find(Case), key=lambda case: case.opened_at)
    assert (Step.AGENT, Priority.NORMAL) == (first.step, first.priority)
    assert (Step.DEPARTMENT_HEAD, Priority.HIGH) == (second.step, second.priority)
    assert "escalated" in await asking.told("tia")
    assert ("quality", "", ("max",)) == (second.department, second.owner, second.watchers)


async def test_an_answer_to_a_question_that_went_is_called_back_once(asking: World) -> None:
    """The house asks something else by then."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 2}, about=ABOUT), ANN)
    changed = {"surveys": [ASKS | {"questions": [{"id": "other"}]}], "departments": [QUALITY]}
    asking.house = parse(default_document() | changed)
    assert [1, 0] == [await due(asking), await due(asking)]
    assert 1 == await asking.books.count(Task)


async def test_a_good_score_leads_to_nothing(asking: World) -> None:
    """And neither does a question without a threshold."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 3, "likely": 7}, about=ABOUT), ANN)
    assert 0 == await due(asking)
    assert 0 == await asking.books.count(Case)


async def test_who_has_no_manager_is_called_back_by_the_department(asking: World) -> None:
    """Its head, or else a supervisor."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 1}, about=About("k9")), ANN)
    await due(asking)
    (task,) = await asking.books.find(Task)
    assert "tia" == task.owner


async def test_a_failure_opens_no_second_case(asking: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case stands when the task cannot be kept; the next try finds it."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 1}, about=ABOUT), ANN)
    (low,) = [kind for kind in asking.office.due_kinds(Signals()) if kind.name == "low_score"]
    with monkeypatch.context() as broken:
        broken.setattr(asking.office.low_scores, "_task", lambda *_: 1 / 0)
        assert 0 == await low.run_due(NOW)
    assert (1, 0) == (await asking.books.count(Case), await asking.books.count(Task))
    assert await low.next_at(NOW) == NOW + 60
    assert 1 == await low.run_due(NOW + 60)
    assert (1, 1) == (await asking.books.count(Case), await asking.books.count(Task))


async def test_a_link_is_answered_once_and_in_time(asking: World) -> None:
    """Its secret is kept nowhere; what it was about is known."""
    surveys = asking.office.surveys
    invited = await surveys.invite("s", ABOUT, "en", SUE)
    assert invited.secret not in repr(invited.invitation)
    with pytest.raises(Refusal, match="not_found"):
        await surveys.answer_link("guess", {"csat": 5}, "")
    with pytest.raises(Refusal, match="out_of_range"):
        await surveys.answer_link(invited.secret, {"csat": 6}, "")
    (answer,) = await surveys.answer_link(invited.secret, {"csat": 5}, "Fine")
    assert (Source.LINK, "acme", "ann", "Fine") == (
        answer.source,
        answer.account,
        answer.agent,
        answer.comment,
    )
    with pytest.raises(Refusal, match="link_over"):
        await surveys.answer_link(invited.secret, {"csat": 5}, "")
    late = await surveys.invite("s", ABOUT, "en", SUE)
    asking.clock.time += 14 * DAY
    with pytest.raises(Refusal, match="link_over"):
        await surveys.invitation(late.secret)


async def test_the_score_is_hidden_while_few_answered(asking: World) -> None:
    """Each question by its own measure, the response rate with its denominator."""
    surveys = asking.office.surveys
    for number in range(5):
        invited = await surveys.invite("s", replace(ABOUT, contact=f"k{number}"), "en", SUE)
        before = await surveys.result("s", AnswerSearch(), SUE)
        await surveys.answer_link(invited.secret, {"csat": 1 + number, "likely": 10}, "")
    assert [(4, None, True)] * 2 == [(score.n, score.value, score.hidden) for score in before.scores]
    await surveys.invite("s", ABOUT, "en", SUE)
    result = await surveys.result("s", AnswerSearch(account="acme"), MAX)
    assert [(Measure.CSAT, 0.4), (Measure.NPS, 100.0)] == [
        (each.measure, each.value) for each in result.scores
    ]
    assert (6, 5, 5 / 6) == (result.invited, result.answered, result.response_rate)


async def test_the_loop_follows_the_low_ones(asking: World) -> None:
    """Called back in time is one thing, a closed case another."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 1}, about=ABOUT), ANN)
    await due(asking)
    loop = await asking.office.surveys.loop("s", AnswerSearch(), SUE)
    assert (1, 1, 0, 0, 0) == (loop.low, loop.with_case, loop.called_back, loop.in_time, loop.overdue)
    (task,) = await asking.books.find(Task)
    asking.clock.time += 3600
    await asking.office.tasks.move(task.id, TaskState.DONE, MAX)
    loop = await asking.office.surveys.loop("s", AnswerSearch(), SUE)
    assert (1, 1, 1.0, 0) == (loop.called_back, loop.in_time, loop.hours, loop.closed)


async def test_answers_are_seen_by_those_they_concern(asking: World) -> None:
    """An account's people see its own, not the others'."""
    await asking.office.surveys.by_hand(Given("s", {"csat": 5}, about=ABOUT), ANN)
    surveys, all_of_them = asking.office.surveys, AnswerSearch()
    assert 1 == len(await surveys.answers("s", AnswerSearch(account="acme"), MAX))
    assert 1 == len(await surveys.answers("s", AnswerSearch(since=NOW, before=NOW, low=False), SUE))
    for read in (surveys.answers, surveys.result, surveys.loop):
        with pytest.raises(Refusal, match="forbidden"):
            await read("s", all_of_them, MAX)
        with pytest.raises(Refusal, match="forbidden"):
            await read("s", AnswerSearch(account="acme"), Doer("tom"))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given("x", {"csat": 1}), "unknown_survey"),
        (Given("s", {"weather": 1}), "unknown_question"),
        (Given("s", {}), "incomplete"),
        (Given("s", {"csat": 0}), "out_of_range"),
    ],
)
async def test_what_is_no_answer_is_refused(asking: World, given: Given, code: str) -> None:
    """Of a survey there is, to its questions, on their scale."""
    with pytest.raises(Refusal, match=code):
        await asking.office.surveys.by_hand(given, ANN)
