"""`callcenter ivr` in the terminal."""

import argparse
import io
import sys
from pathlib import Path

import pytest

from callcenter.commands.ivr import add_parser
from ivr.check import SHIPPED

HERE = Path(__file__).parent
GOOD, BAD = HERE / "good" / "menu.yaml", HERE / "bad" / "menu.yaml"

Output = pytest.CaptureFixture[str]


def callcenter(*words: str) -> int:
    """The exit code of a command line."""
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers(dest="command"))
    args = parser.parse_args(["ivr", *words])
    return int(args.run(args))


def test_check_good(capsys: Output) -> None:
    """Flows without an error are counted, and all is well."""
    assert callcenter("check", str(SHIPPED)) == 0
    assert capsys.readouterr().out == "6 flows, 0 errors, 0 warnings\n"


def test_check_bad(capsys: Output) -> None:
    """Every problem is a line of its own, and the exit code tells that there are errors."""
    assert callcenter("check", str(GOOD), str(BAD)) == 1
    out = capsys.readouterr().out
    assert f"{BAD}:9: error [missing-step] " in out


@pytest.mark.parametrize(("path", "code"), [("gone.yaml", 1), ("", 2)])
def test_check_nothing(path: str, code: int, tmp_path: Path, capsys: Output) -> None:
    """A file that is not there is an error; a folder without flows was asked for wrongly."""
    assert callcenter("check", str(tmp_path / path)) == code


def test_try(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """One can be the caller of a shipped flow."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("tier=A account_manager=ana\n"))

    assert callcenter("try", "main", "--fact", "caller=+86138", "--fact", "open.main=true") == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "= queue queue=key-accounts preferred=language:zh-CN priority=90 agent=ana"
    )


def test_try_an_unknown_flow(capsys: Output) -> None:
    """A name that no flow has was asked for wrongly, and the names there are are told."""
    assert callcenter("try", "nowhere") == 2
    assert "reception" in capsys.readouterr().err


def test_try_a_broken_folder(capsys: Output) -> None:
    """Flows with errors are told and not tried."""
    assert callcenter("try", "menu", "--dir", str(HERE / "bad" / "round")) == 1
    assert "loop-without-input" in capsys.readouterr().out


def test_graph_mermaid(capsys: Output) -> None:
    """Mermaid text goes to the terminal."""
    assert callcenter("graph", "main", "--mermaid") == 0
    assert capsys.readouterr().out.startswith("flowchart TD\n")


def test_graph_svg(tmp_path: Path) -> None:
    """A drawing goes to a file."""
    assert callcenter("graph", "main", "--svg", str(tmp_path / "main.svg")) == 0
    assert (tmp_path / "main.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_graph_svg_nowhere(tmp_path: Path, capsys: Output) -> None:
    """A file that cannot be written is told."""
    assert callcenter("graph", "main", "--svg", str(tmp_path / "no" / "main.svg")) == 2
    assert "main.svg" in capsys.readouterr().err


def test_misuse() -> None:
    """A verb that does not exist ends with exit code 2."""
    with pytest.raises(SystemExit) as ended:
        callcenter("sing")
    assert ended.value.code == 2
