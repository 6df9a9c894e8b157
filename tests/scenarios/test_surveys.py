"""The survey after a call, from the key that is pressed to the case and the call back."""

import asyncio
from typing import Any, TypeVar

from callcenter.accounts.surveys import Invitation, Source, SurveyAnswer
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task, TaskKind
from callcenter.ports.books import Entity
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import KEY_ACCOUNT, KEY_CARD, House, document

T = TypeVar("T", bound=Entity)

SURVEYS: dict[str, Any] = {
    "surveys": [{"id": "after", "flows": ["survey"], "questions": [{"id": "csat", "low": 2}]}],
    "queues": [
        queue | {"survey": "survey"} if queue["id"] == "key-accounts" else queue
        for queue in document()["queues"]
    ],
}


async def kept(house: House, kind: type[T]) -> T:
    """Wait until an entity of a kind is kept, and return the first."""
    books, news = house.service.storage.books, asyncio.Event()
    books.watch(lambda _changes: news.set())
    async with asyncio.timeout(30):
        while not (found := await books.find(kind, limit=1)):
            await news.wait()
            news.clear()
    return found[0]


async def talks_and_presses(house: House, keys: str) -> None:
    """A key account speaks with its manager, who hangs up; then it is asked how it was."""
    ana = await house.agent("ana")
    caller = house.caller(KEY_ACCOUNT)
    await caller.dials()
    await ana.answers(caller)
    await ana.does("hang-up")
    await caller.hears("How was it?")
    await caller.presses(keys)
    await caller.is_gone()


async def test_two_points_become_a_case_and_a_call_back(opened: OpenHouse) -> None:
    """For whoever manages the account, linked to the talk, the agent and the customer (DV-04, FL-13)."""
    async with opened(changed=SURVEYS) as house:
        books = house.service.storage.books
        await talks_and_presses(house, "2")

        answer, task = await kept(house, SurveyAnswer), await kept(house, Task)
        case = await kept(house, Case)
        answer = await books.get(SurveyAnswer, answer.id) or answer

    assert (2, 1, 5, True, Source.KEY_PRESS) == (
        answer.score,
        answer.least,
        answer.most,
        answer.low,
        answer.source,
    )
    assert ("key-accounts", "ana", KEY_CARD.account) == (answer.queue, answer.agent, answer.account)
    assert (TaskKind.CALL_BACK, case.id, answer.id, KEY_ACCOUNT) == (
        task.kind,
        task.case,
        task.answer,
        task.number,
    )
    assert (answer.contact, KEY_CARD.account) == (case.contact, case.account)


async def test_five_points_are_kept_and_lead_to_nothing(opened: OpenHouse) -> None:
    """The customer was asked and answered; nobody is bothered."""
    async with opened(changed=SURVEYS) as house:
        await talks_and_presses(house, "5")
        answer, asked = await kept(house, SurveyAnswer), await kept(house, Invitation)
        cases = await house.service.storage.books.count(Case)
    assert (5, False, True, 0) == (answer.score, answer.low, bool(asked.answered_at), cases)
