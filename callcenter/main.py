"""The one file that knows every room: builds the service, wires it, starts and stops it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from aiohttp import web

from callcenter.floor.effects import SendMessage
from callcenter.floor.events import Event
from callcenter.floor.state import FloorState
from callcenter.mail.address import Post
from callcenter.mail.open import open_mail
from callcenter.observe.health import reasons
from callcenter.observe.metrics import Metrics
from callcenter.observe.stuck import StuckWatch
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import Provider
from callcenter.service.accounts.change_feed import ChangeFeed
from callcenter.service.accounts.chronicle import Chronicle
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.retention import RetentionJob
from callcenter.service.accounts.targets import account_kinds
from callcenter.service.arrivals import Arrivals
from callcenter.service.cases.room import CaseRoom, build_cases
from callcenter.service.desk import Desk
from callcenter.service.directory import Directory
from callcenter.service.estimate import Estimator
from callcenter.service.feed import Feed
from callcenter.service.flow_book import FlowBook
from callcenter.service.flow_files import FlowFiles
from callcenter.service.follow_up.office import FollowUp
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import House, HouseKeeper
from callcenter.service.housekeeping import Housekeeping
from callcenter.service.last_agents import LastAgents
from callcenter.service.mail.room import MailRoom
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
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.twilio.overload import PutOff
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.recordings import TwilioRecordings
from callcenter.telephony.twilio.settings import TwilioSettings
from callcenter.telephony.twilio.webhooks import add_routes
from callcenter.web.app import make_app
from callcenter.web.doorkeeper import doorkeepers, let_in
from callcenter.web.parts import Parts, Readiness, WebSettings
from callcenter.web.passwords import Passwords
from dashboards.live.history import Past
from dashboards.live.hub import LiveHub
from dashboards.live.shifts import Shifts

#: Where `make console` puts the console.
CONSOLE = Path(__file__).parent.parent / "console" / "dist"

MakeProvider = Callable[[Settings, ServiceSwitchboard, Clock, "Service"], Provider]


@dataclass
class Service:
    """A service that runs: what its shell, its commands and its tests reach for."""

    settings: Settings
    clock: Clock
    storage: Storage
    metrics: Metrics
    runner: Runner
    feed: Feed
    menus: Menus
    flows: FlowFiles
    keeper: HouseKeeper
    directory: Directory
    switchboard: ServiceSwitchboard
    desk: Desk
    provider: Provider
    outbox: Outbox
    reconciler: Reconciler
    phones: Phones
    hub: LiveHub
    past: Past
    shifts: Shifts

    @property
    def state(self) -> FloorState:
        """The floor as it stands."""
        return self.runner.floor.state

    @property
    def book(self) -> FlowBook:
        """The flow files as an administrator edits them."""
        return FlowBook(self.flows, self.storage.records, self.clock.now)

    @property
    def house(self) -> House:
        """The configuration in force."""
        return self.keeper.house

    @cached_property
    def cases(self) -> CaseRoom:
        """Cases, their files, what falls due, and notices."""
        kept, files = self.storage, Path(self.settings.files)
        return build_cases(kept.books, kept.records, self.clock, lambda: self.house, self.metrics, files)

    @cached_property
    def follow_up(self) -> FollowUp:
        """Tasks, visits, plans, approvals and surveys, as far as nobody's hand is needed."""
        tools = Tools(self.storage.books, self.storage.records, self.clock, lambda: self.house)
        return FollowUp(tools, self.cases.desk, lambda _agent: ())

    @cached_property
    def mail(self) -> MailRoom | None:
        """E-mail on cases, None for a house without. Raises `ValueError`."""
        given, books = self.settings, self.storage.books
        post = Post(given.smtp_url, given.imap_url, given.mail_from, given.mail_seconds)
        return open_mail(post, self.cases, books, lambda: self.house, self.clock, self.metrics)

    async def ready(self) -> Readiness:
        """Return whether calls can be handled, and of each part why not."""
        checks = await reasons(
            {
                "storage": self.storage.journal.check,
                "records": self.storage.records.check,
                "provider": self.provider.check,
            }
        )
        checks["storage"] = self.runner.unavailable or checks["storage"]
        checks["flows"] = "broken_flow_files" if self.flows.errors else ""
        vital = ("storage", "provider")
        told = {name: reason or "ok" for name, reason in checks.items()}
        return Readiness(not any(checks[name] for name in vital), told)

    def application(self, passwords: Passwords | None = None) -> web.Application:
        """Return the web application of this service; `passwords` may be cheaper ones, for tests."""
        carrier = self.provider if isinstance(self.provider, SimulatedCarrier) else None
        parts = Parts(
            settings=WebSettings(
                public_url=self.settings.public_url,
                console=CONSOLE,
                forwarded=self.settings.behind_proxy,
            ),
            clock=self.clock,
            records=self.storage.records,
            books=self.storage.books,
            cases=self.cases,
            keeper=self.keeper,
            flows=self.book,
            house=lambda: self.house,
            state=lambda: self.state,
            submit=self.runner.submit,
            provider=self.provider,
            phones=self.phones,
            live=self.hub,
            history=self.past,
            shifts=self.shifts,
            ready=self.ready,
            metrics=self.metrics.text,
            simulated=carrier.phone if carrier else None,
            recordings=TwilioRecordings(self.provider.rest)
            if isinstance(self.provider, TwilioProvider)
            else None,
            write=lambda key, *message: self.provider.carry_out(key, SendMessage("", *message)),
        )
        app = make_app(parts, passwords)
        if isinstance(self.provider, TwilioProvider):
            add_routes(app, self.provider)
        return app

    def doorkeepers(self, runner: web.AppRunner) -> Callable[[], asyncio.Protocol]:
        """Return what makes the protocol of each new connection to this service's application."""
        if runner.server is None:
            raise RuntimeError("the application's runner is not set up")
        put_off = PutOff(self.provider) if isinstance(self.provider, TwilioProvider) else let_in
        limit = self.settings.inbox_limit
        return doorkeepers(runner.server, limit, lambda: self.runner.overloaded, put_off)


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


