"""`callcenter replay --why`: any moment of a recorded day can be explained afterwards."""

from pathlib import Path

import pytest

from callcenter.__main__ import main

JOURNAL = Path(__file__).resolve().parents[1] / "journals" / "busy-hour.jsonl"
CONTACT = "support-1-45"


def said(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """Return the lines that are said of the contact."""
    assert main(["replay", str(JOURNAL), "--why", CONTACT, *more]) == 0
    return capsys.readouterr().out.splitlines()


def test_each_turn_of_a_contact_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Why not, agent by agent, while it waits; whom it was offered to and why, and why not the others."""
    lines = said(capsys)
    assert lines[0] == "2026-03-02 08:37:58 UTC  waiting  support"
    assert "     german-2: is busy: after-contact work" in lines
    offered = lines[lines.index("2026-03-02 08:38:00 UTC  offered  support") :]
    assert offered[1] == "  -> german-2: became free, and this customer was first in line"
    assert "     german-1: is busy: with a contact" in offered
    assert not any(line.startswith("     german-2") for line in offered)


def test_one_moment_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Between two turns, in the other language; without a zone it is UTC."""
    lines = said(capsys, "--at", "2026-03-02T08:37:59", "--language", "zh")
    assert lines[0] == "2026-03-02 08:37:59 UTC  waiting  support"
    assert "     german-1: 忙碌：处理联络中" in lines
    assert said(capsys, "--at", "2026-03-02T09:37:59+01:00") == said(capsys, "--at", "2026-03-02T08:37:59")


@pytest.mark.parametrize(
    "more",
    [("--why", "nobody"), ("--why", CONTACT, "--at", "2026-03-02T08:00:00")],
    ids=["unknown", "too early"],
)
def test_who_is_not_there_is_told(capsys: pytest.CaptureFixture[str], more: tuple[str, ...]) -> None:
    """And the command has not done what it was asked."""
    assert main(["replay", str(JOURNAL), *more]) == 2
    assert "is not on the floor" in capsys.readouterr().err


def test_a_time_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With how one is written."""
    with pytest.raises(SystemExit):
        main(["replay", str(JOURNAL), "--why", CONTACT, "--at", "noon"])
    assert "2026-11-23T10:00:05" in capsys.readouterr().err
