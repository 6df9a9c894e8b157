"""The small parts: texts, patterns, conditions, languages, keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.keys import match, typed
from ivr.outputs import Result
from notation.conditions import holds
from notation.kinds import Fact
from notation.languages import nearest
from notation.patterns import matches
from notation.texts import fill, holes, stray


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello, {name}.", "Hello, Ana."),
        ("{number:digits}", "1 2 3"),
        ("{missing}", ""),
        ("{{name}}", "{name}"),
        ("{open.main}", "true"),
        ("{name.__class__}", ""),
        ("{many} {deep}", " "),
    ],
)
def test_filling(text: str, filled: str) -> None:
    """Holes are filled with plain values and nothing else."""
    known: dict[str, Fact] = {"name": "Ana", "number": 123, "open.main": True, "many": [1], "deep": {"a": 1}}

    assert fill(text, known.get) == filled


@given(st.text(), st.text())
def test_filling_is_safe(text: str, value: str) -> None:
    """No text and no value makes filling fail, and a value is never read as a text with holes."""
    filled = fill("{name}" + text, lambda name: value)

    assert all(letter.isprintable() for letter in fill("{name}", lambda name: value))
    assert fill("{name}", lambda name: "{other}") == "{other}"
    assert isinstance(filled, str)


def test_holes_and_stray_braces() -> None:
    """What is a hole, what is a plain brace, what is neither; a recording has none."""
    assert list(holes("{a} {b.c:digits} {{d}}")) == ["a", "b.c"]
    assert [stray(text) for text in ("{a}", "{{a}}", "{a", "a}", "{ a }", "audio:{a")] == [
        False, False, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "number", "fits"),
    [
        ("+86.", "+8613812345678", True),
        ("+86.", "+86", False),
        ("+86!", "+86", True),
        ("1[3-9]XXXXXXXXX", "13812345678", True),
        ("1[3-9]XXXXXXXXX", "12812345678", False),
        ("NXX", "234", True),
        ("NXX", "134", False),
        ("ZX", "10", True),
        ("ZX", "01", False),
        ("[135]", "3", True),
        ("[135]", "2", False),
        ("[9-1]", "5", True),
        ("[-]", "5", True),
        ("*#", "*#", True),
        ("X", "٣", False),
    ],
)
def test_patterns(pattern: str, number: str, fits: bool) -> None:
    """A dial pattern matches whole numbers, digit by digit."""
    assert matches(pattern, number) is fits


@given(st.from_regex(r"\+?([0-9XZN*#]|\[[0-9-]+\])*[.!]?", fullmatch=True), st.text(max_size=80))
def test_patterns_never_fail(pattern: str, number: str) -> None:
    """Every pattern that the schema lets through can be matched with anything."""
    matches(pattern, number)


KNOWN: dict[str, Fact] = {"tier": "A", "visits": 5, "paid": True, "tags": ["vip", "old"], "caller": "+86138"}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"tier": "A", "visits": 5}, True),
        ({"tier": "A", "visits": 6}, False),
        ({"visits": "5"}, True),
        ({"paid": True}, True),
        ({"paid": "True"}, False),
        ({"visits": True}, False),
        ({"tags": "vip"}, True),
        ({"tags": ["new", "old"]}, True),
        ({"tier": {"in": ["B", "A"]}}, True),
        ({"tier": {"is": "A", "is_not": "B"}}, True),
        ({"nothing": {"is_not": "B"}}, False),
        ({"nothing": {"known": False}}, True),
        ({"visits": {"above": 4, "at_most": 5}}, True),
        ({"visits": {"below": 5}}, False),
        ({"paid": {"above": 0}}, False),
        ({"caller": {"like": ["+1.", "+86XXX"]}}, True),
        ({"visits": {"starts": "5"}}, False),
        ({"any": [{"tier": "B"}, {"visits": 5}]}, True),
        ({"all": [{"tier": "A"}, {"not": {"visits": 5}}]}, False),
    ],
)
def test_conditions(condition: dict[str, object], expected: bool) -> None:
    """Conditions are plain values, and mean what they say."""
    assert holds(condition, KNOWN.get) is expected


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("en", "en"), ("EN-us", "en"), ("zh", "zh-CN"), ("zh-TW", "zh-TW"), ("zh-HK", "zh-CN"), ("fr", "none")],
)
def test_nearest_language(wanted: str, found: str) -> None:
    """The same tag, or one of the same language, or the default."""
    assert nearest(wanted, ["zh-CN", "zh-TW", "en"], "none") == found


@given(
    st.sets(st.text("0123456789*#", min_size=1, max_size=3), min_size=1), st.text("0123456789*#", min_size=1)
)
def test_finished_keys_are_decided(answers: set[str], pressed: str) -> None:
    """Once the entry has ended, it is one of the answers or it is invalid."""
    expected = Result.FOUND if pressed in answers else Result.INVALID

    assert match(answers, pressed, finished=True) is expected


@pytest.mark.parametrize(
    ("keys", "finish", "entry"),
    [
        ("12#34", "#", ("12", True)),
        ("12", "#", ("12", False)),
        ("1#", "", ("1#", False)),
        ("1a ٣", "#", ("1", False)),
    ],
)
def test_typed_keys(keys: str, finish: str, entry: tuple[str, bool]) -> None:
    """The finish key ends an entry and is no part of it; what is no key is dropped."""
    assert typed(keys, finish) == entry
