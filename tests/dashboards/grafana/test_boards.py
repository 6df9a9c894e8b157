"""The boards for Grafana: what lies in the folder is what the code says, and asks for what there is."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from callcenter.observe.families import FAMILIES
from dashboards.grafana.board import WIDTH, Board, document
from dashboards.grafana.files import BOARDS, HERE, files
from tests.dashboards.prometheus.server import RULES
from tests.dashboards.prometheus.words import asked, unknown


def queries(board: Board) -> list[str]:
    """Return every query of a board."""
    return [series.query for row in board.rows for panel in row.panels for series in panel.series]


def boxes(board: Board) -> list[dict[str, int]]:
    """Return where each panel lies."""
    return [panel["gridPos"] for panel in document(board)["panels"]]


def test_the_files_are_current() -> None:
    """Run `python -m dashboards.grafana` after a change."""
    made = files()
    assert {path: path.read_text("utf-8") for path in made} == made
    assert sorted((HERE / "json").iterdir()) == sorted(path for path in made if path.suffix == ".json")


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.uid)
def test_a_board_asks_for_what_is_measured(board: Board) -> None:
    """A misspelt name or label is an empty panel on the day that it is needed."""
    assert [] == [told for query in queries(board) for told in unknown(query)]


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.uid)
def test_panels_fill_the_grid_and_none_covers_another(board: Board) -> None:
    """Grafana would move them about."""
    for box in boxes(board):
        assert 0 <= box["x"] < box["x"] + box["w"] <= WIDTH
    for one, other in combinations(boxes(board), 2):
        aside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        assert aside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.uid)
def test_every_choice_is_used_and_every_used_one_can_be_chosen(board: Board) -> None:
    """`$queue` and `$tier`."""
    text = " ".join(queries(board))
    choices = {name for name, _ in board.choices}
    assert {name for name in ("queue", "tier") if f"${name}" in text} == choices
    for name, metric in board.choices:
        assert name in next(set(family.labels) for family in FAMILIES if family.name == metric)


def test_panels_and_boards_can_be_told_apart() -> None:
    """By number within a board; boards by their uid and their title."""
    for board in BOARDS:
        numbers = [panel["id"] for panel in document(board)["panels"]]
        assert len(numbers) == len(set(numbers))
    assert len({board.uid for board in BOARDS}) == len({board.title for board in BOARDS}) == len(BOARDS)


def test_whatever_is_measured_is_to_be_seen() -> None:
    """A number that stands on no board and wakes nobody is not worth its price."""
    alerts: list[dict[str, Any]] = yaml.safe_load((RULES / "alerts.yml").read_text("utf-8"))["groups"]
    told = [query for board in BOARDS for query in queries(board)]
    told += [rule["expr"] for group in alerts for rule in group["rules"]]
    seen = {name for query in told for name in asked(query)}
    seen |= {name.removesuffix(end) for name in seen for end in ("_bucket", "_sum", "_count")}
    # The service levels are recorded from it.
    recorded = {"callcenter_waits_ended_total"}
    assert {family.name for family in FAMILIES} - seen - recorded == set()


def test_grafana_finds_its_source_and_its_boards() -> None:
    """The provisioning names the folder that is mounted, and a Prometheus as the default."""
    folder = HERE / "provisioning"
    (source,) = _yaml(folder / "datasources" / "prometheus.yml")["datasources"]
    (provider,) = _yaml(folder / "dashboards" / "callcenter.yml")["providers"]
    assert (source["type"], source["isDefault"], source["url"]) == (
        "prometheus",
        True,
        "http://prometheus:9090",
    )
    assert (provider["type"], provider["options"]["path"]) == ("file", "/var/lib/grafana/dashboards")


def test_what_grafana_reads_is_json() -> None:
    """With a title and a schema that it knows how to bring up to date."""
    for path in (HERE / "json").iterdir():
        board = json.loads(path.read_text("utf-8"))
        assert board["uid"] == path.stem
        assert board["schemaVersion"] >= 36


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))