def provider_of(
    settings: Settings, switchboard: ServiceSwitchboard, clock: Clock, service: Service
) -> Provider:
    """Return the provider that the settings name."""
    if settings.provider == "simulated":
        return SimulatedCarrier(switchboard, clock)
    twilio = twilio_settings(settings)
    return TwilioProvider(
        twilio,
        switchboard,
        clock,
        lambda number: agent_by_number(service.house, number),
        service.metrics.forged,
        service.metrics.webhook,
    )


def twilio_settings(settings: Settings) -> TwilioSettings:
    """Return what the Twilio provider needs of the settings. Raises `ValueError`."""
    tokens = tuple(token.strip() for token in settings.twilio_auth_token.split(",") if token.strip())
    return TwilioSettings(
        account_sid=settings.twilio_account_sid,
        auth_tokens=tokens,
        public_url=settings.public_url,
        api_key=settings.twilio_api_key,
        api_secret=settings.twilio_api_secret,
        api_url=settings.twilio_api_url,
        application_sid=settings.twilio_application_sid,
        caller_id=settings.twilio_caller_id,
        agent_dial_in=settings.twilio_agent_dial_in,
        agent_pin=settings.twilio_agent_pin,
        language=settings.language,
    )


def agent_by_number(house: House, number: str) -> str:
    """Return the agent whose telephone has this number, "" for nobody."""
    return next((agent.id for agent in house.agents if number and agent.number == number), "")


def _build(settings: Settings, clock: Clock, storage: Storage, make_provider: MakeProvider) -> Service:
    metrics = Metrics(clock)
    feed = Feed(lambda error: metrics.fault("feed", error))
    runner = Runner(storage.journal, clock, feed, metrics, inbox_limit=settings.inbox_limit)
    keeper = HouseKeeper(storage.records, runner)
    directory = Directory(storage.records, metrics, enrich=LastAgents(storage.books, lambda: keeper.house).on)
    menus = Menus()
    estimator = Estimator(lambda: runner.floor)
    arrivals = Arrivals(lambda: keeper.house, directory, menus, clock, metrics)
    switchboard = ServiceSwitchboard(runner, menus, arrivals, estimator, metrics)
    phones = Phones(clock, runner.submit, lambda: runner.floor.state)
    service = Service(
        settings=settings,
        clock=clock,
        storage=storage,
        metrics=metrics,
        runner=runner,
        feed=feed,
        menus=menus,
        flows=FlowFiles(menus, metrics, Path(settings.flows) if settings.flows else None),
        keeper=keeper,
        directory=directory,
        switchboard=switchboard,
        desk=Desk(runner),
        phones=phones,
        hub=LiveHub(lambda: runner.floor.state, clock, phones.is_there, wait=estimator.next_wait),
        past=Past(lambda: runner.floor.state, storage.journal, said=menus.said),
        shifts=Shifts(lambda: keeper.house.zone),
        provider=None,  # type: ignore[arg-type]  # set below: it needs the service to look agents up
        outbox=None,  # type: ignore[arg-type]  # set below: it needs the provider
        reconciler=None,  # type: ignore[arg-type]  # set below: it needs the provider
    )
    service.provider = make_provider(settings, switchboard, clock, service)
    pace = settings.calls_per_second
    service.outbox = Outbox(
        service.provider, lambda command: tell(runner, command), runner.settle, metrics, calls_per_second=pace
    )
    every = settings.reconcile_seconds
    service.reconciler = Reconciler(
        service.provider, runner.submit, clock, metrics, lambda: bool(runner.floor.state.legs), interval=every
    )
    feed.subscribe(estimator.on_commit)
    return service


