"""One day, counted five times: wallboard, report, simulator, Prometheus and plain SQL agree."""

import re
import sqlite3
from collections import Counter, defaultdict
from random import Random
from typing import Any

import pytest

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard
from callcenter.observe.metrics import Metrics
from callcenter.ports.facts import FactBook
from callcenter.ports.journal import Batch, Journal
from callcenter.ports.reports import About, ReportQuery, ReportRow
from callcenter.service.signals import Signals
from callcenter.simulation.plan import Again, Call, Move, Plan, Wish
from callcenter.simulation.taking import ALL, Taken, take
from callcenter.simulation.watch import Watch
from callcenter.simulation.world import World
from callcenter.storage.facts.book import SqlFacts, door_of
from callcenter.storage.memory_records import MemoryRecords
from dashboards.live.today import Today
from dashboards.measures.levels import Variant
from dashboards.reports.answering import Answers
from dashboards.reports.keeping import FactKeeper, first_difference
from tests.dashboards.test_fact_keeper import rows
from tests.simulation.worlds import HOUSE, MORNING, STAFF
from tests.stores import SqliteHome

DAY = "2027-01-15"  # that of MORNING, 08:00 UTC
HOURS = 6 * 3600.0

#: How each stay in a queue ended: the first thing that happened to its contact after it was offered there.
STAYS = """
    WITH told AS (
        SELECT seq, at, kind, contact, CAST(payload AS TEXT) AS told FROM journal
    ), offers AS (
        SELECT contact, told ->> '$.queue' AS queue, told ->> '$.since' AS since, min(seq) AS seq
        FROM told WHERE kind = 'contact.queued' GROUP BY 1, 2, 3
    ), stays AS (
        SELECT offers.*, (
            SELECT min(later.seq) FROM told AS later
            WHERE later.contact = offers.contact AND later.seq > offers.seq AND (
                later.kind IN ('contact.connected', 'contact.voicemail_started', 'contact.closed')
                OR later.kind = 'contact.queued' AND
                   (later.told ->> '$.queue', later.told ->> '$.since') <> (offers.queue, offers.since)
            )
        ) AS ended FROM offers
    ), ends AS (
        SELECT stays.queue, told.kind, told.at - stays.since AS wait,
               told.told ->> '$.short' AS short,
               coalesce(told.told ->> '$.outcome', '') IN ('abandoned', 'failed') AS lost
        FROM stays JOIN told ON told.seq = stays.ended
    )
    SELECT queue, count(*) AS offered,
        sum(kind = 'contact.connected') AS answered,
        sum(kind = 'contact.connected' AND wait <= 20) AS within,
        sum(kind = 'contact.closed' AND lost) AS abandoned,
        sum(kind = 'contact.closed' AND lost AND wait <= 20) AS early,
        sum(kind = 'contact.closed' AND lost AND coalesce(short, 0)) AS short,
        sum(NOT (kind = 'contact.connected' OR kind = 'contact.closed' AND lost)) AS flowed_out,
        round(sum(iif(kind = 'contact.connected', wait, 0)), 2) AS waited
    FROM ends GROUP BY queue ORDER BY queue"""
OFFERS = """
    SELECT sum(kind = 'contact.offered'),
        sum(kind = 'contact.offer_ended' AND CAST(payload AS TEXT) ->> '$.end' = 'no_answer')
    FROM journal"""
#: Seconds of talk, hold included, and of after-contact work: of this day's contacts nobody has two agents.
WORKED = """
    WITH told AS (SELECT at, kind, contact, CAST(payload AS TEXT) AS told FROM journal)
    SELECT sum(released.at - connected.at),
        sum(coalesce((
            SELECT min(at) FROM told AS ended WHERE ended.kind = 'agent.wrap_up_ended'
            AND ended.told ->> '$.agent' = released.told ->> '$.agent' AND ended.at >= released.at
        ) - released.at, 0.0) * (coalesce(released.told ->> '$.wrap_up_until', 0) > 0))
    FROM told AS released JOIN told AS connected USING (contact)
    WHERE released.kind = 'contact.released' AND connected.kind = 'contact.connected'
    AND connected.told ->> '$.agent' = released.told ->> '$.agent'"""
HANDLED = "SELECT count(DISTINCT contact) FROM journal WHERE kind = 'contact.connected'"
ASKED = "SELECT count(*) FROM journal WHERE kind = 'callback.opened'"


class Clock:
    """A clock that stands still."""

    def now(self) -> float:
        """Return the end of the day."""
        return MORNING + 2 * HOURS


class Nothing:
    """What metrics look at beside the floor."""

    size, inbox, clients, dropped, oldest = 0, 0, 0, 0, 0.0
    behind: dict[str, float] = {}


