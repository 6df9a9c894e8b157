"""What failed beside others is tried alone before it is called steady or not."""

from collections.abc import Sequence

import pytest

from tools.tests import MOST, TIMES, verdict

STORY = "tests/scenarios/test_inbound.py::test_a_call[twilio]"


class Runs:
    """Answers each run with the next code, and keeps what was asked."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.asked: list[Sequence[str]] = []

    def __call__(self, arguments: Sequence[str]) -> int:
        """Run nothing, and say how it went."""
        self.asked.append(arguments)
        return self.codes.pop(0)


def test_what_passes_at_once_is_not_looked_at_again() -> None:
    """Nor a run that was broken off: its code is the answer."""
    assert 0 == verdict(Runs(0), list, ["-n", "3"])
    assert 2 == verdict(Runs(2), lambda: [STORY], [])


def test_a_story_that_passes_alone_each_time_is_named_as_unsteady(capsys: pytest.CaptureFixture[str]) -> None:
    """The machine stood still; it has to be mended all the same."""
    runs = Runs(1, *[0] * TIMES)

    assert 0 == verdict(runs, lambda: [STORY], ["-n", "3"])

    assert [STORY] == [asked[-1] for asked in runs.asked[1:2]]
    assert f"UNSTEADY: failed beside others, passed alone. Mend:\n  {STORY}" in capsys.readouterr().out


def test_one_more_failure_is_a_failure() -> None:
    """A fault that shows now and then is a fault."""
    assert 1 == verdict(Runs(1, 0, 1), lambda: [STORY], [])


@pytest.mark.parametrize(
    "failed",
    [
        ["tests/floor/test_moves.py::test_all"],
        [STORY, "tests/floor/test_moves.py::test_all"],
        [f"{STORY}{n}" for n in range(MOST + 1)],
        ["tests/scenarios/test_inbound.py"],
        [],
    ],
    ids=["pure", "pure beside a story", "many", "no test", "nobody"],
)
def test_no_second_look(failed: list[str]) -> None:
    """The pure rooms have no excuse, many failures have a cause, and a file that cannot be read is broken."""
    runs = Runs(1)

    assert 1 == verdict(runs, lambda: failed, [])

    assert 1 == len(runs.asked)
