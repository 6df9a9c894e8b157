"""`callcenter simulate --campaign`: a table, JSON, and what makes no sense."""

import json
from pathlib import Path

import pytest

from callcenter.__main__ import main

SMALL = "agents: 8\nhours: 0.5\nrecords: 2000\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small campaign."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def test_a_campaign_is_tried_out(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The law and its worst moment stand below the table."""
    assert main(["simulate", "--campaign", str(plan), "--runs", "2", "--jobs", "1"]) == 0
    text = capsys.readouterr().out
    assert "small · 2 runs" in text
    assert "US-01: at most 3.00 % of answered calls" in text


def test_it_is_there_in_json(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every measure of both modes."""
    assert main(["simulate", "--campaign", str(plan), "--runs", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["name"] == "small"
    assert found["worst"] <= found["cap"] == 0.03
    assert set(found["measures"]) >= {"idle_share", "abandon_rate", "penetration"}


def test_nonsense_is_refused(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its file; and other options of a day are none of a campaign."""
    plan.write_text("agents: none\n", encoding="utf-8")
    assert main(["simulate", "--campaign", str(plan)]) == 2
    assert str(plan) in capsys.readouterr().err
    assert main(["simulate", "--campaign", str(plan), "--html", "x.html"]) == 2
