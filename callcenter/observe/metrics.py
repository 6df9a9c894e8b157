"""The service's numbers: what the signals say, counted; what changes, sampled when somebody asks."""

import asyncio
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import structlog
from prometheus_client import CollectorRegistry, generate_latest

from callcenter.accounts.load import Spread
from callcenter.floor import Decision, Floor
from callcenter.floor.events import Event
from callcenter.observe.cases import CaseCensus
from callcenter.observe.census import NO_QUEUE, Census
from callcenter.observe.families import FAMILIES
from callcenter.observe.follow_up import counts
from callcenter.observe.redaction import traced
from callcenter.observe.registry import Registry
from callcenter.outbound.pacing.standing import Standing
from callcenter.ports.books import Changed
from callcenter.ports.clock import Clock
from callcenter.service.house_parts import Fault
from callcenter.service.house_warnings import KINDS
from callcenter.service.signals import Signals

log = structlog.get_logger(__name__)

#: Seconds for which one rendering serves everybody who asks.
FRESH = 1.0
#: Gauges that are set before others have the loop.
AT_A_TIME = 250
#: Seconds after which the thread that renders gives way to the loop.
GIVES_WAY = 0.001


class Outbox(Protocol):
    """What is sampled of the outbox."""

    @property
    def size(self) -> int:
        """How many effects wait or are under way."""

    @property
    def oldest(self) -> float:
        """How many seconds the oldest of them has waited, 0 when there is none."""


class Runner(Protocol):
    """What is sampled of the runner. The floor may be another one after a reload."""

    floor: Floor

    @property
    def inbox(self) -> int:
        """How many requests wait to be decided."""


class Readers(Protocol):
    """What is sampled of those who read along in the journal."""

    @property
    def behind(self) -> Mapping[str, float]:
        """For how many seconds something has happened that a reader was not given yet, by reader; else 0."""


class Hub(Protocol):
    """What is sampled of the live feed."""

    dropped: int

    @property
    def clients(self) -> int:
        """How many consoles watch."""