class Observer(Nothing):
    """Writes the day down, and shows it to the wallboard and to Prometheus while it happens."""

    def __init__(self) -> None:
        self.events: list[e.Event] = []
        self.floor = Floor()
        self.metrics = Metrics(Clock())
        self.today = Today(lambda: self.floor.state)
        self._watched = False

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Take in a decision."""
        self.floor = floor
        if not self._watched:
            self._watched = True
            self.metrics.watch(self, self, self, self)
        self.events += decision.events
        self.metrics.on_commit(len(self.events), decision.events, now)
        self.today.listen(decision.events)


def day() -> Plan:
    """Six hours of callers of all kinds, more than three agents can serve."""
    dice = Random(11)
    moments = sorted(MORNING + dice.random() * HOURS for _ in range(400))
    calls = [
        Call(
            f"k{number}",
            moment,
            dice.choice(("sales", "sales", "help", "vip", "night")),
            talk=dice.expovariate(1 / 60),
            after_call=dice.expovariate(1 / 15),
            patience=dice.choice((2.0, 12.0, 30.0, 90.0, 1e9)),
            menu=dice.choice((0.0, 4.0)),
            answer=dice.choice((0.0, 2.0, 4.0)),
            luck=dice.random(),
            caller=f"+4930{number:05d}",
            card=CustomerCard(tier=dice.choice(("", "A", "B"))),
            again=(Again(30.0, 30.0, 20.0, 0.5),) if dice.random() < 0.2 else (),
            wish=Wish(5.0, 20.0, 0.5) if dice.random() < 0.3 else None,
        )
        for number, moment in enumerate(moments)
    ]
    moves = [Move(MORNING, agent.id, Presence.AVAILABLE) for agent in STAFF]
    moves += [Move(MORNING + HOURS / 2, "ben", Presence.NOT_READY, "lunch")]
    moves += [Move(MORNING + HOURS / 2 + 1800, "ben", Presence.AVAILABLE)]
    return Plan(
        "a day", MORNING, MORNING + HOURS, HOUSE, tuple(calls), tuple(moves), 900.0, misses=0.1, after=HOURS
    )


async def keep(events: list[e.Event], journal: Journal, facts: FactBook, signals: Signals) -> None:
    """Write the day into the journal and let its facts be kept."""
    await journal.append(Batch(rows(events, 0)))
    records = MemoryRecords()
    await records.open()
    books = records.books
    await FactKeeper(journal, books, facts, signals, "main").settle()
    assert await first_difference(facts, books, journal.read()) == ""


async def settle() -> None:
    """Everything is there."""


@pytest.fixture
async def counted(sqlite_home: SqliteHome) -> Any:
    """Live through the day, and count it."""
    plan, observer = day(), Observer()
    watch = Watch(plan.begin, plan.interval, plan.end + plan.after)
    floor = World(plan, [watch, observer]).run()
    assert not floor.state.contacts
    journal, facts = sqlite_home.journal(), SqlFacts(door_of(sqlite_home.url))
    await journal.open()
    await facts.open()
    await keep(observer.events, journal, facts, observer.metrics)
    answers = Answers(facts, settle, lambda _queue: "UTC")

    async def report(about: About, *by: str, variant: str = "offered_less_short") -> list[ReportRow]:
        query = ReportQuery(about, DAY, DAY, by=by, variant=variant)
        found = await answers.report(query)
        return [*found.rows] if by else [found.total]

    connection = sqlite3.connect(sqlite_home.path)
    connection.row_factory = sqlite3.Row
    yield observer, take(plan, watch.close()), report, connection
    connection.close()
    await facts.close()
    await journal.close()


async def told(observer: Observer, name: str, label: str = "") -> Counter[tuple[str, str]]:
    """Return what Prometheus counted, by queue and by a label, over all others."""
    return Counter({place: int(value) for place, value in (await summed(observer, name, label)).items()})


async def summed(observer: Observer, name: str, label: str) -> dict[tuple[str, str], float]:
    """Return what Prometheus added up, by queue and by a label, over all others."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for line in (await observer.metrics.text()).decode().splitlines():
        if line.startswith(name + "{"):
            labels = dict(re.findall(r'(\w+)="([^"]*)"', line))
            found[labels["queue"], labels.get(label, "")] += float(line.rpartition(" ")[2])
    return found


