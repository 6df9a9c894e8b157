"""`callcenter script` in the terminal."""

from pathlib import Path

import pytest

from callcenter.__main__ import main
from callcenter.outbound.scripts.check import SHIPPED
from tests.outbound.scripts_world import SMALL

Output = pytest.CaptureFixture[str]


def test_shipped_scripts_are_well(capsys: Output) -> None:
    """They are counted."""
    files = [str(file) for file in SHIPPED.glob("*.yaml")]

    assert main(["script", "check", *files]) == 0
    assert capsys.readouterr().out == f"{len(files)} scripts, 0 errors, 0 warnings\n"


def test_a_slip_is_told_with_its_line(tmp_path: Path, capsys: Output) -> None:
    """And the exit code says so."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL.replace("next: outcome", "next: outcom"), encoding="utf-8")

    assert main(["script", "check", str(file)]) == 1
    assert f"{file}:32: error [missing-step]" in capsys.readouterr().out


def test_a_file_that_is_not_there_was_asked_for_wrongly(tmp_path: Path) -> None:
    """Nothing is checked."""
    assert main(["script", "check", str(tmp_path / "none.yaml")]) == 2


def test_a_script_is_drawn(tmp_path: Path, capsys: Output) -> None:
    """As text, or as a file."""
    (file,) = SHIPPED.glob("service-plan.yaml")
    drawing = tmp_path / "plan.svg"

    assert main(["script", "graph", str(file)]) == 0
    assert capsys.readouterr().out.startswith("flowchart TD")
    assert main(["script", "graph", str(file), "--svg", str(drawing)]) == 0
    assert drawing.read_text(encoding="utf-8").startswith("<svg")
