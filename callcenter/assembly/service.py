"""A service that runs, with all that its web application needs of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from aiohttp import web

from callcenter.floor.effects import SendMessage
from callcenter.floor.state import FloorState
from callcenter.mail.address import Post
from callcenter.mail.open import open_mail
from callcenter.observe.health import reasons
from callcenter.observe.metrics import Metrics
from callcenter.ports.clock import Clock
from callcenter.ports.recordings import Recordings
from callcenter.ports.telephony import Provider
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.retention import Disposal
from callcenter.service.calling.room import CallingRoom
from callcenter.service.campaigns.lawful import law_of, lawful
from callcenter.service.campaigns.room import CampaignRoom
from callcenter.service.campaigns.tools import CampaignTools
from callcenter.service.cases.room import CaseRoom, build_cases
from callcenter.service.desk import Desk
from callcenter.service.directory import Directory
from callcenter.service.feed import Feed
from callcenter.service.flow_book import FlowBook
from callcenter.service.flow_files import FlowFiles
from callcenter.service.flow_versions import FlowVersions
from callcenter.service.follow_up.office import FollowUp
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import House, HouseKeeper
from callcenter.service.mail.room import MailRoom
from callcenter.service.menus import Menus
from callcenter.service.outbox import Outbox
from callcenter.service.phones import Phones
from callcenter.service.quality.room import QualityRoom
from callcenter.service.reconciler import Reconciler
from callcenter.service.reporting.kinds import reporting_of
from callcenter.service.retention.calls import CallDetails
from callcenter.service.retention.cases import old_cases
from callcenter.service.retention.facts import OldFacts
from callcenter.service.retention.recordings import OldRecordings
from callcenter.service.retention.voices import KeptVoices
from callcenter.service.runner import Runner
from callcenter.service.saved_reports.keeping import SavedReports
from callcenter.service.saved_reports.posting import Outgoing, ReportPost
from callcenter.service.saved_reports.scheduling import Schedules
from callcenter.service.switchboard import ServiceSwitchboard
from callcenter.settings import Settings
from callcenter.storage.open import Storage
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.twilio.overload import PutOff
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.recordings import TwilioRecordings
from callcenter.telephony.twilio.webhooks import add_routes
from callcenter.web.app import make_app
from callcenter.web.doorkeeper import doorkeepers, let_in
from callcenter.web.parts import Parts, Readiness, WebSettings
from callcenter.web.passwords import Passwords
from dashboards.live.history import Past
from dashboards.live.hub import LiveHub
from dashboards.live.shifts import Shifts
from dashboards.reports.answering import Answers, zone_of
from dashboards.reports.keeping import FactKeeper

#: Where `make console` puts the console.
CONSOLE = Path(__file__).parents[2] / "console" / "dist"


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
    versions: FlowVersions
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
    calling: CallingRoom

    @property
    def state(self) -> FloorState:
        """The floor as it stands."""
        return self.runner.floor.state

    @cached_property
    def quality(self) -> QualityRoom:
        """Evaluations, trainings, and what the floor must know of them."""
        tools = Tools(self.storage.books, self.storage.records, self.clock, lambda: self.house)
        return QualityRoom(tools, self.keeper.requalify)

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
    def campaigns(self) -> CampaignRoom:
        """Campaigns, their lists, and the ways of dialling them."""
        kept, ask = self.storage, lawful(self.calling.precall, self.storage.books)
        return CampaignRoom(
            CampaignTools(
                kept.books,
                kept.records,
                self.clock,
                lambda: self.house,
                lambda: self.state,
                self.runner.submit,
                ask,
                law_of(self.calling.precall, self.clock),
            )
        )

    @cached_property
    def mail(self) -> MailRoom | None:
        """E-mail on cases, None for a house without. Raises `ValueError`."""
        given, books = self.settings, self.storage.books
        post = Post(given.smtp_url, given.imap_url, given.mail_from, given.mail_seconds)
        return open_mail(post, self.cases, books, lambda: self.house, self.clock, self.metrics)

    @cached_property
    def fact_keeper(self) -> FactKeeper:
        """Who keeps the facts of reports."""
        kept, given, now = self.storage, self.settings, self.clock.now()
        return FactKeeper(kept.journal, kept.books, kept.facts, self.metrics, given.floor, since=now)

    @property
    def reports(self) -> Answers:
        """What is answered out of the facts."""
        return Answers(self.storage.facts, self.fact_keeper.settle, lambda queue: zone_of(self.house, queue))

    @cached_property
    def report_post(self) -> ReportPost:
        """What sends saved reports when their time comes."""
        tools = Tools(self.storage.books, self.storage.records, self.clock, lambda: self.house)
        saved = SavedReports(tools, reporting_of(self.office, self.reports))
        mail, console = self.mail, self.settings.public_url
        out = Outgoing(mail.sender, mail.domain, console) if mail else Outgoing(None, "", console)
        return ReportPost(tools, saved, Schedules(tools, saved, mails=mail is not None), out, self.metrics)

    @property
    def office(self) -> Office:
        """What works with accounts reaches for."""
        return Office(self.storage.books, self.storage.records, self.clock, lambda: self.house)

    @cached_property
    def recordings(self) -> Recordings | None:
        """Where the carrier keeps recordings, None for one that keeps none."""
        return TwilioRecordings(self.provider.rest) if isinstance(self.provider, TwilioProvider) else None

    @cached_property
    def disposals(self) -> tuple[Disposal, ...]:
        """What deletes data outside the books when their time is over."""
        journal, books, floor = self.storage.journal, self.storage.books, self.settings.floor
        kept: tuple[Disposal, ...] = (
            CallDetails(journal, books, floor, self.past.forget),
            *old_cases(books, self.cases.files),
            OldFacts(self.storage.facts),
        )
        if self.recordings is None:
            return kept
        return OldRecordings(journal, books, self.recordings, self.metrics, floor), *kept

    @cached_property
    def voices(self) -> KeptVoices:
        """Where it is kept what customers said."""
        return KeptVoices(self.storage.journal, self.recordings)

    async def ready(self) -> Readiness:
        """Return whether calls can be handled, and of each part why not."""
        checks = await reasons(
            {
                "storage": self.storage.journal.check,
                "records": self.storage.records.check,
                "provider": self.provider.check,
            },
            patience=self.settings.ready_seconds,
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
            gate=self.calling.precall.planned,
            lawful=self.calling,
            simulated=carrier.phone if carrier else None,
            recordings=self.recordings,
            disposals=self.disposals,
            voices=self.voices,
            reports=self.reports,
            mails=self.mail is not None,
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
