"""`callcenter admin import`: a configuration from a file, checked before anything is stored."""

from pathlib import Path

import pytest

from callcenter.__main__ import main

HOUSE = """\
queues:
  - id: sales
    steps: [{after: 5, to: manager}]
agents:
  - {id: ana, queues: [sale]}
"""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command's database would be."""
    file = tmp_path / "house.db"
    monkeypatch.setenv("CALLCENTER_DATABASE_URL", f"sqlite:///{file}")
    return file


def test_faults_are_told_by_file_and_line(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them, and nothing is stored."""
    file = tmp_path / "house.yaml"
    file.write_text(HOUSE)

    assert main(["admin", "import", str(file)]) == 1

    assert capsys.readouterr().err.splitlines() == [
        f"{file}:5: error [unknown_queue] agent ana: unknown queue sale",
        f"{file}:3: error [narrows] queue sales: a first step that is not for anyone comes after 0 seconds",
        "not accepted",
    ]
    assert not database.exists()


def test_a_file_that_is_not_there(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, without a trace."""
    assert main(["admin", "import", "gone.yaml"]) == 1

    assert capsys.readouterr().err == "gone.yaml: No such file or directory\n"


def test_a_good_file_can_be_looked_at(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without being stored."""
    file = tmp_path / "house.yaml"
    file.write_text(HOUSE.replace("after: 5", "after: 0").replace("sale]", "sales]"))

    assert main(["admin", "import", "--dry-run", str(file)]) == 0

    assert capsys.readouterr().out == "1 queues, 1 agents, 0 calendars: fine\n"
    assert not database.exists()
