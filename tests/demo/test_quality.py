"""The demo's quality: courses held once, and contacts evaluated as they come to their end."""

from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from callcenter.demo.coaching import FIRST_SAMPLE, calibrate, coach, draft, sampled
from callcenter.demo.people import house_document
from callcenter.demo.quality import judge_some, sample, train
from callcenter.demo.stage import furnish
from callcenter.ports.books import Put
from callcenter.quality.calibration import CalibrationSession
from callcenter.quality.coaching import CoachingNote
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.training import Certificate, TestResult
from callcenter.service.house import parse
from tests.web.stage import Stage, build
from tests.web.test_quality import talked


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A house with two agents."""
    made = await build(tmp_path)
    yield made
    await made.runner.stop()


async def test_courses_are_held_once(stage: Stage) -> None:
    """Some tests were passed, one was not."""
    for _ in range(2):
        await train(stage.parts.quality.training, ["ann", "bob"], stage.clock.time)
    books = stage.parts.books
    assert (await books.count(TestResult), await books.count(Certificate)) == (4, 3)


async def test_rules_are_kept_once(stage: Stage) -> None:
    """So that something can be drawn."""
    for _ in range(2):
        await sample(stage.parts.quality.sampling)
    assert len(await stage.parts.quality.sampling.rules()) == 3


async def test_a_contact_is_evaluated_once_it_is_over(stage: Stage) -> None:
    """On the form that the house began with."""
    await stage.parts.quality.open()
    await talked(stage)
    for judged in (set[str](), set[str]()):
        await judge_some(stage.parts.quality.evaluations, stage.parts.history, Random(1), judged)
        assert judged == {"c1"}
    (made,) = await stage.parts.books.find(Evaluation)
    assert (made.contact, made.agent, made.state) == ("c1", "ann", EvaluationState.FINISHED)


async def test_what_was_evaluated_is_talked_over(stage: Stage) -> None:
    """A note waits for its reader, another is a draft; one calibration is over, one waits for ada."""
    await furnish(stage.records)
    await stage.parts.keeper.change(house_document(), 1, "ada")
    room, books, now = stage.parts.quality, stage.parts.books, stage.clock.time
    await room.open()
    kept = [Evaluation(f"e{number}", about=Judged(f"c{number}", "chen", at=now)) for number in (1, 2)]
    await books.commit([Put(each) for each in kept], "", now)
    for _ in range(2):
        await coach(room, books, now)
        await draft(room, books)
        await calibrate(room, books, now, Random(1))
    assert {note.agent: note.state.value for note in await books.find(CoachingNote)} == {
        "ana": "shared",
        "chen": "draft",
    }
    sessions = await books.find(CalibrationSession)
    assert sorted((session.state.value, session.missing) for session in sessions) == [
        ("closed", ()),
        ("open", ("ada",)),
    ]


def test_the_sample_of_the_week_comes_soon_after_the_start() -> None:
    """On the clock of the house."""
    house = parse(sampled(house_document(), 1_767_589_200.0))
    (plan,) = house.quality_rules.samples
    assert plan.first(house.zone) == 1_767_589_200.0 + 60 * FIRST_SAMPLE
