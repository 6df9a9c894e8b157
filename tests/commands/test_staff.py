"""`callcenter staff`: the formulas' agents and the real floor's, side by side."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callcenter.__main__ import main

#: Case A: a hundred calls of three minutes in half an hour; hardly anybody hangs up.
CASE_A = """\
change: {queues: [{id: support, wrap_up_seconds: 0, disposition_required: false}]}
streams: [{queue: support, calls: [100], talk: 180, after_call: 0, patience: 3000}]
staff: [{make: 14, queues: [support], on: ["08:00-08:30"]}]
answer: 0
"""


def staffed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Run the command in this process and return what it printed as JSON."""
    assert main(["staff", *words, "--json", "--jobs", "1"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_formula_and_simulation_agree_on_case_a(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirteen or fourteen of them (13 give 79.6 % if nobody hangs up), and 20 to be scheduled."""
    (tmp_path / "a.yaml").write_text(CASE_A)
    words = ("--shrinkage", "0.3", "--calls", "1500", "--days", "2")
    answer = staffed(capsys, str(tmp_path / "a.yaml"), *words)
    (found,), (crew,) = answer["staff"], answer["day"]["crews"]

    assert answer["day"]["reached"]
    assert found["day"]["agents"] == crew["needed"] >= 10
    assert found["day"]["level"]["value"] >= 0.8
    assert found["erlang_c"] == 14
    assert found["erlang_a"] in (13, 14)
    assert abs(found["simulated"] - found["erlang_c"]) <= 1
    assert found["scheduled"] == -(-found["simulated"] * 10 // 7)
    assert found["high"] >= found["erlang_a"]


def test_ringing_costs_what_the_formula_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fifteen seconds of ringing: they keep agents busy and use up the caller's time."""
    (tmp_path / "a.yaml").write_text(CASE_A.replace("answer: 0", "answer: {mean: 15, shape: fixed}"))
    (found,) = staffed(capsys, str(tmp_path / "a.yaml"), "--calls", "1000", "--days", "1")["staff"]

    assert found["erlang_c"] > 14
    assert abs(found["simulated"] - found["erlang_c"]) <= 1


#: A few callers for each of two queues, and agents who serve both.
SMALL = """\
streams:
  - {queue: support, calls: [6, 4], talk: 120, redial: {share: 0.5}}
  - {queue: billing, calls: [6, 4], talk: 120}
staff: [{make: 1, called: all, queues: [support, billing], on: ["08:00-09:00"]}]
"""


def test_the_whole_day_stands_beside_the_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In tables and in a page that needs nothing else, in both languages: groups, intervals, causes."""
    (tmp_path / "small.yaml").write_text(SMALL)
    words = (
        "staff",
        str(tmp_path / "small.yaml"),
        "--jobs",
        "1",
        "--days",
        "2",
        "--calls",
        "20",
        "--runs",
        "1",
    )
    told = []
    for language in ("en", "zh-CN"):
        file = tmp_path / f"{language}.html"
        assert main([*words, "--language", language, "--html", str(file)]) == 0
        told.append((capsys.readouterr().out, file.read_text(encoding="utf-8")))

    (english, page), (chinese, chinese_page) = told
    for text in (english, page):
        assert "The whole day" in text
        assert "shared agents" in text
        assert "redials" in text
    assert "共享座席" in chinese
    assert "共享座席" in chinese_page
    assert page.count("<svg") == 2
    assert not re.search(r"<script|https?:|src=|href=|url\(", page)


def test_a_report_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, and the file's name."""
    (tmp_path / "small.yaml").write_text(SMALL)

    page = tmp_path / "nowhere" / "page.html"
    assert main(["staff", str(tmp_path / "small.yaml"), "--formula", "--html", str(page)]) == 1
    assert str(page) in capsys.readouterr().err


def history(wrong: str = "") -> str:
    """Return four weeks of a Monday morning, ten calls more each week."""
    monday = datetime(2026, 3, 2, 8, tzinfo=UTC)
    lines = ["start,queue,calls,handle"]
    for week in range(4):
        for half in range(2):
            start = monday + timedelta(days=7 * week, minutes=30 * half)
            lines.append(f"{start.isoformat()},support,{100 + 10 * week},180")
    return "\n".join([*lines, wrong])


def test_a_day_is_staffed_from_its_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two half hours, the last weeks counting most; with how far off such forecasts were."""
    (tmp_path / "past.csv").write_text(history())
    words = (str(tmp_path / "past.csv"), "--forecast", "2026-03-30", "--formula")
    found = staffed(capsys, *words)

    assert len(found["staff"]) == 2
    assert 115 < found["staff"][0]["need"]["calls"] < 120
    assert 0.05 < found["forecast"]["support"]["wape"] < 0.15
    assert found["forecast"]["support"]["bias"] < 0
    assert main(["staff", *words]) == 0
    assert "WAPE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-03-02T09:00,support,5,180", "needs its offset"),
        ("2026-03-02T09:10+00:00,support,5,180", "not on the grid"),
        ("2026-03-02T09:00+00:00,support,-5,180", "0 or more"),
        ("noon,support,5,180", "`start` is no moment such as 2026-03-02T08:00+01:00: 'noon'"),
        ("2026-03-02T09:00+00:00,support,many,180", "`calls` is no number: 'many'"),
        ("2026-03-02T09:00+00:00,support,5,long", "`handle` is no number: 'long'"),
        ("2026-03-02T09:00+00:00", "`calls` is no number: None"),
    ],
)
def test_a_history_that_makes_no_sense_is_refused_by_line(
    line: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line, reason."""
    path = tmp_path / "past.csv"
    path.write_text(history(line))

    assert main(["staff", str(path), "--forecast", "2026-03-30"]) == 2
    told = capsys.readouterr().err
    assert f"{path}:10: " in told
    assert problem in told


@pytest.mark.parametrize(
    "words",
    [
        ["--level", "80"],
        ["--occupancy", "0"],
        ["--shrinkage", "1"],
        ["--forecast", "someday"],
        ["--forecast", "2020-01-01"],
        ["--runs", "0"],
        ["--days", "0"],
    ],
)
def test_goals_and_days_that_make_no_sense(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """80 is no share of callers."""
    (tmp_path / "past.csv").write_text(history())

    assert main(["staff", str(tmp_path / "past.csv"), "--forecast", "2026-03-30", *words]) == 2
    assert capsys.readouterr().err
