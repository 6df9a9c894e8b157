"""The demo's quality: courses held once, and contacts evaluated as they come to their end."""

from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from callcenter.demo.quality import judge_some, sample, train
from callcenter.quality.evaluations import Evaluation, EvaluationState
from callcenter.quality.training import Certificate, TestResult
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
