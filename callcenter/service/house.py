"""The house's configuration: one document, checked whole, turned into what the floor takes."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.surveys import Survey
from callcenter.accounts.tiers import TierPolicy
from callcenter.floor.commands import Configure
from callcenter.floor.state import FloorState
from callcenter.floor.values import AgentProfile, Capacity, FloorRules, QueuePolicy
from callcenter.ports.books import Books
from callcenter.ports.records import Records, User
from callcenter.service.accounts.managers import Kept, managers
from callcenter.service.green_channel import profiles_with, rules_with
from callcenter.service.guides import Article, CallScript
from callcenter.service.house_accounts import AccountRules
from callcenter.service.house_calling import CallPolicy
from callcenter.service.house_cases import CaseRules, Department
from callcenter.service.house_checks import faults, malformed
from callcenter.service.house_follow_up import ApprovalRoute
from callcenter.service.house_parts import Choice, Contactable, Disposition, Fault, Hours, SlaPolicy, Team
from callcenter.service.house_quality import QualityRules
from callcenter.service.house_reports import ReportRules
from callcenter.service.public_holidays import resolved
from callcenter.service.quality.qualifying import Qualifications, qualifications
from callcenter.service.runner import Runner
from callcenter.service.thresholds import DEFAULT, Thresholds, over


class House(Struct, frozen=True, omit_defaults=True):
    """Everything an administrator decides. `numbers` maps our numbers to the flow they begin in.

    `number_labels` says what a number is for. `open_names` lets a flow ask for a calendar by a word
    of its own (`open.main`). Where `skills` are listed, agents have no others. `thresholds` are those
    of the screens, `queue_thresholds` what single queues have otherwise. `tiers`: the first is the highest.
    `capacity` holds for agents who have none of their own.
    """

    name: str = "Contact centre"
    language: str = "en"
    queues: tuple[QueuePolicy, ...] = ()
    agents: tuple[AgentProfile, ...] = ()
    capacity: Capacity | None = None
    calendars: tuple[Hours, ...] = ()
    rules: FloorRules = field(default_factory=FloorRules)
    numbers: dict[str, str] = field(default_factory=dict)
    number_labels: dict[str, str] = field(default_factory=dict)
    default_flow: str = "main"
    message_queue: str = ""
    fallback_queue: str = ""
    open_names: dict[str, str] = field(default_factory=dict)
    dispositions: tuple[Disposition, ...] = ()
    presence_reasons: tuple[Choice, ...] = ()
    resolution_sources: tuple[Choice, ...] = ()
    transfer_numbers: tuple[Contactable, ...] = ()
    skills: tuple[Choice, ...] = ()
    teams: tuple[Team, ...] = ()
    sla_policies: tuple[SlaPolicy, ...] = ()
    tiers: tuple[TierPolicy, ...] = ()
    account_rules: AccountRules = field(default_factory=AccountRules)
    departments: tuple[Department, ...] = ()
    case_rules: CaseRules = field(default_factory=CaseRules)
    approval_routes: tuple[ApprovalRoute, ...] = ()
    surveys: tuple[Survey, ...] = ()
    calling: CallPolicy = field(default_factory=CallPolicy)
    quality_rules: QualityRules = field(default_factory=QualityRules)
    reports: ReportRules = ReportRules()
    scripts: tuple[CallScript, ...] = ()
    articles: tuple[Article, ...] = ()
    thresholds: Thresholds = Thresholds()
    queue_thresholds: dict[str, Thresholds] = field(default_factory=dict)

    def thresholds_of(self, queue: str = "") -> Thresholds:
        """Return the thresholds of a queue, or of the whole house."""
        return over(self.queue_thresholds.get(queue), over(self.thresholds, DEFAULT))

    @property
    def zone(self) -> str:
        """The house's time zone: that of its fallback queue, else of its first calendar, else UTC."""
        kept = next((each.calendar for each in self.queues if each.id == self.fallback_queue), "")
        zones = {hours.id: hours.zone for hours in self.calendars}
        return zones.get(kept) or next(iter(zones.values()), "UTC")

    def configure(self) -> Configure:
        """Return what the floor needs of it."""
        calendars = tuple(hours.plain() for hours in self.calendars)
        agents = profiles_with(self.agents, self.teams, self.capacity)
        return Configure(self.queues, agents, calendars, rules_with(self.rules, self.tiers))

    def in_years(self, years: Iterable[int]) -> "House":
        """Return the house with the public holidays of these years in its calendars."""
        wanted = tuple(years)
        return replace(self, calendars=tuple(resolved(hours, wanted) for hours in self.calendars))

    def flow_for(self, dialled: str) -> str:
        """Return the flow in which a call to this number begins."""
        return self.numbers.get(dialled, self.default_flow)

    def queue_or_fallback(self, queue: str) -> str:
        """Return a queue that exists: the one asked for, else the fallback, else the first."""
        for candidate in (queue, self.fallback_queue):
            if candidate and any(each.id == candidate for each in self.queues):
                return candidate
        return self.queues[0].id if self.queues else queue


class BadConfiguration(ValueError):
    """The document is no configuration. `problems` names everything wrong with it, `faults` also where."""

    def __init__(self, problems: list[str], faults: Iterable[Fault] = ()) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        self.faults = tuple(faults)