async def _start(service: Service, stack: AsyncExitStack, document: dict[str, Any] | None) -> None:
    runner = service.runner
    service.flows.load()
    await service.metrics.cases.count(service.storage.books)
    for hear in (service.directory.hear, service.metrics.changed, service.hub.hear):
        service.storage.books.watch(hear)
    await service.book.open()
    runner.on_effects = service.outbox.push
    runner.on_reload = service.hub.reload
    watchful = Watchfulness(service.keeper, service.menus, service.metrics)
    watchful.then = lambda: service.hub.reload(runner.seq)
    service.keeper.on_change = watchful.look
    await runner.start()
    stack.push_async_callback(runner.stop)
    await service.keeper.open(document)
    service.flows.on_change = watchful.look
    await service.provider.start()
    stack.push_async_callback(service.provider.stop)
    stack.push_async_callback(service.outbox.stop)
    surveys = service.follow_up.survey_calls(service.storage.journal, service.menus, service.metrics)
    agreed = service.follow_up.agreed_dates(service.storage.journal, service.metrics, service.settings.floor)
    tellers = (service.hub.today.tell, service.shifts.tell, surveys.tell)
    await service.past.catch_up(runner.seq, also=_each(*tellers))
    service.hub.reload(runner.seq)
    service.phones.on_change = service.hub.touch
    listeners = (service.metrics.on_commit, service.past.listen, service.shifts.listen, service.hub.listen)
    for listener in (*listeners, service.phones.listen, surveys.listen, agreed.listen):
        service.feed.subscribe(listener)
    watch = StuckWatch(lambda: runner.floor.state, service.clock, service.metrics)
    service.feed.subscribe(watch.on_commit)
    stack.callback(watch.stop)
    service.metrics.watch(service.outbox, runner, service.hub)
    _own(stack, "live-hub", service.hub.run())
    _own(stack, "chronicle", _chronicle(service).run())
    _own(stack, "change-feed", _change_feed(service).run())
    service.cases.due.kinds.extend(service.follow_up.due_kinds(service.metrics))
    service.cases.due.kinds.extend(account_kinds(_office(service), service.metrics))
    _own(stack, "surveys", surveys.run())
    _own(stack, "agreed", agreed.run())
    _own(stack, "due", service.cases.due.run())
    if service.mail is not None:
        _own(stack, "mail", service.mail.run())
    _own(stack, "housekeeping", _housekeeping(service).run())
    service.phones.start()
    stack.push_async_callback(service.phones.stop)
    service.flows.start()
    stack.push_async_callback(service.flows.stop)
    await service.outbox.resume(await service.storage.journal.intents())
    await service.reconciler.start()
    stack.push_async_callback(service.reconciler.stop)


def _chronicle(service: Service) -> Chronicle:
    storage, bookmark = service.storage, f"timeline:{service.settings.floor}"
    chronicle = Chronicle(storage.journal, storage.books, service.metrics, bookmark)
    service.feed.subscribe(chronicle.listen)
    return chronicle


def _change_feed(service: Service) -> ChangeFeed:
    feed = ChangeFeed(_office(service), service.metrics)
    service.storage.books.watch(feed.hear)
    return feed


def _office(service: Service) -> Office:
    storage = service.storage
    return Office(storage.books, storage.records, service.clock, lambda: service.house)


def _housekeeping(service: Service) -> Housekeeping:
    storage = service.storage
    return Housekeeping(
        storage.journal,
        storage.records,
        service.menus,
        lambda: service.state,
        service.clock,
        service.metrics,
        renew=service.keeper.renew,
        retire=RetentionJob(_office(service)).run,
    )


def _each(*tellers: Callable[[Event], object]) -> Callable[[Event], None]:
    """Return what tells an event to each of these."""

    def tell(event: Event) -> None:
        for teller in tellers:
            teller(event)

    return tell


def _own(stack: AsyncExitStack, name: str, work: Any) -> None:
    """Run a task for as long as the service runs."""
    task = asyncio.create_task(work, name=name)

    async def end() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(end)
