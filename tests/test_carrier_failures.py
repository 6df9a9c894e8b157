"""The page of carriers' failures is whole, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "carrier-failures.md"
COUNT = 49

_ROW = re.compile(r"\| (T\d+) \| (.+?) \| (.+?) \| (.+?) \|")
_PROOF = re.compile(r"`([^`:]+\.(?:py|tsx?))::([^`]+)`")


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows: what is proven by what."""
    found = [_ROW.fullmatch(line) for line in PAGE.read_text().splitlines() if line.startswith("| T")]
    assert all(found), "a row that cannot be read"
    return [match.groups() for match in found if match is not None]  # type: ignore[misc]


def proofs() -> list[tuple[str, str, str]]:
    """Return the tests that are named, each with its row and file."""
    return [(id_, file, name) for id_, _, _, proof in rows() for file, name in _PROOF.findall(proof)]


def test_every_failure_has_a_row_in_order() -> None:
    """One each, and all of them."""
    assert [f"T{number}" for number in range(1, COUNT + 1)] == [id_ for id_, *_ in rows()]


def test_every_row_names_a_test() -> None:
    """What is said to be done is proven by something."""
    assert {id_ for id_, *_ in rows()} == {id_ for id_, _, _ in proofs()}


@pytest.mark.parametrize(("id_", "file", "name"), proofs(), ids=lambda part: str(part)[:60])
def test_a_named_test_is_there(id_: str, file: str, name: str) -> None:
    """By file and name, as somebody would look for it."""
    text = (ROOT / file).read_text()
    python = file.endswith(".py")
    assert (f"def {name}(" if python else f"it('{name}'") in text, f"{id_}: {file} has no {name}"
