"""What the web needs of the rest: values and small protocols, wired by `main`."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from aiohttp import web
from msgspec import Struct

from callcenter.floor.commands import Command
from callcenter.floor.state import FloorState
from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.ports.live import History, LiveFeed
from callcenter.ports.recordings import Recordings
from callcenter.ports.records import Records
from callcenter.ports.reports import Reports
from callcenter.ports.shifts import Shifts
from callcenter.ports.telephony import PhonePass
from callcenter.service.accounts.customers import Customers, customers_of
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.retention import Disposal
from callcenter.service.accounts.voices import Voices
from callcenter.service.calling.room import CallingRoom, calling_room
from callcenter.service.campaigns.gating import through
from callcenter.service.campaigns.lawful import law_of, lawful
from callcenter.service.campaigns.room import CampaignRoom
from callcenter.service.campaigns.tools import CampaignTools, LawOf, no_law
from callcenter.service.cases.room import CaseRoom
from callcenter.service.flow_book import FlowBook
from callcenter.service.follow_up.calendar import DueCall
from callcenter.service.follow_up.office import FollowUp
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import House, HouseKeeper
from callcenter.service.knowledge.room import Knowledge, knowledge_of
from callcenter.service.precall import Gate, open_gate
from callcenter.service.quality.room import QualityRoom
from callcenter.service.quality.scorecards.room import ScorecardRoom
from callcenter.service.reporting.kinds import reporting_of
from callcenter.service.reporting.room import Reporting
from callcenter.service.saved_reports.keeping import SavedReports
from callcenter.service.saved_reports.scheduling import Schedules
from callcenter.service.selling.room import Selling
from callcenter.service.signals import Signals


class WebSettings(Struct, frozen=True):
    """How the web behaves. Spans in seconds.

    `public_url` is what browsers see (scheme and host decide cookies and origins). With
    `forwarded` the client's address is the last one in X-Forwarded-For, as a reverse proxy of
    ours writes it; never set it without one.
    """

    public_url: str = "http://127.0.0.1:8080"
    console: Path = Path("console/dist")
    idle_seconds: float = 12 * 3600.0
    lifetime_seconds: float = 7 * 86400.0
    forwarded: bool = False

    @property
    def secure(self) -> bool:
        """Whether browsers come by https."""
        return self.public_url.startswith("https://")


class Phones(Protocol):
    """Who hears the heartbeats of the agents' browser phones."""

    def beat(self, agent: str) -> None:
        """The agent's phone is registered now."""


class PhoneProvider(Protocol):
    """The part of a telephony provider that the console needs."""

    name: str

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return what the agent's browser phone needs to register."""


class SimulatedPhones(Protocol):
    """The agents' phones inside the process (simulated provider only)."""

    def connect(self, agent: str, attempt: str) -> str:
        """Dial in for an accepted offer or a consultation. Raises `CarrierError` when it cannot."""

    def hang_up(self, agent: str) -> None:
        """End the agent's call. Raises `LegGone` if there is none."""

    def send_digits(self, agent: str, digits: str) -> None:
        """Send tones (0-9 * #) to whoever hears the agent. Raises `LegGone` if there is no call."""


Write = Callable[[str, str, str, str], Awaitable[None]]


class Readiness(Struct, frozen=True):
    """Whether the service can work, and for each part "ok" or the code of the reason why not."""

    ready: bool
    checks: dict[str, str]


