"""The fewest agents that reach a goal, group by group."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.simulation.crew.groups import Counts
from callcenter.simulation.crew.search import Ask, Bounds, fewest

#: What a queue wants, and which of three groups serve it.
QUEUES = st.lists(
    st.tuples(st.integers(0, 30), st.sets(st.integers(0, 2), min_size=1)), min_size=1, max_size=3
)
STARTS = st.tuples(*[st.integers(0, 20)] * 3)


def wanted(queues: list[tuple[int, set[int]]]) -> Ask:
    """Say how many each queue lacks, all of its groups together."""

    def short(counts: Counts) -> float:
        return sum(max(0, want - sum(counts[group] for group in serving)) for want, serving in queues)

    return lambda crews: [short(counts) for counts in crews]


@given(QUEUES, STARTS)
def test_the_goal_is_reached_and_nobody_can_be_spared(
    queues: list[tuple[int, set[int]]], start: Counts
) -> None:
    """Wherever the search begins, and with people who always come."""
    ask, bounds = wanted(queues), Bounds((0, 2, 0), (40, 40, 40), (8.0, 4.0, 6.0))
    found = fewest(start, bounds, ask)

    assert found is not None
    assert ask([found]) == [0]
    assert found[1] >= 2
    for group, least in enumerate(bounds.least):
        if found[group] > least:
            fewer = tuple(count - (number == group) for number, count in enumerate(found))
            assert ask([fewer])[0] > 0


def test_what_even_the_most_do_not_reach() -> None:
    """Nobody on shift in that hour, say."""
    assert fewest((1,), Bounds((0,), (9,), (8.0,)), wanted([(10, {0})])) is None


def test_the_group_that_serves_the_queue_grows() -> None:
    """And the one that helps nobody goes home."""
    assert fewest((3, 3), Bounds((0, 0), (50, 50), (8.0, 8.0)), wanted([(20, {1})])) == (0, 20)
