"""The words by which people refuse (US-10, CN-12)."""

import pytest

from callcenter.outbound.gate.opt_out import is_refusal

ALONE = "stop|STOP.| Quit |end|Revoke|opt out|OPT-OUT|cancel|Unsubscribe|退订|T|\uff34\uff24"
SAID = "Please don’t call me again|stop calling this number|Take me off your list!|remove me"
SAID_IN_CHINESE = "不要再给我打电话了|请勿致电|别再打了|我要退订，谢谢"
NONE = "|Yes please|When does the shop at the bus stop close?|The end of June is fine|Call me at five"
NONE_EITHER = "我想取消明天的预约|请给我打电话|N|That never rings a bell"


@pytest.mark.parametrize("text", [*ALONE.split("|"), *SAID.split("|"), *SAID_IN_CHINESE.split("|")])
def test_us_10_any_usual_word_is_a_refusal(text: str) -> None:
    """However it is written."""
    assert is_refusal(text)


@pytest.mark.parametrize("text", [*NONE.split("|"), *NONE_EITHER.split("|")])
def test_what_is_no_refusal(text: str) -> None:
    """A word inside a sentence about something else."""
    assert not is_refusal(text)
