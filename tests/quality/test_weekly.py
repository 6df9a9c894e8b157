"""Samples that are drawn by themselves: whose turn it is, and how much was done."""

import pytest
from msgspec.structs import replace

from callcenter.quality.sampling import Drawn, Fact, Pick, PickState
from callcenter.quality.weekly import SampleRun, SampleTally, by_evaluator, in_turn, picks_of

pytestmark = pytest.mark.unit


def drawn(*agents: str) -> list[Drawn]:
    return [Drawn(Fact(f"c{number}", agent), "f", ()) for number, agent in enumerate(agents)]


def test_evaluators_take_turns_and_go_on_where_they_stopped() -> None:
    """From one run to the next."""
    first, following = in_turn(drawn(*"aaa"), ["max", "sue"], {}, "")
    assert (first, following) == (["max", "sue", "max"], "sue")
    assert in_turn(drawn("a"), ["max", "sue"], {}, following) == (["sue"], "max")
    assert in_turn(drawn("a"), ["max", "sue"], {}, "left") == (["max"], "sue")


def test_nobody_is_given_their_own_contact() -> None:
    """Who is passed over is the next one; where there is nobody else, nobody has it."""
    names, _ = in_turn(drawn("ann", "bob", "bob"), ["max", "sue"], {"max": "ann"}, "max")
    assert names == ["sue", "max", "sue"]
    assert in_turn(drawn("ann", "bob"), ["max"], {"max": "ann"}, "") == (["", "max"], "max")
    assert in_turn(drawn("ann"), [], {}, "") == ([""], "")


def test_what_was_done_is_held_against_what_was_due() -> None:
    """Late is done, but not in time; what was left out is wanted no more."""
    run = SampleRun("weekly@10", plan="weekly", form="f", at=10.0, due=20.0)
    one, two, three, four = picks_of(run, drawn(*"abcd"), ["sue", "sue", "sue", "max"])
    settled = [
        replace(one, state=PickState.DONE, settled_at=20.0),
        replace(two, state=PickState.DONE, settled_at=21.0),
        replace(three, state=PickState.SKIPPED),
        four,
    ]
    told = by_evaluator(settled, 20.0)
    assert told["sue"] == SampleTally(drawn=3, done=2, in_time=1, skipped=1)
    assert (told["sue"].open, told["sue"].done_share, told["sue"].in_time_share) == (0, 1.0, 0.5)
    assert (told["max"].overdue, told["max"].open, told["max"].in_time_share) == (0, 1, None)
    late = by_evaluator(settled, 20.5)
    total = sum(late.values(), SampleTally())
    assert (total.overdue, total.done_share, total.in_time_share) == (1, 2 / 3, 1 / 3)


def test_a_line_that_nobody_planned_is_searched_by_nobody() -> None:
    """Lines of a run are found by it, and by whose turn it is."""
    assert (Pick("c.f").runs, Pick("c.f").assigned) == ((), ())
    assert (Pick("c.f", run="r").runs, Pick("c.f", evaluator="sue").assigned) == (("r",), ("sue",))
