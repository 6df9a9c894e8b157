"""The one file that wires every room to the others: builds the service, starts and stops it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from callcenter.assembly.beside import Jobs, jobs_of, run_beside, run_campaigns
from callcenter.assembly.carrier import MakeProvider, own_number, provider_of
from callcenter.assembly.service import Service
from callcenter.floor.events import Event
from callcenter.observe.metrics import Metrics
from callcenter.observe.stuck import MEETINGS, StuckWatch
from callcenter.ports.clock import Clock
from callcenter.service.accounts.office import Office
from callcenter.service.arrivals import Arrivals
from callcenter.service.calling.room import calling_room
from callcenter.service.cases.by_telephone import PATIENCE, CasesByTelephone
from callcenter.service.desk import Desk
from callcenter.service.directory import Directory
from callcenter.service.estimate import Estimator
from callcenter.service.feed import Feed, Hearing
from callcenter.service.flow_files import FlowFiles
from callcenter.service.flow_versions import FlowVersions
from callcenter.service.house import HouseKeeper
from callcenter.service.last_agents import LastAgents
from callcenter.service.menus import Menus
from callcenter.service.outbox import Outbox
from callcenter.service.phones import Phones
from callcenter.service.reconciler import Reconciler
from callcenter.service.runner import Runner
from callcenter.service.switchboard import ServiceSwitchboard
from callcenter.service.telling import tell
from callcenter.service.watchfulness import Watchfulness
from callcenter.settings import Settings
from callcenter.storage.open import Storage, open_storage
from callcenter.system_clock import SystemClock
from callcenter.web.live import text_head
from dashboards.live.history import Past
from dashboards.live.hub import LiveHub
from dashboards.live.shifts import Shifts


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    clock: Clock | None = None,
    make_provider: MakeProvider | None = None,
    document: dict[str, Any] | None = None,
) -> AsyncIterator[Service]:
    """Run a service from `settings` until the context ends.

    `document` is the configuration of a house that has none yet. Raises `BadConfiguration`,
    `JournalError`, `RecordsError` or `ValueError` when it cannot start.
    """
    async with AsyncExitStack() as stack:
        storage = await open_storage(settings.database_url, settings.floor)
        stack.push_async_callback(storage.close)
        service = _build(settings, clock or SystemClock(), storage, make_provider or provider_of)
        await _start(service, stack, document)
        yield service


def _build(settings: Settings, clock: Clock, storage: Storage, make_provider: MakeProvider) -> Service:
    metrics = Metrics(clock)
    feed = Feed(lambda error: metrics.fault("feed", error))
    runner = Runner(storage.journal, clock, feed, metrics, inbox_limit=settings.inbox_limit)
    keeper = HouseKeeper(storage.records, runner, storage.books)
    directory = _directory(settings, storage, metrics, keeper)
    room = calling_room(
        Office(storage.books, storage.records, clock, lambda: keeper.house), metrics, own_number(settings)
    )
    cases = CasesByTelephone(storage.books, directory.card, metrics, max(PATIENCE, settings.lookup_seconds))
    menus = Menus(look_ups={"stop_calling": room.stops.by_key, "case": cases.state})
    versions = FlowVersions(storage.books, menus, lambda: runner.floor.state, clock, metrics, settings.floor)
    estimator = Estimator(lambda: runner.floor)
    asks = directory, menus, clock, metrics, room.precall.planned
    arrivals = Arrivals(lambda: keeper.house, lambda: runner.floor.state, *asks)
    switchboard = ServiceSwitchboard(runner, menus, arrivals, estimator, metrics, room.stops.hear)
    phones = Phones(clock, runner.submit, lambda: runner.floor.state)
    service = Service(
        settings=settings,
        clock=clock,
        storage=storage,
        metrics=metrics,
        runner=runner,
        feed=feed,
        menus=menus,
        versions=versions,
        flows=FlowFiles(menus, metrics, Path(settings.flows) if settings.flows else None, keep=versions.keep),
        keeper=keeper,
        directory=directory,
        switchboard=switchboard,
        desk=Desk(runner),
        phones=phones,
        hub=LiveHub(
            lambda: runner.floor.state, clock, phones.is_there, wait=estimator.next_wait, head=text_head
        ),
        past=Past(lambda: runner.floor.state, storage.journal, said=menus.said),
        shifts=Shifts(lambda: keeper.house.zone),
        calling=room,
        provider=None,  # type: ignore[arg-type]  # set below: it needs the service to look agents up
        outbox=None,  # type: ignore[arg-type]  # set below: it needs the provider
        reconciler=None,  # type: ignore[arg-type]  # set below: it needs the provider
    )
    service.provider = make_provider(settings, switchboard, clock, service)
    service.outbox = _outbox(service)
    every = settings.reconcile_seconds
    service.reconciler = Reconciler(
        service.provider, runner.submit, clock, metrics, lambda: bool(runner.floor.state.legs), interval=every
    )
    feed.subscribe(estimator.on_commit)
    return service


def _directory(settings: Settings, storage: Storage, metrics: Metrics, keeper: HouseKeeper) -> Directory:
    last_agents = LastAgents(storage.books, lambda: keeper.house)
    return Directory(storage.records, metrics, patience=settings.lookup_seconds, enrich=last_agents.on)


def _outbox(service: Service) -> Outbox:
    """Return what carries out effects: each dial of an outside number passes the gate."""
    runner, told = service.runner, partial(tell, service.runner)
    return Outbox(
        service.provider,
        told,
        runner.settle,
        service.metrics,
        calls_per_second=service.settings.calls_per_second,
        may_dial=service.calling.dial_gate(lambda: service.state, told),
    )


async def _start(service: Service, stack: AsyncExitStack, document: dict[str, Any] | None) -> None:
    """Start in this order: what is known, who decides, the carrier, who hears of it, what was left undone."""
    runner = service.runner
    await service.versions.open()
    await service.flows.load()
    await service.metrics.cases.count(service.storage.books)
    for hear in (service.directory.hear, service.metrics.changed, service.hub.hear):
        service.storage.books.watch(hear)
    await service.book.open()
    await service.calling.open()
    stack.push_async_callback(service.calling.stops.stop)
    await _decide(service, stack, document)
    await service.provider.start()
    stack.push_async_callback(service.provider.stop)
    stack.push_async_callback(service.outbox.stop)
    jobs = jobs_of(service)
    tellers = (service.hub.today.tell, service.shifts.tell, jobs.surveys.tell)
    await service.past.catch_up(runner.seq, also=_each(*tellers))
    service.hub.reload(runner.seq)
    _listen(service, jobs, stack)
    run_beside(service, jobs, stack)
    service.phones.start()
    stack.push_async_callback(service.phones.stop)
    service.flows.start()
    stack.push_async_callback(service.flows.stop)
    await service.outbox.resume(await service.storage.journal.intents())
    await service.reconciler.start()
    stack.push_async_callback(service.reconciler.stop)
    run_campaigns(service, jobs, stack)


async def _decide(service: Service, stack: AsyncExitStack, document: dict[str, Any] | None) -> None:
    """Let the runner decide by the configuration in force, and whoever needs it hear of a change."""
    runner = service.runner
    runner.on_effects = service.outbox.push
    runner.on_reload = service.hub.reload
    watchful = Watchfulness(service.keeper, service.menus, service.metrics)
    watchful.then = lambda: service.hub.reload(runner.seq)
    service.keeper.on_change = watchful.look
    await runner.start()
    stack.push_async_callback(runner.stop)
    await service.keeper.open(document)
    await service.quality.open()
    service.flows.on_change = watchful.look


def _listen(service: Service, jobs: Jobs, stack: AsyncExitStack) -> None:
    """Let everybody hear what happens from now on: on the floor, in the books, at the phones."""
    stuck = StuckWatch(lambda: service.state, service.clock, service.metrics)
    stack.callback(stuck.stop)
    for listener in (service.metrics.on_commit, service.past.listen, service.hub.listen):
        service.feed.subscribe(listener)
    service.feed.subscribe(stuck.on_commit, MEETINGS)
    service.feed.subscribe(jobs.progressive.listen)
    service.feed.subscribe(jobs.predictive.listen)
    hearing: tuple[Hearing, ...] = (service.shifts, service.phones, *jobs.hearing())
    for each in hearing:
        service.feed.subscribe(each.listen, each.hears)
    service.storage.books.watch(jobs.changes.hear)
    service.storage.books.watch(jobs.progressive.hear)
    service.storage.books.watch(jobs.predictive.hear)
    service.phones.on_change = service.hub.touch
    service.metrics.watch(service.outbox, service.runner, service.hub, jobs.reader)


def _each(*tellers: Callable[[Event], object]) -> Callable[[Event], None]:
    """Return what tells an event to each of these."""

    def tell(event: Event) -> None:
        for teller in tellers:
            teller(event)

    return tell
