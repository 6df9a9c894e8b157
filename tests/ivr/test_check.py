"""Every problem is found, on its line, in one pass; and nothing else is."""

import re
from collections import Counter
from pathlib import Path

import pytest

from ivr.check import build, check, sources
from ivr.problems import CODES
from ivr.steps import STEPS
from notation.problems import Severity
from notation.source import Source, read

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").iterdir())
BAD = sorted((HERE / "bad").iterdir())
EXPECTED = re.compile(r"# !((?: [a-z-]+)+)$")

Found = Counter[tuple[str, int, str]]


def expected(path: Path) -> Found:
    """What the comments of the files announce: file, line, code."""
    found, _ = sources([path])
    return Counter(
        (source.file, line, code)
        for source in found
        for line, text in enumerate(source.text.splitlines(), start=1)
        if (announced := EXPECTED.search(text))
        for code in announced[1].split()
    )


def problems(path: Path) -> Found:
    return Counter((each.file, each.line, each.code) for each in check(sources([path])[0]))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_flows_are_clean(path: Path) -> None:
    """A good example has neither error nor warning."""
    assert check(sources([path])[0]) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_flows_tell_all(path: Path) -> None:
    """Every problem of a bad example is told once, on the line that announces it, and no other."""
    assert problems(path) == expected(path)


def test_every_step_has_both() -> None:
    """Each step of the language has a good and a bad example under its name."""
    assert set(STEPS) <= {path.stem for path in GOOD} & {path.stem for path in BAD}


def test_every_code_is_shown() -> None:
    """No code of the check is without an example that has it."""
    assert {code for path in BAD for _, _, code in expected(path)} == set(CODES)


def test_a_warning_lets_pass() -> None:
    """A warning does not keep a flow from being used, an error does."""
    warned = Source("a.yaml", "flow: a\nlanguage: en\nlanguages: [en, zh-CN]\nstart: s\n"
                    "steps: {s: {do: hang-up, text: Bye.}}")  # fmt: skip
    program, found = build([warned])

    assert [problem.severity for problem in found] == [Severity.WARNING]
    assert program is not None


def test_an_error_gives_no_program() -> None:
    """A program is checked or it is not there."""
    program, found = build([Source("a.yaml", "flow: a")])

    assert program is None
    assert found


def test_a_problem_can_be_printed() -> None:
    """A problem reads as editors like it: file, line, what is wrong, and what was perhaps meant."""
    text = "flow: a\nlanguage: en\nstart: s\nsteps:\n  s:\n    do: hang-up\n    txt: Bye."

    assert [str(problem) for problem in check([Source("a.yaml", text)])] == [
        "a.yaml:7: error [unknown-attribute] step `s` has no attribute `txt`; perhaps `text`"
    ]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "3", "steps: 3", "steps: {}", "? [a]\n: b", "a: !!python/name:os.system ''",
     "[" * 5000, "flow: \x00", "flow: a\nsteps: {a: null}", "- - - a", "\ud800"],
    ids=range(12),
)  # fmt: skip
def test_nonsense_is_a_problem(text: str) -> None:
    """Whatever stands in a file, the check answers with problems and never raises."""
    assert check([Source("a.yaml", text)])


def test_a_huge_file_is_refused() -> None:
    """A file of more than a million characters is not read at all."""
    (found,) = check([Source("a.yaml", "#" * 1_000_001)])

    assert found.code == "unreadable"


def test_missing_files_are_problems(tmp_path: Path) -> None:
    """A path that cannot be read is told like any other problem."""
    (tmp_path / "latin.yaml").write_bytes(b"\xe9\xe8")
    found, unreadable = sources([tmp_path, tmp_path / "gone.yaml"])

    assert not found
    assert [(Path(each.file).name, each.code) for each in unreadable] == [
        ("gone.yaml", "unreadable"),
        ("latin.yaml", "unreadable"),
    ]


def test_yaml_is_plain() -> None:
    """`no` is a word, a number with a leading zero or a plus stays a text, keys are texts."""
    text = "a: no\nb: 0123\nc: +8610\n1: 12\nd: 1:30\ne: true\nf: 1.5\ng: '2'\nh:\n"
    assert read(Source("a.yaml", text)).value == {
        "a": "no", "b": "0123", "c": "+8610", "1": 12, "d": "1:30", "e": True, "f": 1.5, "g": "2", "h": None,
    }  # fmt: skip