def parse(document: dict[str, Any]) -> House:
    """Return the house that a document describes. Raises `BadConfiguration`."""
    try:
        house = msgspec.convert(document, House)
    except msgspec.ValidationError as error:
        raise BadConfiguration([str(error)], [malformed(document, str(error))]) from None
    if found := faults(house):
        raise BadConfiguration([str(fault) for fault in found], found)
    return house


def read(path: Path) -> dict[str, Any]:
    """Return the document in a YAML file. Raises `BadConfiguration` and `OSError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadConfiguration([f"{path.name}: {error}"]) from None
    return read_text(text, path.name)


def read_text(text: str, name: str) -> dict[str, Any]:
    """Return the document in a YAML text; `name` is what problems call it. Raises `BadConfiguration`."""
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadConfiguration([f"{name}: {error}"]) from None
    if not isinstance(document, dict):
        raise BadConfiguration([f"{name}: not a mapping"])
    return document


def write_text(document: dict[str, Any]) -> str:
    """Return a document as YAML."""
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


def default_document() -> dict[str, Any]:
    """Return the configuration that a new house begins with."""
    return read(Path(__file__).parent / "default-house.yaml")


def document_of(house: House) -> dict[str, Any]:
    """Return the house as a document, for storing and exporting."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(house))
    return document


class HouseKeeper:
    """Holds the configuration in force and tells the floor of changes."""

    def __init__(self, records: Records, runner: Runner, books: Books | None = None) -> None:
        self.house = House()
        self.version = 0
        self.document: dict[str, Any] = {}
        #: what cannot work in the configuration and the flows in force, as somebody last saw it
        self.warnings: tuple[Fault, ...] = ()
        #: everybody who may sign in, or might once, as somebody last saw it; without their passwords
        self.users: tuple[User, ...] = ()
        #: says what could not work in a house, were it in force
        self.foresee: Callable[[House], tuple[Fault, ...]] = lambda _house: ()
        self._records = records
        self._books = books
        self._runner = runner
        self._years: tuple[int, ...] = ()
        #: the agents who look after accounts, as somebody last saw it; nobody without `books`
        self.managers: Kept = {}
        #: whose certificates carry which skills, as somebody last saw it; nobody's without `books`
        self.qualified = Qualifications()
        #: called when another configuration holds or users changed, whether or not the floor is concerned
        self.on_change: Callable[[], object] = lambda: None

    async def open(self, document: dict[str, Any] | None = None) -> None:
        """Take up the stored configuration, or begin with `document` (the default one if None).

        Raises `BadConfiguration`, `RecordsError` or `ServiceUnavailable`.
        """
        await self._look_around()
        stored = await self._records.configuration()
        if stored is None:
            await self.change(document or default_document(), 0, "system")
            return
        self.version, self.document = stored.version, stored.document
        await self._apply(parse(stored.document))

    async def change(self, document: dict[str, Any], expected: int, by: str) -> House:
        """Store a new configuration and let it hold. Raises also `StaleVersion`."""
        house = parse(document)
        now = self._runner.clock.now()
        self.version = await self._records.save_configuration(document, expected, by, now)
        self.document = document
        await self._records.audit(now, by, "configuration.changed", {"version": self.version})
        await self._apply(house)
        return house

    async def renew(self) -> None:
        """Let the holidays of a new year hold, and meet new users. Raises what the runner raises."""
        await self.meet()
        await self.requalify()
        if self._years != self._years_around_now():
            await self._apply(parse(self.document))

    async def meet(self) -> None:
        """Look who the users and the account managers are. Raises `RecordsError`."""
        before = self.users, self.managers
        await self._look_around()
        if (self.users, self.managers) != before:
            self.on_change()

    async def requalify(self) -> None:
        """Look who holds which certificates, and tell the floor who has which skills now (FL-27).

        What flows ask for may be there now, or gone: `on_change` is called where skills changed.

        Raises `RecordsError` and what the runner raises.
        """
        if self._books is not None:
            self.qualified = await qualifications(self._books)
            if await self._tell(self.house):
                self.on_change()

    def manned(self, house: House) -> House:
        """Return a house with the skills its agents have now: certificates give and take some (FL-27)."""
        return replace(house, agents=self.qualified.profiles(house.agents, self._runner.clock.now()))

    async def _look_around(self) -> None:
        self.users = tuple(replace(user, password="") for user in await self._records.users())
        if self._books is not None:
            self.managers = await managers(self._books)
            self.qualified = await qualifications(self._books)

    async def _apply(self, house: House) -> None:
        """Tell the floor, unless it has it already: a restart writes nothing."""
        years = self._years_around_now()
        house = house.in_years(years)
        self.house, self._years = house, years
        await self._tell(house)
        self.on_change()

    async def _tell(self, house: House) -> bool:
        """Tell the floor, unless it has it already; return whether it had not."""
        wanted = self.manned(house).configure()
        if _holds(self._runner.floor.state, wanted):
            return False
        await self._runner.submit(wanted)
        return True

    def _years_around_now(self) -> tuple[int, ...]:
        year = datetime.fromtimestamp(self._runner.clock.now(), UTC).year
        return year - 1, year, year + 1


def _holds(state: FloorState, wanted: Configure) -> bool:
    agents = {agent.id: agent.profile for agent in state.agents.values()}
    return (
        state.queues == {queue.id: queue for queue in wanted.queues}
        and state.calendars == {calendar.id: calendar for calendar in wanted.calendars}
        and agents == {agent.id: agent for agent in wanted.agents}
        and state.rules == wanted.rules
    )
