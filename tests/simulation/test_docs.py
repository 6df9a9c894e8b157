"""The pages about scenarios say what the code says, and their commands are real."""

import re
import shlex
from pathlib import Path

import pytest

from callcenter.__main__ import main
from callcenter.simulation.outbound.plan import CampaignPlan
from callcenter.simulation.scenario import Scenario, Shift, Stream
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.taking import ALL, take
from callcenter.simulation.watch import Watch
from callcenter.staffing.traffic import Traffic
from dashboards.measures.levels import Variant

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "simulation.md").read_text(encoding="utf-8")
HOWTO = (DOCS / "howto" / "plan-a-day.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "form"),
    [("The day", Scenario), ("`streams`", Stream), ("`staff`", Shift), ("A campaign", CampaignPlan)],
)
def test_every_field_is_on_the_page(heading: str, form: type) -> None:
    """And no other."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]

    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(form.__struct_fields__)  # type: ignore[attr-defined]


def test_every_measure_and_variant_is_on_the_page() -> None:
    """Counts, whose names say it all, aside."""
    day = plan(load_of(Traffic(40, 120, 1800, 90)), 3, 1, seed=1)
    names = take(day, Watch(0.0, 1.0, 1.0)).scopes[ALL].keys()
    counts = {"offered", "answered", "abandoned", "flowed_out", "still_open"}

    for name in names - counts:
        assert f"`{name}`" in PAGE or name.startswith("service_level.")
    assert [each for each in Variant if f"`{each}`" not in PAGE] == []


@pytest.mark.parametrize("line", re.findall(r"^callcenter (?:simulate|staff) docs.*$", HOWTO, re.MULTILINE))
def test_the_commands_of_the_guide_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they stand there, with a single run."""
    monkeypatch.chdir(DOCS.parent)
    words = shlex.split(line)[1:]
    if "--html" in words:
        words[words.index("--html") + 1] = str(tmp_path / "day.html")
    quick = ["--formula"] if words[0] == "staff" else ["--runs", "1", "--jobs", "1"]

    assert main([*words, *quick]) == 0
