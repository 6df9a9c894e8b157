"""The journey of a call, as the documentation tells it, is what the floor does."""

import re
from pathlib import Path

import pytest

from callcenter.floor import commands as c
from callcenter.floor import effects, events, values
from callcenter.floor.phases import CONTACT_MOVES, Phase, Presence
from callcenter.floor.values import CustomerCard
from callcenter.ports import telephony
from tests.floor.house import House

#: A minute passes.
TALK = c.PassTime()
ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "discussions" / "journey-of-a-call.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_journey_is_told_as_it_happens() -> None:
    """Every command with its events and effects, word for word."""
    house = House(away=("ana",))
    told = []
    for command in (
        c.ArriveContact(
            "k1", "L-k1", caller="+8613", dialled="+4930", card=CustomerCard(), menu={"at": "topic"}
        ),
        c.RequestQueue("k1", "sales", menu={"at": "sales"}, turn=0),
        c.RequestPresence("ana", Presence.AVAILABLE),
        c.AcceptOffer("ana", "k1.1"),
        c.BindLeg("ana@k1.1", "ana", "k1.1"),
        c.OpenBridge("k1", "CF1"),
        TALK,
        c.EndLeg("L-k1"),
        c.EndLeg("ana@k1.1"),
        c.Dispose("ana", "k1", "sold"),
        c.FinishWrapUp("ana"),
    ):
        if command is TALK:
            house.later(60)
            continue
        house.tell(command)
        wished = ", ".join(str(effect.__struct_config__.tag) for effect in house.wished)
        row = f"| `{command.__struct_config__.tag}` | {', '.join(house.said)} | {wished} |"
        told.append(row.replace("|  |", "| |"))
        house.later(3)

    table = TEXT.partition("<!-- journey -->\n")[2].splitlines()[2:]
    assert told == table[: len(told)]
    assert "" == table[len(told)]


def test_the_states_of_the_journey_are_in_the_table_of_moves() -> None:
    """No arrow is drawn that cannot be."""
    arrows = re.findall(r"^    (\w+) --> (\w+)$", TEXT, re.MULTILINE)

    assert arrows
    assert [] == [(old, new) for old, new in arrows if Phase(new) not in CONTACT_MOVES[Phase(old)]]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:callcenter|tests)/[\w/]+\.py)`", TEXT))))
def test_a_file_that_is_named_is_there(path: str) -> None:
    """A page that sends newcomers to nowhere is worse than none."""
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z]\w+)`", TEXT))))
def test_a_word_that_is_named_is_known(name: str) -> None:
    """Commands, events, effects and values by their names in the code."""
    assert [room for room in (c, events, effects, values, telephony) if hasattr(room, name)]
