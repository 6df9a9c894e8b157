"""A real day as the input of a simulation: who called, how long they talked, how patient they were."""

from math import inf

import pytest
from msgspec.structs import replace

from callcenter.floor.phases import Presence
from callcenter.floor.values import Needs, Skill
from callcenter.service.wire import decode_event
from callcenter.simulation.lines import Recorder
from callcenter.simulation.plan import Plan
from callcenter.simulation.recorded import Reader, RecordedDay, Seen, mean_patience
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.world import World
from callcenter.staffing.traffic import Traffic

LOAD = load_of(Traffic(calls=120, handle=180, span=1800, patience=100))


def day_of(given: Plan) -> RecordedDay:
    """Run a plan, and read its journal as a day."""
    recorder, reader = Recorder(), Reader()
    World(given, [recorder]).run()
    for row in recorder.rows:
        reader.tell(decode_event(row.payload))
    return reader.day()


def test_what_was_seen_comes_back_as_it_was() -> None:
    """Arrivals, talks of the answered, and the patience of those who hung up."""
    given = plan(LOAD, 10, 300, seed=2)
    day = day_of(given)
    seen = {each.id: each for each in day.seen}
    again = {call.id: call for call in day.calls(seed=9)}

    assert [call.id for call in given.calls] == list(again)
    for call in given.calls:
        found = again[call.id]
        assert (found.at, found.queue) == (call.at, call.queue)
        if seen[call.id].lost:
            assert found.patience == pytest.approx(call.patience)
        else:
            assert found.talk == pytest.approx(call.talk)
            assert found.patience > (seen[call.id].wait or 0.0)
    assert sum(each.lost for each in day.seen) > 20


def test_the_mean_patience_is_found_though_most_of_it_was_not_seen() -> None:
    """A hundred seconds went in; the waits of the answered count, or it would come out far too short."""
    day = day_of(plan(LOAD, 10, 3000, seed=2))
    lost = [each.wait or 0.0 for each in day.seen if each.lost]

    assert mean_patience(day.seen) == pytest.approx(100, rel=0.12)
    assert sum(lost) / len(lost) < 80


def test_nobody_hung_up() -> None:
    """Then nobody is taken to."""
    assert mean_patience([Seen("k1", 0.0, queue="q", wait=5.0)]) == inf


def test_agents_work_as_they_did() -> None:
    """Their own wishes are kept; what the floor did to them is not."""
    day = day_of(plan(LOAD, 4, 40, seed=1))

    assert [(move.agent, move.presence) for move in day.moves] == [
        (f"agent-{number}", Presence.AVAILABLE) for number in range(1, 5)
    ]


def test_the_same_day_again_is_the_same_day() -> None:
    """With the same staff, callers wait and hang up as they did: nothing of the day was lost."""
    given = plan(LOAD, 10, 300, seed=4)
    day = day_of(given)
    again = day_of(Plan("again", given.begin, given.end, day.house, day.calls(seed=1), day.moves))

    assert [(each.id, each.lost) for each in again.seen] == [(each.id, each.lost) for each in day.seen]
    assert [each.wait for each in again.seen] == pytest.approx([each.wait for each in day.seen])


def test_what_a_queue_asks_is_not_told_of_its_callers() -> None:
    """Another queue policy asks for other skills of the same callers; what they brought along stays."""
    given = plan(LOAD, 4, 9, seed=1)
    skilled = replace(given.house.queues[0], skills={"german": 5}, preferred={"pumps": 2})
    crew = tuple(replace(agent, skills={"german": 7}) for agent in given.house.agents)
    asking = Needs((Skill("german", 6),))
    calls = (replace(given.calls[0], needs=asking), *given.calls[1:])
    house = replace(given.house, queues=(skilled,), agents=crew)

    day = day_of(replace(given, house=house, calls=calls))

    first, *others = (call.needs for call in day.calls(seed=1))
    assert (asking, {Needs()}) == (first, set(others))


def test_an_empty_journal_is_no_day() -> None:
    """It says what is missing."""
    with pytest.raises(ValueError, match="no configuration"):
        Reader().day()
