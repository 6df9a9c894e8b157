"""`callcenter simulate` and `callcenter replay` from end to end."""

import json
import re
from pathlib import Path

import pytest

from callcenter.__main__ import main

DAY = """\
name: A short day
streams: [{queue: support, calls: [20], patience: 60, talk: 120}]
staff: [{make: 2, queues: [support], on: ["08:00-08:30"]}]
"""
MORE = "extends: day.yaml\nname: More\nstaff: [{make: 5, queues: [support], on: ['08:00-08:30']}]\n"
SCENARIOS = sorted((Path(__file__).parents[2] / "docs" / "scenarios").glob("*.yaml"))


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A scenario file."""
    (tmp_path / "more.yaml").write_text(MORE)
    (tmp_path / "alike.yaml").write_text("rules: {tier_bonus: {}}")
    path = tmp_path / "day.yaml"
    path.write_text(DAY)
    return path


def simulated(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """Run the command in this process and return what it printed."""
    assert main(["simulate", *map(str, words), "--jobs", "1"]) == 0
    return capsys.readouterr().out


def test_tables_have_every_variant_of_the_service_level(
    day: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And queues and tiers, in both languages."""
    english, chinese = (simulated(capsys, day, "--runs", "2", "--language", each) for each in ("en", "zh-CN"))

    assert english.count("Service level (") == 6
    assert "Queue support" in english
    assert chinese.count("服务水平（") == 6


def test_redials_and_callbacks_have_their_lines_where_there_are_any(
    day: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere nobody has to read that there were none."""
    plain = simulated(capsys, day, "--runs", "1")
    day.write_text(DAY.replace("talk: 120", "talk: 120, callback: {share: 1}, redial: {share: 0.5}"))
    (day.parent / "offer.yaml").write_text("queues: [{id: support, callback: {offered: true}}]")
    redials = simulated(capsys, day, "--runs", "1")
    both = simulated(capsys, day, "--runs", "1", "--compare", day.parent / "offer.yaml")

    assert ("Redials" in plain, "Callbacks" in plain) == (False, False)
    assert ("Redials" in redials, "Callbacks" in redials) == (True, False)
    assert ("Redials" in both, "Callbacks" in both) == (True, True)


def test_the_same_seed_gives_the_same_result(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To the last digit, in one process or in two; another seed gives another day."""
    one = simulated(capsys, day, "--runs", "2", "--json")

    assert main(["simulate", str(day), "--runs", "2", "--json", "--jobs", "2"]) == 0
    assert capsys.readouterr().out == one
    assert simulated(capsys, day, "--runs", "2", "--json", "--seed", "9") != one


def test_two_staffings_on_the_same_callers(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As many are offered, more are answered, and the interval of the difference says so."""
    text = simulated(capsys, day, "--runs", "5", "--json", "--compare", day.parent / "more.yaml")
    difference = json.loads(text)["difference"]["all"]

    assert difference["offered"] == {"value": 0.0, "low": 0.0, "high": 0.0}
    assert difference["answered"]["low"] > 0
    assert difference["service_level.offered"]["low"] > 0


def test_a_report_that_needs_nothing_else(
    day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One page, charts in it, no script and no address; names of people's making cannot break it."""
    day.write_text(DAY.replace("A short day", "<b>A & B</b>"))
    page = tmp_path / "report.html"
    simulated(capsys, day, "--runs", "2", "--compare", day.parent / "alike.yaml", "--html", page)
    html = page.read_text(encoding="utf-8")

    assert html.count("<svg") == 6
    assert not re.search(r"<script|https?:|src=|href=|url\(", html)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html
    assert "<b>A" not in html


def test_a_recorded_day_replays_and_is_a_scenario(
    day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The journal of the first run: decided again it is the same, and another policy can be tried on it."""
    journal = tmp_path / "day.jsonl"
    simulated(capsys, day, "--runs", "1", "--record", journal)

    assert main(["replay", str(journal)]) == 0
    assert "came out the same" in capsys.readouterr().out
    text = simulated(capsys, journal, "--runs", "2", "--json", "--compare", day.parent / "alike.yaml")
    assert json.loads(text)["base"]["scopes"]["all"]["offered"]["value"] > 5


@pytest.mark.parametrize(
    "difference",
    [
        "queues: [{id: support, max_wait: 5}]",
        "misses: 0.5\nchange: {queues: [{id: support, max_wait: 5}]}",
    ],
)
def test_one_queue_of_a_recorded_day_is_changed(
    difference: str, day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others and their agents stay as they were, whether only the house is named or the scenario."""
    journal, other = tmp_path / "day.jsonl", tmp_path / "other.yaml"
    simulated(capsys, day, "--runs", "1", "--record", journal)
    other.write_text(difference)

    found = json.loads(simulated(capsys, journal, "--runs", "2", "--json", "--compare", other))
    assert found["other"]["name"] == "other"
    assert found["difference"]["all"]["flowed_out"]["value"] > 0


def test_replay_ends_with_1_at_the_first_difference(
    day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says the command, what was expected and what came."""
    journal = tmp_path / "day.jsonl"
    simulated(capsys, day, "--runs", "1", "--record", journal)
    text = journal.read_text()
    journal.write_text(text.replace('"why":"longest_idle"', '"why":"a_whim"', 1))
    capsys.readouterr()

    assert main(["replay", str(journal)]) == 1
    told = capsys.readouterr().out
    assert "expected: contact.offered" in told
    assert "a_whim" in told
    assert "longest_idle" in told


@pytest.mark.parametrize("words", [["nothing.yaml"], ["nothing.jsonl"], ["nothing.db"], ["memory://"]])
def test_what_is_not_there_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """On the error channel, with exit code 2, by both commands."""
    assert main(["simulate", *words]) == 2
    assert words[0].split(":", maxsplit=1)[0] in capsys.readouterr().err
    assert main(["replay", *words]) == 2
    assert capsys.readouterr().err


def test_nonsense_is_refused_by_file_and_line(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every problem on a line of its own."""
    day.write_text(DAY.replace("[20]", "[-20]").replace("08:30", "8:30"))

    assert main(["simulate", str(day)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix(f"{day}:").split(":")[0] for line in lines] == ["2", "3"]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_scenarios_that_are_shipped_run(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each alone, or as a difference to the first; that of a campaign as one."""
    if path.stem == "campaign":
        words = ["--campaign", str(path)]
    elif "streams" in path.read_text():
        words = [str(path)]
    else:
        words = [str(path.with_name("monday.yaml")), "--compare", str(path)]
    out = simulated(capsys, *words, "--runs", "1", "--json")

    assert json.loads(out)
