"""From a scenario's document to a day that can be run; what makes no sense is refused by file and line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from callcenter.floor.commands import Configure
from callcenter.floor.values import AgentProfile
from callcenter.service.house import House
from callcenter.simulation import checks, houses, shifts
from callcenter.simulation.documents import Document, Nonsense, convert, read_document, under
from callcenter.simulation.plan import Move
from callcenter.simulation.prepared import Callers, Prepared, Working
from callcenter.simulation.recorded import RecordedDay, shifted
from callcenter.simulation.scenario import Scenario, Shift, merged

#: Gives the file that another names, as (its name for people, its text). Raises `Nonsense`.
Load = Callable[[str, str], tuple[str, str]]
#: Gives the day that a journal tells of, named by a file likewise. Raises `Nonsense`.
LoadDay = Callable[[str, str], RecordedDay]

#: What only a house document has: such a file, held against a scenario, is a difference to its house.
_OF_A_HOUSE = frozenset({"queues", "agents", "rules", "calendars"})
#: What only a scenario has that stands on its own; any other file is a difference.
_WHOLE = frozenset({"extends", "streams", "journal"})


class Builder:
    """Builds days. `load` and `load_day` open what a file names, relative to that file."""

    def __init__(self, load: Load, load_day: LoadDay) -> None:
        self._load = load
        self._load_day = load_day

    def document(self, file: str, text: str) -> Document:
        """Return a scenario's document over those it extends. Raises `Nonsense`."""
        document, seen = read_document(file, text), {file}
        while isinstance(name := document.value.get("extends"), str) and name:
            naming = document.trees[0]
            base_file, base_text = self._load(naming.file, name)
            if base_file in seen:
                place = Document({}, (naming,)).problem(("extends",), f"`{name}` extends this one in turn")
                raise Nonsense([place])
            seen.add(base_file)
            base = read_document(base_file, base_text)
            rest = {key: value for key, value in document.value.items() if key != "extends"}
            document = Document(merged(base.value, rest), (*base.trees, *document.trees))
        return document

    def build(self, document: Document) -> Prepared:
        """Return the day of a scenario. Raises `Nonsense`."""
        scenario = convert(document, Scenario)
        if problems := checks.problems(scenario, document):
            raise Nonsense(problems)
        if scenario.journal:
            return self._recorded(scenario, document)
        return self._written(scenario, document)

    def variant(self, base: Document, file: str, text: str) -> Prepared:
        """Return another scenario's day, or this one with a difference to it or its house.

        Raises `Nonsense`.
        """
        other = read_document(file, text)
        if _WHOLE & other.value.keys():
            return self.build(self.document(file, text))
        change = under(other, "change") if _OF_A_HOUSE & other.value.keys() else other
        both = merged(base.value, {"name": PurePath(file).stem, **change.value})
        return self.build(Document(both, (*base.trees, *change.trees)))

    def _written(self, scenario: Scenario, document: Document) -> Prepared:
        house = self._house(scenario, document, houses.shipped())
        configure = _with_new_agents(house.configure(), scenario.staff)
        if problems := checks.house_problems(scenario, configure, document):
            raise Nonsense(problems)
        begins = _begins(scenario)
        interval = scenario.interval_minutes * 60.0
        callers = Callers(begins.timestamp(), interval, scenario.answer, scenario.streams)
        longest = max(len(stream.calls) for stream in scenario.streams)
        moves = tuple(move for shift in scenario.staff for move in _moves(shift, begins))
        return Prepared(
            name=scenario.name or PurePath(document.trees[-1].file).stem,
            callers=callers,
            house=configure,
            moves=tuple(sorted(moves, key=lambda move: move.at)),
            end=callers.begin + longest * interval,
            warm_up=scenario.warm_up_minutes * 60.0,
            misses=scenario.misses,
            back=scenario.back,
            shifts=tuple(_working(shift) for shift in scenario.staff),
        )

    def _recorded(self, scenario: Scenario, document: Document) -> Prepared:
        path = document.trees[-1].file
        day = self._load_day(path, scenario.journal)
        default = houses.own("the journal's house", day.house)
        house = self._house(scenario, document, default).configure()
        prepared = recorded(scenario.name or PurePath(scenario.journal).stem, shifted(day, house), scenario)
        if reason := unserved(prepared, house):
            raise Nonsense([document.problem(("change",), reason)])
        return prepared

    def _house(self, scenario: Scenario, document: Document, default: Document) -> House:
        house = default
        if isinstance(scenario.house, dict):
            house = document.below("house")
        elif scenario.house:
            naming = document.problem(("house",), "").file
            house = read_document(*self._load(naming, scenario.house))
        return houses.changed(house, document.below("change"))


def recorded(name: str, day: RecordedDay, scenario: Scenario) -> Prepared:
    """Return a recorded day ready to be run."""
    callers = Callers(day.begin, scenario.interval_minutes * 60.0, scenario.answer, recorded=day)
    warm_up = scenario.warm_up_minutes * 60.0
    return Prepared(name, callers, day.house, day.moves, day.end, warm_up, scenario.misses, scenario.back)


def unserved(day: Prepared, house: Configure) -> str:
    """Return why a day's callers make no sense in a house: queues that they ask for are missing there."""
    missing = sorted(day.callers.queues() - {queue.id for queue in house.queues})
    return f"callers ask for queues that the house does not have: {', '.join(missing)}" if missing else ""


def _begins(scenario: Scenario) -> datetime:
    plain = datetime.strptime(scenario.begins, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone comes now
    return plain.replace(tzinfo=ZoneInfo(scenario.zone))


def _with_new_agents(house: Configure, staff: tuple[Shift, ...]) -> Configure:
    new: dict[str, AgentProfile] = {}
    for shift in staff:
        for name in checks.members(shift)[len(shift.agents) :]:
            new[name] = AgentProfile(name, name, shift.queues, dict(shift.skills))
    kept = tuple(agent for agent in house.agents if agent.id not in new)
    return replace(house, agents=(*kept, *new.values()))


def _working(shift: Shift) -> Working:
    name = shift.called if shift.make else ", ".join(shift.agents)
    return Working(name, checks.members(shift), len(shift.agents))


def _moves(shift: Shift, begins: datetime) -> list[Move]:
    zone = begins.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise TypeError("a scenario begins in a zone")
    return shifts.moves(checks.members(shift), shift.on, shift.breaks, begins.date(), zone)