@dataclass(frozen=True)
class Parts:
    """Everything the handlers reach for.

    `submit` gives the floor a command: it returns once what it led to is durable, raises
    `floor.Refusal` when the floor refuses and `ServiceUnavailable` when nothing can be kept.
    `metrics` returns the Prometheus text without holding the loop up. `gate` is asked before every
    call that we make; `lawful` is the room it stands in. `disposals` delete what is not in the books when
    its time is over, `voices` what somebody said who is erased. `write` sends a message: its key, to whom,
    from which number of ours, the text; raises `CarrierError`. `mails`: the house sends e-mail.
    """

    settings: WebSettings
    clock: Clock
    records: Records
    books: Books
    cases: CaseRoom
    keeper: HouseKeeper
    flows: FlowBook
    house: Callable[[], House]
    state: Callable[[], FloorState]
    submit: Callable[[Command], Awaitable[object]]
    provider: PhoneProvider
    phones: Phones
    live: LiveFeed
    history: History
    shifts: Shifts
    ready: Callable[[], Awaitable[Readiness]]
    metrics: Callable[[], Awaitable[bytes]]
    simulated: SimulatedPhones | None = None
    gate: Gate = open_gate
    lawful: CallingRoom | None = None
    recordings: Recordings | None = None
    disposals: tuple[Disposal, ...] = ()
    voices: Voices | None = None
    write: Write | None = None
    reports: Reports | None = None
    mails: bool = False
    routes: tuple[web.AbstractRouteDef, ...] = field(default=())

    @cached_property
    def customers(self) -> Customers:
        """What can be done with accounts and people."""
        office = Office(self.books, self.records, self.clock, self.house)
        return customers_of(office, self.disposals, self.voices, self.cases.files)

    @cached_property
    def follow_up(self) -> FollowUp:
        """Tasks, visits, plans, approvals, surveys and calendars."""
        tools = Tools(self.books, self.records, self.clock, self.house)
        return FollowUp(tools, self.cases.desk, self._calls_of)

    def _calls_of(self, agent: str) -> Iterable[DueCall]:
        """Return the callbacks that an agent is tried for first."""
        lines = self.history.callbacks(whole=True)
        mine = (line for line in lines if agent and line.target == agent)
        return [DueCall(line.id, line.due_at, line.name or line.company) for line in mine]

    @cached_property
    def calling(self) -> CallingRoom:
        """The gate, do-not-call lists, and the gate's book."""
        office = Office(self.books, self.records, self.clock, self.house)
        return self.lawful or calling_room(office, Signals(), "")

    @cached_property
    def campaigns(self) -> CampaignRoom:
        """Campaigns, their lists and records, and the agent's next record."""
        books = self.books
        law: LawOf = no_law
        ask = through(self.gate, self.clock)
        if self.lawful:
            ask, law = lawful(self.lawful.precall, books), law_of(self.lawful.precall, self.clock)
        return CampaignRoom(
            CampaignTools(books, self.records, self.clock, self.house, self.state, self.submit, ask, law)
        )

    @cached_property
    def selling(self) -> Selling:
        """Scripts, talks of ours, objections and what they say together."""
        tools = Tools(self.books, self.records, self.clock, self.house)
        return Selling(tools, self.state, self.submit, self.calling.lists)

    @cached_property
    def quality(self) -> QualityRoom:
        """Evaluation forms, evaluations and training."""
        tools = Tools(self.books, self.records, self.clock, self.house)
        return QualityRoom(tools, self.keeper.requalify)

    @cached_property
    def reporting(self) -> Reporting:
        """Reports of all kinds."""
        return reporting_of(Office(self.books, self.records, self.clock, self.house), self.reports)

    @cached_property
    def saved_reports(self) -> SavedReports:
        """Reports that are kept by name."""
        return SavedReports(Tools(self.books, self.records, self.clock, self.house), self.reporting)

    @cached_property
    def schedules(self) -> Schedules:
        """When saved reports are sent by mail."""
        tools = Tools(self.books, self.records, self.clock, self.house)
        return Schedules(tools, self.saved_reports, mails=self.mails)

    @cached_property
    def scorecards(self) -> ScorecardRoom:
        """Scorecards of agents and account managers against targets."""
        tools = Tools(self.books, self.records, self.clock, self.house)
        return ScorecardRoom(tools, self.reports, self.selling.analytics, self.customers.figures)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What can be done with the articles of the knowledge base."""
        return knowledge_of(self.books, self.clock)


PARTS: web.AppKey[Parts] = web.AppKey("parts", Parts)
