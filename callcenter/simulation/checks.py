"""What can be wrong with a scenario whose form is right."""

from collections.abc import Callable, Iterator
from datetime import datetime
from math import isfinite
from zoneinfo import ZoneInfo

from callcenter.floor.commands import Configure
from callcenter.floor.values import AgentProfile
from callcenter.simulation import shifts, spans
from callcenter.simulation.documents import Document, Problem
from callcenter.simulation.scenario import Named, Scenario, Shift, Stream
from notation.source import Path

Found = Iterator[tuple[Path, str]]


def problems(scenario: Scenario, document: Document) -> list[Problem]:
    """Return what makes no sense, whatever the house."""
    found = [*_whole(scenario), *_day(scenario)]
    for number, stream in enumerate(scenario.streams):
        found += [(("streams", number, *path), reason) for path, reason in _stream(stream)]
    for number, shift in enumerate(scenario.staff):
        found += [(("staff", number, *path), reason) for path, reason in _shift(shift)]
    return sorted(document.problem(path, reason) for path, reason in found)


def house_problems(scenario: Scenario, house: Configure, document: Document) -> list[Problem]:
    """Return what does not fit the house: queues and agents that it does not have, skills that nobody has."""
    queues, agents = {queue.id for queue in house.queues}, {agent.id: agent for agent in house.agents}
    found: list[tuple[Path, str]] = []
    for number, shift in enumerate(scenario.staff):
        found += [(("staff", number, *path), reason) for path, reason in _known(shift, queues, agents)]
    crew = crew_of(scenario, agents)
    for number, stream in enumerate(scenario.streams):
        found += [(("streams", number, *path), reason) for path, reason in _served(stream, queues, crew)]
        found += [(("streams", number, *path), reason) for path, reason in _met(stream, agents)]
    return sorted(document.problem(path, reason) for path, reason in found)


def crew_of(scenario: Scenario, agents: dict[str, AgentProfile]) -> list[AgentProfile]:
    """Return the profiles of all who are ever on shift."""
    names = {name for shift in scenario.staff for name in members(shift)}
    return [agent for id_, agent in agents.items() if id_ in names]


def members(shift: Shift) -> tuple[str, ...]:
    """Return the agents of a shift, the new ones too."""
    return (*shift.agents, *(f"{shift.called}-{number}" for number in range(1, shift.make + 1)))


def _whole(scenario: Scenario) -> Found:
    if bool(scenario.journal) == bool(scenario.streams):
        yield ("streams",), "a day needs `streams` of callers or a `journal`, and not both"
    if scenario.journal and scenario.staff:
        yield ("staff",), "with a `journal` the agents work when they did; change who they are by `change`"
    if scenario.streams and not scenario.staff:
        yield ("staff",), "nobody works: `staff` is missing"
    if not 0 <= scenario.misses < 1:
        yield ("misses",), "`misses` is a chance, at least 0 and less than 1"
    if not (isfinite(scenario.back) and scenario.back >= 0):
        yield ("back",), "`back` is 0 seconds or more"
    if reason := spans.problem(scenario.answer) or _endless(scenario.answer, "answer"):
        yield ("answer",), reason