async def test_all_five_count_the_same(counted: Any) -> None:
    """Contacts and callbacks by queue, waits, offers and what was handled."""
    observer, taken, report, sql = counted
    by_queue = {row.key["queue"]: row for row in await report(About.QUEUES, "queue")}
    ended = await told(observer, "callcenter_waits_ended_total", "how")
    closed = {row["queue"]: row for row in sql.execute(STAYS)}

    assert set(closed) == {queue for queue, row in by_queue.items() if row.counts["offered"]}
    for queue, plain in closed.items():
        counts, view = by_queue[queue].counts, observer.today.view(queue, MORNING + HOURS)
        for name in ("offered", "answered", "within", "abandoned", "early", "short", "flowed_out"):
            assert counts[name] == plain[name], (queue, name)
        assert counts["waited"] == pytest.approx(plain["waited"], abs=0.1)
        wall = (view.offered, view.answered, view.abandoned, view.short_abandoned, view.flowed_out)
        assert wall == tuple(
            counts[name] for name in ("offered", "answered", "abandoned", "short", "flowed_out")
        )
        for how in ("answered", "within", "abandoned", "early", "short"):
            assert ended[queue, how] == counts[how], (queue, how)
        assert taken.scopes[f"queue:{queue}"]["offered"][0] == counts["offered"]
    assert sum(row.counts["abandoned"] for row in by_queue.values()) > 20
    assert sum(row.counts["flowed_out"] for row in by_queue.values()) > 10


async def test_offers_and_work_are_the_same(counted: Any) -> None:
    """What agents were offered and let ring, what was handled, and the callbacks that were asked for."""
    observer, taken, report, sql = counted
    (total,), (staff,) = await report(About.QUEUES), await report(About.AGENTS)
    made, missed = sql.execute(OFFERS).fetchone()

    assert (
        staff.counts["offered"]
        == made
        == sum((await told(observer, "callcenter_offers_made_total")).values())
    )
    ended = await told(observer, "callcenter_offers_ended_total", "end")
    rang_out = sum(count for (_, end), count in ended.items() if end == "no_answer")
    assert staff.counts["missed"] == missed == rang_out == taken.scopes[ALL]["missed_offers"][0] > 0
    assert total.counts["handled"] == sql.execute(HANDLED).fetchone()[0]
    asked = await told(observer, "callcenter_callbacks_total", "result")
    assert total.counts["asked"] == sql.execute(ASKED).fetchone()[0]
    assert total.counts["asked"] == sum(count for (_, how), count in asked.items() if how == "asked") > 0
    assert taken.scopes[ALL]["occupancy"][0] == pytest.approx(staff.counts["work"], abs=1.0)


async def test_handle_times_are_the_same(counted: Any) -> None:
    """What Prometheus divides is the report's average, by queue and by part; the talk is the journal's."""
    observer, _, report, sql = counted
    spans = await summed(observer, "callcenter_handle_seconds_sum", "part")
    counts = await told(observer, "callcenter_handle_seconds_count", "part")
    rows = {row.key["queue"]: row for row in await report(About.QUEUES, "queue") if row.counts["handled"]}
    assert {queue for queue, _ in spans} == set(rows)
    for queue, row in rows.items():
        parts = {part: spans[queue, part] for part in ("talk", "hold", "wrap_up")}
        assert {counts[queue, part] for part in parts} == {row.counts["handled"]}
        assert row.measures["aht"] == pytest.approx(sum(parts.values()) / row.counts["handled"])
        work = row.counts["talked"], row.counts["held"], row.counts["wrapped"]
        assert tuple(parts.values()) == pytest.approx(work)
    talked, wrapped = sql.execute(WORKED).fetchone()
    assert sum(value for (_, part), value in spans.items() if part == "wrap_up") == pytest.approx(
        wrapped, abs=0.5
    )
    assert sum(value for (_, part), value in spans.items() if part != "wrap_up") == pytest.approx(
        talked, abs=0.5
    )
    assert talked > 0
    assert wrapped > 0


async def test_every_measure_is_the_same(counted: Any) -> None:
    """Wallboard, report and simulator, in every variant of the service level."""
    for variant in Variant:
        await agree(variant, *counted)


async def agree(variant: Variant, observer: Observer, taken: Taken, report: Any, _sql: Any) -> None:
    """Hold the measures of each queue, and of all of them, against one another."""
    for row in await report(About.QUEUES, "queue", variant=variant.value):
        view = observer.today.view(row.key["queue"], MORNING + HOURS)
        same(
            row.measures["service_level"],
            taken.scopes[f"queue:{row.key['queue']}"],
            f"service_level.{variant}",
        )
        if variant is Variant.OFFERED_LESS_SHORT:
            assert row.measures["service_level"] == view.sl
        assert row.measures["abandon_rate"] == view.abandon_rate
        assert row.measures["asa"] == pytest.approx(view.asa, abs=0.001)
    (total,) = await report(About.QUEUES, variant=variant.value)
    same(total.measures["service_level"], taken.scopes[ALL], f"service_level.{variant}")
    same(total.measures["abandon_rate"], taken.scopes[ALL], "abandon_rate")
    same(total.measures["kept_promises"], taken.scopes[ALL], "callbacks_kept")


def same(value: float | None, measures: dict[str, tuple[float, float]], name: str) -> None:
    """Hold a value against one of the simulator."""
    part, whole = measures[name]
    assert value == (part / whole if whole else None)
