"""The page of the states is drawn from the tables, and is current."""

from pathlib import Path

import pytest

from callcenter.floor.phases import AGENT_MOVES, CONTACT_MOVES, Phase, Presence
from tools import draw_states


def test_the_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise: run `python -m tools.draw_states`."""
    assert 0 == draw_states.main(["--check"]), capsys.readouterr().err


def test_every_move_is_drawn() -> None:
    """One arrow each, and those into and out of the life of a contact."""
    arrows = {line.strip() for line in draw_states.page().splitlines() if "-->" in line}

    contacts = {f"{old.value} --> {new.value}" for old, allowed in CONTACT_MOVES.items() for new in allowed}
    agents = {f"{old.value} --> {new.value}" for old, allowed in AGENT_MOVES.items() for new in allowed}
    ends = {
        "[*] --> greeted",
        "[*] --> scheduled",
        "[*] --> connecting",
        "[*] --> reaching",
        "closed --> [*]",
        "[*] --> offline",
    }
    assert contacts | agents | ends == arrows


def test_every_state_has_a_meaning() -> None:
    """It is the comment beside it in the source."""
    assert set(Phase) == draw_states.meanings(Phase).keys()
    assert set(Presence) == draw_states.meanings(Presence).keys()


@pytest.mark.parametrize("text", [None, "# Something else\n"])
def test_an_old_page_is_noticed(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing or different; drawing it makes it current."""
    monkeypatch.setattr(draw_states, "PAGE", tmp_path / "states.md")
    if text is not None:
        (tmp_path / "states.md").write_text(text, encoding="utf-8")

    assert 1 == draw_states.main(["--check"])
    assert "states.md is not current: run python -m tools.draw_states\n" == capsys.readouterr().err
    assert 0 == draw_states.main([])
    assert 0 == draw_states.main(["--check"])