class Metrics(Signals):
    """Counts what the service signals. Calls are cheap; rendering (`text`) happens in a thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._registry = Registry(FAMILIES)
        self._census = Census(self._registry)
        self.cases = CaseCensus(self._registry)
        self._runner: Runner | None = None
        self._outbox: Outbox | None = None
        self._hub: Hub | None = None
        self._readers: Readers | None = None
        self._floor: Floor | None = None
        self._progress: float | None = None
        self._dropped = 0
        self._warned: frozenset[Fault] = frozenset()
        self._below: set[tuple[str, str]] = set()
        self._accounts: set[tuple[str, str]] = set()
        self._text = b""
        self._rendered_at = float("-inf")
        self._lock = asyncio.Lock()
        self._registry.gauge("callcenter_build_info", _version(), platform.python_version()).set(1)
        # Told from the start, so that an alert can tell 0 from nothing.
        self._registry.counter("callcenter_contacts_waiting_beside_free_agent_total")
        self.abandoning({}, 0.0)

    # --- what is signalled -----------------------------------------------------------------

    def changed(self, changes: Sequence[Changed]) -> None:
        """Count what became of cases, tasks, approvals and answers."""
        self.cases.hear(changes)
        for name, *labels in counts(changes):
            self._registry.counter(name, *labels).inc()

    def decided(self, decision: Decision) -> None:
        """Count a refusal by its code."""
        if decision.refusal is not None:
            self._registry.counter("callcenter_refusals_total", decision.refusal.code).inc()

    def committed(self, requests: int, rows: int, seconds: float) -> None:
        """Count a commit: the requests it answered, its rows, and the seconds it took."""
        self._registry.histogram("callcenter_journal_commit_requests").observe(requests)
        self._registry.histogram("callcenter_journal_commit_rows").observe(rows)
        self._registry.histogram("callcenter_journal_commit_seconds").observe(seconds)

    def fault(self, where: str, error: BaseException) -> None:
        """Count a fault, and log what kind it is and where it happened; never its words."""
        self._registry.counter("callcenter_faults_total", where).inc()
        log.error("fault", where=where, error=type(error).__name__, trace=traced(error))

    def effect(self, kind: str, outcome: str) -> None:
        """Count an effect that was carried out, put off or given up."""
        self._registry.counter("callcenter_effects_total", kind, outcome).inc()
        if outcome != "again":
            self._progress = self._clock.now()

    def handled(self, queue: str, talked: float, held: float, wrapped: float) -> None:
        """Count the work on a contact under its queue, each part by itself; no part of it counts as 0."""
        for part, seconds in (("talk", talked), ("hold", held), ("wrap_up", wrapped)):
            self._registry.histogram("callcenter_handle_seconds", queue or NO_QUEUE, part).observe(seconds)

    def reconciled(self, lost: int) -> None:
        """Count legs that were gone without our knowing."""
        self._registry.counter("callcenter_reconciled_legs_total").inc(lost)

    def configuration(self, warnings: Sequence[Fault]) -> None:
        """Keep the number of warnings of each kind, and log those that are new."""
        for kind in KINDS:
            count = sum(each.code == kind for each in warnings)
            self._registry.gauge("callcenter_configuration_warnings", kind).set(count)
        for each in warnings:
            if each not in self._warned:
                log.warning("configuration_warning", kind=each.code, path=each.path)
        self._warned = frozenset(warnings)

    def flows(self, problems: int) -> None:
        """Keep the number of errors in the flow files."""
        self._registry.gauge("callcenter_flow_errors").set(problems)

    def mail(self, outcome: str) -> None:
        """Count a mail by what came of it."""
        self._registry.counter("callcenter_mails_total", outcome).inc()

    def report_sent(self, result: str) -> None:
        """Count a mail with a report by what came of it."""
        self._registry.counter("callcenter_reports_sent_total", result).inc()

    def forged(self) -> None:
        """Count a webhook that the provider did not sign."""
        self._registry.counter("callcenter_webhooks_forged_total").inc()

    def webhook(self, route: str, status: int, seconds: float) -> None:
        """Count an answered webhook; `route` is its pattern, not its path."""
        self._registry.histogram("callcenter_webhook_seconds", route, str(status)).observe(seconds)

    def stuck(self, pairs: int) -> None:
        """Count contacts that wait beside a free agent."""
        self._registry.counter("callcenter_contacts_waiting_beside_free_agent_total").inc(pairs)

    def targets(self, values: Mapping[str, float | None], below: Mapping[tuple[str, str], int]) -> None:
        """Keep what the measures came to; one that nobody can tell is not a number."""
        for measure, value in values.items():
            told = float("nan") if value is None else value
            self._registry.gauge("callcenter_measure", measure).set(told)
        for place in self._below - below.keys():
            self._registry.gauge("callcenter_accounts_below_target", *place).set(0)
        for place, count in below.items():
            self._registry.gauge("callcenter_accounts_below_target", *place).set(count)
        self._below |= below.keys()

    def deadlines(self, counts: Mapping[tuple[str, str, str], int]) -> None:
        """Keep how many deadlines are missed or near."""
        for place, count in counts.items():
            self._registry.gauge("callcenter_deadlines", *place).set(count)

    def load(self, accounts: Mapping[tuple[str, str], int], spread: Spread) -> None:
        """Keep how many accounts there are, and how they are spread among their managers."""
        for place in self._accounts | accounts.keys():
            self._registry.gauge("callcenter_accounts", *place).set(accounts.get(place, 0))
        self._accounts |= accounts.keys()
        told = {"managers": spread.managers, "median": spread.median, "most": spread.most}
        for name, value in told.items():
            self._registry.gauge("callcenter_accounts_per_manager", name).set(value or 0)

    def abandoning(self, campaigns: Mapping[Standing, int], used: float) -> None:
        """Keep how the campaigns that dial ahead stand to their caps."""
        for standing in Standing:
            count = campaigns.get(standing, 0)
            self._registry.gauge("callcenter_campaigns_by_abandon_cap", standing.value).set(count)
        self._registry.gauge("callcenter_campaign_abandon_cap_used").set(used)

    # --- what is watched -------------------------------------------------------------------

    def watch(self, outbox: Outbox, runner: Runner, hub: Hub, readers: Readers | None = None) -> None:
        """Say what to look at when somebody asks for the numbers."""
        self._outbox, self._runner, self._hub, self._readers = outbox, runner, hub, readers
        self._follow()

    def on_commit(self, _seq: int, events: Sequence[Event], _now: float) -> None:
        """Take in a commit; before `watch` nothing is counted."""
        if self._runner is not None and not self._follow():
            self._census.take(self._runner.floor.state, events)

    async def text(self) -> bytes:
        """Return the numbers in Prometheus' text format, rendered in a thread, at most a second old."""
        async with self._lock:
            now = self._clock.now()
            if now - self._rendered_at >= FRESH:
                self._sample(now)
                await self._count(now)
                self._text = await asyncio.to_thread(_rendered, self._registry.prometheus)
                self._rendered_at = now
            return self._text

    def _follow(self) -> bool:
        """Count anew if the floor is not the one it was; return whether it was so."""
        if self._runner is None or self._runner.floor is self._floor:
            return False
        self._floor = self._runner.floor
        self._census.recount(self._floor.state)
        return True

    def _sample(self, now: float) -> None:
        if self._runner is None or self._outbox is None or self._hub is None:
            return
        size = self._outbox.size
        if not size:
            self._progress = None
        elif self._progress is None:
            self._progress = now
        stalled = 0.0 if self._progress is None else max(0.0, now - self._progress)
        self._registry.gauge("callcenter_inbox_requests").set(self._runner.inbox)
        self._registry.gauge("callcenter_outbox_effects").set(size)
        self._registry.gauge("callcenter_outbox_oldest_seconds").set(self._outbox.oldest)
        self._registry.gauge("callcenter_outbox_stalled_seconds").set(stalled)
        self._registry.gauge("callcenter_live_clients").set(self._hub.clients)
        for reader, seconds in (self._readers.behind if self._readers is not None else {}).items():
            self._registry.gauge("callcenter_reader_behind_seconds", reader).set(seconds)
        dropped, self._dropped = self._hub.dropped - self._dropped, self._hub.dropped
        self._registry.counter("callcenter_live_clients_dropped_total").inc(dropped)

    async def _count(self, now: float) -> None:
        """Show what was counted, some of it at a time: the loop does not wait for a house of many queues."""
        for number, ((name, *labels), value) in enumerate(self._census.numbers(now), 1):
            self._registry.gauge(name, *labels).set(value)
            if number % AT_A_TIME == 0:
                await asyncio.sleep(0)


def _rendered(registry: CollectorRegistry) -> bytes:
    """Return the numbers as text. Meanwhile the loop has the interpreter back sooner than by itself.

    Not for longer than that: a journal that takes the interpreter from a busy loop each millisecond
    commits smaller groups, and every webhook pays for it.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(GIVES_WAY)
    try:
        return generate_latest(registry)
    finally:
        sys.setswitchinterval(usual)


def _version() -> str:
    try:
        return version("callcenter")
    except PackageNotFoundError:  # run from a tree that was never installed
        return "unknown"
