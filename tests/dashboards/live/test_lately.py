"""The last half hour of a queue: what comes in, and what falls out by time alone."""

from hypothesis import given
from hypothesis import strategies as st

from dashboards.live.lately import MINUTES, Lately
from dashboards.measures.counts import Counts

#: A whole minute.
NOON = 1_800_014_400.0


def test_keeps_the_running_minute_and_thirty_before_it() -> None:
    """At 12:30:59 the offers from 12:00:00 on count, at 12:31:00 those from 12:01:00."""
    lately = Lately()
    lately.turn(NOON)
    lately.add("help", NOON, Counts(offered=1, answered=1))
    lately.add("help", NOON + 60, Counts(offered=1))
    assert lately.turn(NOON + MINUTES * 60 + 59)
    assert lately.counts("help").offered == 2
    assert lately.turn(NOON + MINUTES * 60 + 60)
    assert (lately.counts("help").offered, lately.counts("help").answered) == (1, 0)
    assert not lately.turn(NOON + MINUTES * 60 + 119)


def test_an_answer_counts_with_its_offer() -> None:
    """Answered now, offered too long ago: not lately."""
    lately = Lately()
    lately.turn(NOON + 3600)
    lately.add("help", NOON, Counts(answered=1))
    assert lately.counts("help") == Counts()


@given(st.lists(st.tuples(st.integers(0, 7200), st.booleans()), max_size=80))
def test_agrees_with_a_count_of_everything(steps: list[tuple[int, bool]]) -> None:
    """Whenever it is looked at, the sums are those of the offers in the window."""
    lately, offers, now = Lately(), list[float](), NOON
    for after, look in sorted(steps):
        now = NOON + after
        lately.add("help", now, Counts(offered=1))
        offers.append(now)
        if look:
            lately.turn(now)
            since = (now // 60 - MINUTES) * 60
            assert lately.counts("help").offered == sum(at >= since for at in offers)


def test_stays_small_while_nobody_looks() -> None:
    """A day without a look keeps no more than an hour of minutes."""
    lately = Lately()
    for minute in range(1440):
        lately.add("help", NOON + minute * 60, Counts(offered=1))
    assert lately.counts("help").offered <= 2 * MINUTES + 1
    lately.turn(NOON + 1439 * 60)
    assert lately.counts("help").offered == MINUTES + 1
