"""Every code of why and why not has its words, in both languages of the screens."""

import re
from pathlib import Path

import pytest

from callcenter.floor.explain import Verdict
from callcenter.service.reasons import LANGUAGES, WHY, WHY_NOT, verdict_words, why_words
from callcenter.web.values_oversight import Why

ROOT = Path(__file__).resolve().parents[2]
CONSOLE = (ROOT / "console/src/shared/contact/words.ts").read_text()


@pytest.mark.parametrize(
    "code", re.findall(r"[a-z]+(?:_[a-z]+)+|eligible|offline|busy|reserved", Verdict.__doc__ or "")
)
def test_every_verdict_of_the_floor_has_words(code: str) -> None:
    """The list of the floor is the list of the words."""
    assert code in WHY_NOT


def test_the_screens_know_the_same_codes() -> None:
    """What the API says in words the console can say, and the other way round."""
    assert set(re.findall(r"'why\.(\w+)'", CONSOLE)) == set(WHY)
    assert set(re.findall(r"'verdict\.(\w+?)(?:_plain)?'", CONSOLE)) == set(WHY_NOT)


def test_every_why_of_the_api_has_words() -> None:
    """As its description lists them."""
    listed = set(re.findall(r"[a-z]+_[a-z_]+|deputy|team", (Why.__doc__ or "").split("`why`:")[1])) - {
        "own_call"
    }
    assert listed <= set(WHY)


def test_reasons_are_said_in_each_language() -> None:
    """With their details, moments in UTC; what nobody knows stands for itself."""
    assert tuple(why_words("longest_idle")) == LANGUAGES
    assert why_words("") == {}
    said = verdict_words(Verdict("skill_missing:french", "needs level 5"))
    assert said == {"en": "lacks the skill french (needs level 5)", "zh": "缺少技能 french（needs level 5）"}
    assert verdict_words(Verdict("busy", "on_contact"))["en"] == "is busy: with a contact"
    until = verdict_words(Verdict("reserved", "1800000000"))["en"]
    assert until == "is free, and kept for other tiers until 08:00:00 UTC"
    assert verdict_words(Verdict("news", "x")) == {"en": "news", "zh": "news"}
