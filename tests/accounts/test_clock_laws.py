"""What holds for every SLA clock, whatever the calendar and the pauses."""

import math
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.accounts.clock import Clock, Pause, Spans, counted, elapsed, read

_MOMENT = st.integers(-50, 500).map(float)


@st.composite
def calendars(draw: st.DrawFn) -> Spans:
    """Spans in order; some touch, overlap or are empty, as summer time makes them."""
    begins = sorted(draw(st.lists(st.integers(-60, 400), max_size=6)))
    listed = [(float(begin), float(begin + draw(st.integers(-5, 60)))) for begin in begins]
    return lambda _: iter(listed)


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    """A pause, now and then one without an end."""
    start = draw(_MOMENT)
    end = draw(st.one_of(st.none(), st.integers(0, 80).map(lambda length: start + length)))
    return Pause(draw(st.sampled_from(["customer", "supplier", "colleague"])), start, end)


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """A clock with up to four pauses, in no order."""
    started = draw(_MOMENT)
    stopped = draw(st.one_of(st.none(), st.integers(0, 300).map(lambda later: started + later)))
    return Clock(
        started,
        float(draw(st.integers(1, 200))),
        tuple(draw(st.lists(pauses(), max_size=4))),
        stopped,
        draw(st.sampled_from([(), ("customer",), ("customer", "supplier")])),
    )


@given(clocks(), calendars(), _MOMENT)
def test_intervals_are_disjoint_ordered_and_add_up(clock: Clock, spans: Spans, now: float) -> None:
    """None is empty, none lies before the start or after `now`, and together they are what has elapsed."""
    found = counted(clock, spans, now)

    assert all(clock.started <= start < end <= now for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert elapsed(clock, spans, now) == math.fsum(end - start for start, end in found)


@given(clocks(), calendars(), _MOMENT)
def test_nothing_is_ever_negative(clock: Clock, spans: Spans, now: float) -> None:
    """Neither what has elapsed nor what remains, and nothing elapses faster than the clock on the wall."""
    reading = read(clock, spans, now)

    assert 0 <= reading.elapsed <= max(0.0, now - clock.started)
    assert 0 <= reading.remaining <= clock.seconds


@given(clocks(), calendars(), pauses(), _MOMENT)
def test_pausing_never_makes_it_due_sooner(clock: Clock, spans: Spans, more: Pause, now: float) -> None:
    """Another pause never adds to what is counted, and a due moment only moves back."""
    before, after = read(clock, spans, now), read(replace(clock, pauses=(*clock.pauses, more)), spans, now)

    assert after.elapsed <= before.elapsed
    assert after.due is None or (before.due is not None and before.due <= after.due)


@given(clocks(), calendars(), _MOMENT, st.randoms())
def test_the_order_of_pauses_does_not_matter(clock: Clock, spans: Spans, now: float, dice: Random) -> None:
    """They are intervals, not a story."""
    shuffled = list(clock.pauses)
    dice.shuffle(shuffled)
    other = replace(clock, pauses=tuple(shuffled))

    assert counted(clock, spans, now) == counted(other, spans, now)
    assert read(clock, spans, now).due == read(other, spans, now).due


@given(clocks(), calendars())
def test_at_the_due_moment_exactly_the_limit_has_elapsed(clock: Clock, spans: Spans) -> None:
    """Due and elapsed are two views of one thing."""
    running = replace(clock, stopped=None)
    due = read(running, spans, clock.started).due

    if due is not None:
        assert elapsed(running, spans, due) == pytest.approx(clock.seconds)
        assert not read(running, spans, due).breached
        assert read(running, spans, due).remaining == pytest.approx(0)


@given(clocks(), calendars(), _MOMENT)
def test_what_has_elapsed_never_shrinks(clock: Clock, spans: Spans, now: float) -> None:
    """Time goes one way."""
    assert elapsed(clock, spans, now) <= elapsed(clock, spans, now + 7)


@given(clocks(), calendars(), _MOMENT)
def test_whoever_wakes_at_the_next_moment_misses_nothing(clock: Clock, spans: Spans, now: float) -> None:
    """Between now and `next_at` neither a warning nor the breach begins."""
    reading = read(clock, spans, now)

    if reading.next_at is not None:
        just_before = read(clock, spans, reading.next_at - 0.001)
        assert reading.next_at > now
        assert (reading.warned, reading.breached) == (just_before.warned, just_before.breached)