def _day(scenario: Scenario) -> Found:
    try:
        ZoneInfo(scenario.zone)
    except (KeyError, ValueError, OSError):
        yield ("zone",), f"there is no time zone `{scenario.zone}`"
    try:
        datetime.strptime(scenario.begins, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone stands beside it
    except ValueError:
        yield ("begins",), f"`{scenario.begins}` is no moment such as 2026-01-05 08:00"
    if not (isfinite(scenario.interval_minutes) and scenario.interval_minutes > 0):
        yield ("interval_minutes",), "an interval lasts more than 0 minutes"
    elif not 0 <= scenario.warm_up_minutes < _minutes(scenario):
        yield ("warm_up_minutes",), "the warm-up must end before the day does"


def _minutes(scenario: Scenario) -> float:
    longest = max((len(stream.calls) for stream in scenario.streams), default=0)
    return longest * scenario.interval_minutes or float("inf")


def _stream(stream: Stream) -> Found:
    if not stream.calls:
        yield ("calls",), "`calls` lists how many callers to expect in each interval"
    for number, calls in enumerate(stream.calls):
        if not (isfinite(calls) and calls >= 0):
            yield ("calls", number), "an interval has 0 calls or more"
    for name in ("talk", "after_call", "patience", "menu"):
        span = getattr(stream, name)
        if reason := spans.problem(span) or ("" if name == "patience" else _endless(span, name)):
            yield (name,), reason
    yield from _returning(stream)
    if not stream.tiers or min(stream.tiers.values()) < 0 or not sum(stream.tiers.values()) > 0:
        yield ("tiers",), "`tiers` maps tiers to weights of 0 or more, not all of them 0"
    yield from _skilled(stream)
    for name, named in _names(stream):
        if isinstance(named, dict) and (min(named.values(), default=0) < 0 or not sum(named.values()) > 0):
            yield (name,), f"`{name}` is an agent, or maps agents to weights of 0 or more, not all of them 0"


def _skilled(stream: Stream) -> Found:
    """What callers need."""
    shares = [each.share for each in stream.skills]
    if shares and (min(shares) < 0 or not sum(shares) > 0):
        yield ("skills",), "the shares of `skills` are 0 or more, and not all of them 0"
    for number, each in enumerate(stream.skills):
        for kind, levels in (("required", each.required), ("preferred", each.preferred)):
            for name, level in levels.items():
                if not 1 <= level <= 10:
                    yield ("skills", number, kind, name), f"the level of `{name}` is 1 to 10"


def _names(stream: Stream) -> Iterator[tuple[str, Named]]:
    """Yield whom the cards name, by field."""
    for name in ("manager", "deputy", "last_agent"):
        yield name, getattr(stream, name)


def _returning(stream: Stream) -> Found:
    """Who calls again, and who is called back."""
    chances = (("redial", "share"), ("callback", "share"), ("callback", "picks_up"))
    for where, name in chances:
        if not 0 <= getattr(getattr(stream, where), name) <= 1:
            yield (where, name), f"`{name}` is a chance, from 0 to 1"
    for where, name in (("redial", "after"), ("callback", "after"), ("callback", "rings")):
        span = getattr(getattr(stream, where), name)
        if reason := spans.problem(span) or _endless(span, name):
            yield (where, name), reason
    if stream.redial.most < 1:
        yield ("redial", "most"), "`most` is 1 or more; for nobody, leave `redial` out"


def _shift(shift: Shift) -> Found:
    if not shift.on:
        yield ("on",), "`on` lists when they work"
    for name, texts in (("on", shift.on), ("breaks", shift.breaks)):
        for number, text in enumerate(texts):
            if reason := _reason(shifts.window, text):
                yield (name, number), reason
                return
    for text in shifts.stray_breaks(shift.on, shift.breaks):
        yield ("breaks", shift.breaks.index(text)), f"the break {text} lies in no shift"
    if shift.make < 0 or not members(shift):
        yield ("make",), "a shift names `agents` or makes some"
    if shift.make and not shift.queues:
        yield ("queues",), "new agents need the `queues` that they serve"
    if not shift.make and (shift.queues or shift.skills):
        yield (), "`queues` and `skills` are for new agents; those of the house have theirs (see `change`)"


def _known(shift: Shift, queues: set[str], agents: dict[str, AgentProfile]) -> Found:
    for number, name in enumerate(shift.agents):
        if name not in agents:
            yield ("agents", number), f"the house has no agent `{name}`"
    for number, name in enumerate(shift.queues):
        if name not in queues:
            yield ("queues", number), f"the house has no queue `{name}`"


def _served(stream: Stream, queues: set[str], crew: list[AgentProfile]) -> Found:
    if stream.queue not in queues:
        yield ("queue",), f"the house has no queue `{stream.queue}`"
        return
    there = [agent for agent in crew if stream.queue in agent.queues]
    if not there:
        yield ("queue",), f"nobody on shift serves the queue `{stream.queue}`"
    for number, each in enumerate(stream.skills if there else ()):
        needed = each.required.items()
        if not any(all(agent.skills.get(name, 0) >= level for name, level in needed) for agent in there):
            yield ("skills", number), f"nobody on shift in `{stream.queue}` has all of these skills"
        for name in each.preferred:
            if not any(name in agent.skills for agent in there):
                yield ("skills", number, "preferred", name), f"nobody on shift has the skill `{name}`"


def _met(stream: Stream, agents: dict[str, AgentProfile]) -> Found:
    """Whom the cards name must be there; only who serves the queue can be the one of the last talk."""
    for field, named in _names(stream):
        for name in named if isinstance(named, dict) else (named,):
            path = (field, name) if isinstance(named, dict) else (field,)
            if name and name not in agents:
                yield path, f"the house has no agent `{name}`"
            elif name and field == "last_agent" and stream.queue not in agents[name].queues:
                yield path, f"`{name}` does not serve the queue `{stream.queue}`"


def _reason(check: Callable[[str], object], text: str) -> str:
    try:
        check(text)
    except ValueError as error:
        return str(error)
    return ""


def _endless(span: spans.Span, name: str) -> str:
    return f"`{name}` must end" if span == "forever" else ""
