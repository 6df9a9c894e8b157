"""A waiting caller presses a key to be called back, confirms the number or gives another one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from callcenter.floor import commands as c
from callcenter.floor.phases import Phase
from callcenter.floor.values import Kind
from callcenter.ports.telephony import Ask, Goodbye, Heard, IncomingCall, Input, Say, Script, Wait
from callcenter.service.house import BadConfiguration, parse
from callcenter.service.waiting_room import CONFIRM, ENTER, ENTER_AGAIN, OFFER
from tests.service.board import DOCUMENT, Board, board
from tests.virtual_time import run

CALLER, OURS = "+12025550101", "+12025550100"
BACK = "CA1-callback"


def house(**rules: Any) -> dict[str, Any]:
    """A house whose queue calls back."""
    queue = {"id": "sales", "record": False, "callback": {"offered": True, "key": "5"} | rules}
    return DOCUMENT | {"queues": [queue, *DOCUMENT["queues"][1:]]}


@asynccontextmanager
async def waiting(caller: str = CALLER) -> AsyncIterator[Board]:
    """Somebody waits in the queue."""
    async with board(house()) as at:
        await at.arrive(IncomingCall("CA1", caller, OURS))
        await at.on.runner.submit(c.RequestQueue("CA1", "sales"))
        yield at


async def press(at: Board, turn: int, keys: str) -> Script:
    """Press keys in answer to a question."""
    kind = Heard.DIGITS if keys else Heard.NOTHING
    return await at.switchboard.heard("CA1", turn, Input(kind, keys), f"CA1:turn:{turn}")


def asked(script: Script) -> int:
    """Return the turn of the one question in a script."""
    (ask,) = script
    assert isinstance(ask, Ask)
    return ask.turn


def called_back(at: Board) -> str:
    """Return the number of the callback."""
    contact = at.on.runner.floor.state.contacts[BACK]
    assert (contact.kind, contact.phase, contact.queue) == (Kind.CALLBACK, Phase.WAITING, "sales")
    return contact.caller


def test_the_offer_is_made_with_the_music() -> None:
    """So a key is heard at any time while it plays."""

    async def story() -> None:
        async with waiting() as at:
            (ask,) = at.switchboard.waiting("CA1")
            assert isinstance(ask, Ask)
            texts = [each.text for each in ask.prompts if isinstance(each, Say)]
            assert "To be called back and keep your place in line, press 5." == texts[-1]
            assert OFFER == ask.turn

    run(story())


def test_a_caller_agrees_to_the_number_they_call_from() -> None:
    """Two keys, and the place is kept."""

    async def story() -> None:
        async with waiting() as at:
            assert CONFIRM == asked(await press(at, OFFER, "5"))
            said = await press(at, CONFIRM, "1")
            words, over = said
            assert isinstance(words, Say)
            assert words.text.startswith("We will call you at 1 2 0 2")
            assert isinstance(over, Goodbye)
            assert CALLER == called_back(at)
            assert said == await press(at, CONFIRM, "1")  # the carrier's second try hears the same

    run(story())


@pytest.mark.parametrize("keys", ["2025550177", "12025550177", "01112025550177"])
def test_a_caller_gives_another_number(keys: str) -> None:
    """As people press it; it is one of the country of the number they dialled."""

    async def story() -> None:
        async with waiting() as at:
            await press(at, OFFER, "5")
            assert ENTER == asked(await press(at, CONFIRM, "2"))
            await press(at, ENTER, keys)
            assert "+12025550177" == called_back(at)

    run(story())


def test_a_hidden_number_is_asked_for_at_once() -> None:
    """There is nothing to confirm; what cannot be dialled is asked for once more, then they wait on."""

    async def story() -> None:
        async with waiting("anonymous") as at:
            assert ENTER == asked(await press(at, OFFER, "5"))
            assert ENTER_AGAIN == asked(await press(at, ENTER, "12"))
            assert (Wait("sales"),) == await press(at, ENTER_AGAIN, "13")
            assert BACK not in at.on.runner.floor.state.contacts

    run(story())


@pytest.mark.parametrize(
    ("turn", "keys"), [(OFFER, ""), (OFFER, "1"), (CONFIRM, ""), (CONFIRM, "7"), (ENTER, "")]
)
def test_every_other_answer_goes_on_waiting(turn: int, keys: str) -> None:
    """Nobody loses the place by a wrong key or by silence."""

    async def story() -> None:
        async with waiting() as at:
            assert (Wait("sales"),) == await press(at, turn, keys)
            assert Phase.WAITING is at.on.runner.floor.state.contacts["CA1"].phase

    run(story())


def test_whoever_is_connected_meanwhile_stays_connected() -> None:
    """A key that comes late hears what the state says."""

    async def story() -> None:
        async with waiting() as at:
            await at.ana()
            await at.talk()
            late = await press(at, CONFIRM, "1")
            assert late == await at.switchboard.script_for("CA1")
            assert BACK not in at.on.runner.floor.state.contacts

    run(story())


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"key": "12"}, "callback.key"),
        ({"key": "x"}, "callback.key"),
        ({"attempts": 0}, "callback.attempts is 1 to 10"),
        ({"retry_minutes": 0}, "callback.retry_minutes"),
        ({"promise_minutes": 0}, "callback.promise_minutes"),
        ({"keep_hours": 1000}, "callback.keep_hours"),
        ({"ring_seconds": 1}, "callback.ring_seconds"),
        ({"calls_in": "maybe"}, "maybe"),
    ],
)
def test_rules_that_cannot_be_kept_are_refused(rules: dict[str, Any], words: str) -> None:
    """With the place in the document."""
    with pytest.raises(BadConfiguration) as told:
        parse(house(**rules))
    assert words in str(told.value)
