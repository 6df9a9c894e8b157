"""A journal decided again is the same, and where it is not, the first difference is told."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from callcenter.floor.commands import Configure
from callcenter.floor.values import QueuePolicy
from callcenter.ports.journal import Row
from callcenter.simulation.documents import Nonsense
from callcenter.simulation.lines import Recorder, read, write
from callcenter.simulation.plan import Plan
from callcenter.simulation.replaying import Replay, Unreadable, decisions, words
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.world import World
from callcenter.staffing.traffic import Traffic
from tests.simulation.worlds import days

CALM = settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
JOURNALS = sorted((Path(__file__).parent.parent / "journals").glob("*.jsonl"))


def recorded(day: Plan) -> list[Row]:
    """Return the journal of a simulated day."""
    recorder = Recorder()
    World(day, [recorder]).run()
    return recorder.rows


def small_day() -> list[Row]:
    """Return the journal of forty calls on three agents."""
    return recorded(plan(load_of(Traffic(40, 120, 1800, 90)), 3, 40, seed=5))


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_recorded_days_are_decided_the_same(path: Path) -> None:
    """Journals of days gone by: a change of the floor that decides them otherwise must be meant."""
    rows = list(read(path.name, path.read_bytes().splitlines()))
    replay = Replay()

    assert replay.first_divergence(rows) is None
    assert replay.events == len(rows) > 100


def test_there_are_recorded_days() -> None:
    """A folder that was emptied would prove nothing."""
    assert len(JOURNALS) >= 2


@CALM
@given(days())
def test_any_day_is_decided_the_same(day: Plan) -> None:
    """Written as lines, read, and decided again."""
    rows = recorded(day)
    again = list(read("day", b"".join(write(rows)).splitlines()))

    assert again == rows
    assert Replay().first_divergence(again) is None


def test_the_first_difference_is_told() -> None:
    """Another agent than the one who is longest idle: command, expected and got, event by event."""
    rows = small_day()
    number = next(i for i, row in enumerate(rows) if row.kind == "contact.offered")
    event = msgspec.json.decode(rows[number].payload)
    rows[number] = msgspec.structs.replace(
        rows[number], payload=msgspec.json.encode({**event, "agent": "agent-3"})
    )
    replay = Replay()
    found = replay.first_divergence(rows)

    assert found is not None
    assert found.command["command"] == "request_queue"
    assert [each.get("agent") for each in found.expected][-1] == "agent-3"
    assert [each.get("agent") for each in found.got][-1] == event["agent"] != "agent-3"
    text = "\n".join(words(found))
    assert "both:     contact.queued" in text
    assert "expected: contact.offered" in text
    assert "got:      contact.offered" in text
    assert replay.decisions > 0


def test_a_refusal_is_a_difference() -> None:
    """What happened once is refused now: the reason is told."""
    groups = list(decisions(small_day()))
    arrival = next(i for i, group in enumerate(groups) if group[0].kind == "contact.arrived")
    twice = [row for group in (*groups[: arrival + 1], groups[arrival]) for row in group]
    numbered = [msgspec.structs.replace(row, seq=seq) for seq, row in enumerate(twice, 1)]
    found = Replay().first_divergence(numbered)

    assert found is not None
    assert found.refusal.startswith("known_contact")
    assert "refused:  known_contact" in "\n".join(words(found))


@pytest.mark.parametrize("damage", ["gap", "late", "no cause", "no command"])
def test_a_journal_that_lacks_something_is_no_journal(damage: str) -> None:
    """It says which event."""
    rows = small_day()
    match damage:
        case "gap":
            del rows[7]
        case "late":
            del rows[0]
        case "no cause":
            rows[0] = msgspec.structs.replace(rows[0], cause=None)
        case _:
            rows[0] = msgspec.structs.replace(rows[0], cause=b'{"command":"dance"}')
    with pytest.raises(Unreadable, match="event"):
        Replay().first_divergence(rows)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", 1),
        (b'{"journal":1}\nnothing', 2),
        (b'{"journal":1}\n{"seq":2,"event":{"event":"contact.arrived"}}', 2),
        (b'{"journal":1}\n{"seq":1,"event":{"event":"moon.landed","at":1}}', 2),
    ],
)
def test_a_file_that_is_none_is_refused_by_line(text: bytes, line: int) -> None:
    """With the name of the file."""
    with pytest.raises(Nonsense) as caught:
        list(read("day.jsonl", text.splitlines()))

    assert str(caught.value).startswith(f"day.jsonl:{line}: ")


def test_another_house_decides_otherwise() -> None:
    """The comparison is no formality: with other rules the journal diverges."""
    rows = small_day()
    command = msgspec.json.decode(rows[0].cause or b"", type=Configure)
    slower = msgspec.structs.replace(command, queues=(QueuePolicy("queue", ring_seconds=7.0),))
    rows[0] = msgspec.structs.replace(
        rows[0],
        cause=msgspec.json.encode(slower),
        payload=rows[0].payload,
    )

    assert Replay().first_divergence(rows) is not None
