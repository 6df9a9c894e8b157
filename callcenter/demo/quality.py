"""The demo's quality: courses and certificates from the start, evaluations as contacts come to their end."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from random import Random

from callcenter.ports.history import ClosedContact
from callcenter.ports.live import History
from callcenter.quality.evaluations import Judged
from callcenter.quality.forms import Critical, FormContent
from callcenter.quality.sampling import SampleKind, SamplingRule
from callcenter.quality.scoring import Judgement
from callcenter.quality.training import DAY, Course, TestResult
from callcenter.service.follow_up.tools import Doer
from callcenter.service.quality.evaluations import Begin, Evaluations, EvaluationSearch
from callcenter.service.quality.forms import SHIPPED
from callcenter.service.quality.sampling import Sampling
from callcenter.service.quality.training import Training

TRAINER = "ben"
EVALUATOR = Doer(TRAINER, TRAINER, all=True, roles=("agent", "supervisor"))
#: How many evaluations the demo makes, and after how many seconds it looks for more contacts.
EVALUATIONS, EVERY = 12, 5.0
#: With so many evaluations there is something to talk about.
ENOUGH = 3

_COURSES = (
    Course(
        "",
        name={"en": "Basics of the service desk", "zh-CN": "服务台基础"},
        text="Greeting, finding out what is needed, registering, saying what happens next.",
        valid_days=365,
    ),
    Course(
        "",
        name={"en": "Pumps and seals", "zh-CN": "水泵与密封件"},
        text="Kinds of pumps, leaks and what causes them, spare parts.",
        valid_days=180,
        warn_days=30,
        pass_mark=0.85,
    ),
)

_RULES = (
    SamplingRule("", name="Two of each agent / 每位座席两个", form=SHIPPED, count=2),
    SamplingRule("", name="Complaints / 投诉", kind=SampleKind.COMPLAINT, form=SHIPPED, count=0),
    SamplingRule("", name="Key accounts / 大客户", kind=SampleKind.SHARE, form=SHIPPED, tier="A", share=0.2),
)


async def train(training: Training, agents: Sequence[str], now: float) -> None:
    """Hold the demo's courses, some long ago; done once."""
    if await training.courses():
        return
    for place, wish in enumerate(_COURSES):
        course = await training.write(wish, TRAINER)
        for number, agent in enumerate(agents[: 6 - place]):
            days = (20, 160, 340, 60, 100, 10)[(number + place) % 6] * course.valid_days / 365
            share = (0.95, 0.88, 0.7, 0.91, 1.0, 0.86)[(number + 2 * place) % 6]
            result = TestResult("", course=course.id, agent=agent, share=share, at=now - days * DAY)
            await training.enter(result, TRAINER)


async def sample(sampling: Sampling) -> None:
    """Keep the demo's rules for samples, once; drawing is left to whoever looks at it."""
    if await sampling.rules():
        return
    for rule in _RULES:
        await sampling.write(rule, TRAINER)


async def judge(
    evaluations: Evaluations, history: History, seed: int, then: Callable[[Random], Awaitable[None]]
) -> None:
    """Evaluate contacts as they come to their end, until there are some evaluations; with some do `then`."""
    dice, judged, met = Random(seed), set[str](), False
    while len(judged) < EVALUATIONS:
        await judge_some(evaluations, history, dice, judged)
        if not met and len(judged) >= ENOUGH:
            met = True
            await then(dice)
        await asyncio.sleep(EVERY)


async def judge_some(evaluations: Evaluations, history: History, dice: Random, judged: set[str]) -> None:
    """Evaluate the contacts that are over now, but for those that were `judged` before."""
    for line in history.closed(20, None, "", whole=False):
        if line.id not in judged and line.agent not in {"", TRAINER} and line.talked is not None:
            await _evaluate(evaluations, line, dice)
            judged.add(line.id)


async def _evaluate(evaluations: Evaluations, line: ClosedContact, dice: Random) -> None:
    if await evaluations.find(EvaluationSearch(contact=line.id), EVALUATOR):
        return
    about = Judged(line.id, line.agent, line.queue, line.tier, line.channel.value, line.at)

    async def look(_contact: str, _agent: str) -> Judged:
        return about

    made = await evaluations.begin(Begin(line.id, SHIPPED), look, EVALUATOR)
    _, content = await evaluations.see(made.id, EVALUATOR)
    made = await evaluations.fill_in(made.id, made.version, tuple(answers(content, dice)), "", EVALUATOR)
    await evaluations.finish(made.id, made.version, EVALUATOR)


def answers(content: FormContent, dice: Random) -> Iterable[Judgement]:
    """Yield an answer to every question, most of them good."""
    for question in content.questions():
        luck = dice.random()
        skipped = question.optional and luck < 0.15
        slips = luck < (0.2 if question.critical is Critical.NO else 0.17)
        value = max(0, question.most - 1) if slips else question.most
        yield Judgement(question.id, None if skipped else value)
