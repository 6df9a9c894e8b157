"""What is agreed for later, from the wrap-up to the agent's own list."""

import pytest

from callcenter.cases.tasks import Task
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Drop
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import KEY_ACCOUNT, KEY_CARD, House
from tests.scenarios.test_surveys import kept


async def test_a_date_at_wrap_up_is_on_the_agents_list(house: House) -> None:
    """Linked to the talk and the customer; another date moves it."""
    ana = await house.agent("ana")
    caller = house.caller(KEY_ACCOUNT)
    await caller.dials()
    await ana.answers(caller)
    due = house.service.clock.now() + 86_400
    await ana.disposes(caller, note="wants a quote", follow_up_at=due)

    await kept(house, Task)
    (task,) = (await ana.get("/tasks"))["tasks"]

    assert ("ana", due, "wants a quote", "call_back") == (
        task["owner"],
        task["due"],
        task["note"],
        task["kind"],
    )
    assert (caller.contact, KEY_CARD.person, KEY_ACCOUNT) == (task["contact"], task["person"], task["number"])
    await ana.does("hang-up")


@pytest.mark.parametrize("provider", ["simulated"])
async def test_a_restart_makes_the_task_that_was_missed(opened: OpenHouse) -> None:
    """What was registered is in the journal; the task is made after the next start, and once."""
    async with opened() as house:
        ana = await house.agent("ana")
        caller = house.caller(KEY_ACCOUNT)
        await caller.dials()
        await ana.answers(caller)
        await ana.disposes(caller, follow_up_at=house.service.clock.now() + 86_400)
        task = await kept(house, Task)
        await ana.does("hang-up")
        await ana.finishes()
        await house.closed(caller)
        books = house.service.storage.books
        bookmark = await books.get(Bookmark, "agreed:main")
        # As if the process had died between the contact's registration and the task.
        await books.commit([Drop(task), Drop(bookmark)], "system", 1.0)
    async with opened() as house:
        again = await kept(house, Task)
        assert (task.id, task.due) == (again.id, again.due)
