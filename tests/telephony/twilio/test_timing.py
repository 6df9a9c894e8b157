"""Every answered webhook is told with its pattern, its status and its seconds."""

import pytest

from callcenter.telephony.twilio import paths
from tests.telephony.twilio.house import CALL, CALLER, OURS, House


@pytest.fixture
def told(house: House) -> list[tuple[str, int]]:
    """Return what the provider tells of its answers from now on."""
    answers: list[tuple[str, int]] = []

    def note(pattern: str, status: int, seconds: float) -> None:
        assert 0 <= seconds < 60
        answers.append((pattern, status))

    house.provider.on_answered = note
    return answers


async def test_answers_and_refusals_are_told(house: House, told: list[tuple[str, int]]) -> None:
    """By the path's pattern, never by what stood in it."""
    assert (await house.post(paths.VOICE, From=CALLER, To=OURS))[0] == 200
    assert (await house.post(f"/twilio/input/{CALL}/0", sign=None))[0] == 403
    assert (await house.post(paths.VOICE, CallSid="no such id"))[0] == 400
    heard = "/twilio/input/{leg}/{turn:[0-9]{1,9}}"
    assert told == [(paths.VOICE, 200), (heard, 403), (paths.VOICE, 400)]


async def test_an_unkept_webhook_is_told(house: House, told: list[tuple[str, int]]) -> None:
    """What Twilio hears as 503 counts as that."""
    house.desk.out_of_order = 1
    assert (await house.post(paths.VOICE, From=CALLER, To=OURS))[0] == 503
    assert told == [(paths.VOICE, 503)]
