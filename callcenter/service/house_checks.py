"""What does not fit together in a house's configuration, each with the place it stands at. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from msgspec.structs import asdict

from callcenter.floor.values import CallbackPolicy, FloorRules, QueuePolicy, Reach
from callcenter.service.green_channel import tier_faults
from callcenter.service.guides import guide_faults
from callcenter.service.house_accounts import account_faults
from callcenter.service.house_calling import calling_faults
from callcenter.service.house_cases import check_departments, check_rules
from callcenter.service.house_follow_up import follow_up_faults
from callcenter.service.house_parts import Fault, Hours, SlaPolicy, Team
from callcenter.service.house_quality import quality_faults
from callcenter.service.house_reports import report_faults
from callcenter.service.public_holidays import is_known
from callcenter.service.thresholds import misordered

if TYPE_CHECKING:
    from callcenter.service.house import House

_NUMBER = re.compile(r"\+[1-9][0-9]{1,14}")
_MINUTES = 24 * 60
#: Within so many seconds of the greeting a person must hear an agent, else the call is abandoned (US-02).
MOST_ANSWERED_SECONDS = 2.0
_CALLBACK_RANGES = {
    "attempts": (1, 10),
    "retry_minutes": (0.01, 1440),
    "promise_minutes": (1, 10_080),
    "punctual_minutes": (1, 1440),
    "keep_hours": (1, 720),
    "ring_seconds": (5, 120),
}
_SPANS = (
    "ring_seconds",
    "no_answer_rest_seconds",
    "wrap_up_seconds",
    "max_wait",
    "service_level_seconds",
    "short_abandon_seconds",
)
_ACTIONS = ("voicemail", "hang_up", "queue")
_COUNTS = ("max_waiting", "max_misses", "wrap_up_extensions")


def faults(house: "House") -> list[Fault]:
    """Return everything that is wrong with a house, in the order of the document."""
    found = [*_twice(house), *_agents(house), *_capacities(house), *_queues(house)]
    found += [*_named_queues(house), *_numbers(house)]
    calendars = {calendar.id for calendar in house.calendars}
    for hours in house.calendars:
        found += check_hours(hours)
    for team in house.teams:
        found += _team(team, {agent.id for agent in house.agents})
    for policy in house.sla_policies:
        found += _policy(policy, calendars)
    departments = {each.id for each in house.departments}
    found += check_departments(house.departments, calendars)
    found += account_faults(house.account_rules)
    found += check_rules(house.case_rules, {policy.id for policy in house.sla_policies}, departments)
    found += follow_up_faults(house.approval_routes, house.surveys, departments)
    found += calling_faults(house.calling, [queue.id for queue in house.queues])
    found += quality_faults(
        house.quality_rules,
        house.zone,
        {team.id for team in house.teams},
        {queue.id for queue in house.queues},
        {tier.id for tier in house.tiers},
    )
    found += report_faults(house.reports)
    return [*found, *_rules(house.rules), *_thresholds(house), *tier_faults(house), *guide_faults(house)]


def malformed(document: dict[str, Any], words: str) -> Fault:
    """Return the fault that a `ValidationError` of msgspec tells of, at the place it names."""
    message, _, where = words.partition(" - at `$")
    return Fault(_path(document, where.rstrip("`")), "bad_form", words, message)


def _path(document: Any, where: str) -> str:
    """Turn `.queues[0].ring_seconds` into `queues.sales.ring_seconds`."""
    path: list[str] = []
    here = document
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", where):
        if name:
            here = here.get(name) if isinstance(here, dict) else None
        elif index.isdigit() and isinstance(here, list) and int(index) < len(here):
            here = here[int(index)]
        else:
            break
        named = here.get("id") if isinstance(here, dict) and index else None
        path.append(name or (named if isinstance(named, str) else index))
    return ".".join(path)


def _twice(house: "House") -> Iterator[Fault]:
    kinds: dict[str, Iterable[Any]] = {
        "agent": house.agents,
        "queue": house.queues,
        "calendar": house.calendars,
        "team": house.teams,
        "skill": house.skills,
        "sla_policy": house.sla_policies,
        "tier": house.tiers,
        "department": house.departments,
        "disposition": house.dispositions,
        "presence_reason": house.presence_reasons,
        "resolution_source": house.resolution_sources,
        "approval_route": house.approval_routes,
        "survey": house.surveys,
        "script": house.scripts,
        "article": house.articles,
    }
    for kind, entries in kinds.items():
        ids = [entry.id for entry in entries]
        place = "sla_policies" if kind == "sla_policy" else f"{kind}s"
        for each in sorted({each for each in ids if ids.count(each) > 1}):
            yield Fault(f"{place}.{each}", "twice", f"{kind} {each} appears twice", each)
        if "" in ids:
            yield Fault(place, "no_id", f"a {kind} has no id")


def _agents(house: "House") -> Iterator[Fault]:
    queues, skills = {queue.id for queue in house.queues}, {skill.id for skill in house.skills}
    for agent in house.agents:
        at = f"agents.{agent.id}"
        for queue in agent.queues:
            if queue not in queues:
                message = f"agent {agent.id}: unknown queue {queue}"
                yield Fault(f"{at}.queues", "unknown_queue", message, queue)
        for skill, level in agent.skills.items():
            if skills and skill not in skills:
                message = f"agent {agent.id}: unknown skill {skill}"
                yield Fault(f"{at}.skills.{skill}", "unknown_skill", message, skill)
            if not 1 <= level <= 10:
                message = f"agent {agent.id}: proficiency in {skill} is 1 to 10"
                yield Fault(f"{at}.skills.{skill}", "out_of_range", message, str(level))
        if agent.number and not _NUMBER.fullmatch(agent.number):
            yield _bad_number(f"{at}.number", agent.number)


def _capacities(house: "House") -> Iterator[Fault]:
    """Nobody talks in two calls at once, and less than nothing is no capacity."""
    given = [(f"agents.{agent.id}.capacity", agent.capacity) for agent in house.agents]
    for at, capacity in (("capacity", house.capacity), *given):
        if capacity is None:
            continue
        if capacity.voice not in (0, 1):
            message = f"{at}: an agent has one call at a time, or none"
            yield Fault(f"{at}.voice", "out_of_range", message, str(capacity.voice))
        if capacity.message < 0:
            yield Fault(f"{at}.message", "out_of_range", f"{at}: 0 or more", str(capacity.message))


def _queues(house: "House") -> Iterator[Fault]:
    queues = {queue.id for queue in house.queues}
    calendars = {calendar.id for calendar in house.calendars}
    for queue in house.queues:
        at, name = f"queues.{queue.id}", f"queue {queue.id}"
        if queue.calendar and queue.calendar not in calendars:
            message = f"{name}: unknown calendar {queue.calendar}"
            yield Fault(f"{at}.calendar", "unknown_calendar", message, queue.calendar)
        for when in ("when_closed", "when_full", "when_late", "when_unstaffed"):
            rule = getattr(queue, when)
            if rule.action not in _ACTIONS and (rule.action, when) != ("wait", "when_unstaffed"):
                message = f"{name}: {when}.action is one of {', '.join(_ACTIONS)}"
                yield Fault(f"{at}.{when}", "unknown_action", message, rule.action)
            if rule.action == "queue" and rule.queue not in queues:
                message = f"{name}: overflow to unknown queue {rule.queue}"
                yield Fault(f"{at}.{when}", "unknown_queue", message, rule.queue)
        yield from _figures(queue)
        yield from _skills(queue)
        yield from _steps(queue)
        yield from _reserve(queue)
        yield from _callback(queue.id, queue.callback)


def _skills(queue: QueuePolicy) -> Iterator[Fault]:
    for what in ("skills", "preferred"):
        for skill, level in getattr(queue, what).items():
            if not 1 <= level <= 10:
                at, message = (
                    f"queues.{queue.id}.{what}.{skill}",
                    f"queue {queue.id}: {what}.{skill} is 1 to 10",
                )
                yield Fault(at, "out_of_range", message, str(level))


def _callback(queue: str, rules: CallbackPolicy) -> Iterator[Fault]:
    at = f"queues.{queue}.callback"
    if len(rules.key) != 1 or rules.key not in "0123456789*#":
        yield Fault(
            f"{at}.key", "bad_key", f"queue {queue}: callback.key is one key of a telephone", rules.key
        )
    for name, (least, most) in _CALLBACK_RANGES.items():
        value = getattr(rules, name)
        if not least <= value <= most:
            message = f"queue {queue}: callback.{name} is {least:g} to {most:g}"
            yield Fault(f"{at}.{name}", "out_of_range", message, f"{value:g}")


def _steps(queue: QueuePolicy) -> Iterator[Fault]:
    """Yield what is wrong with how a queue widens: it never narrows, and begins at once if narrow."""
    at, name, circle = f"queues.{queue.id}.steps", f"queue {queue.id}", list(Reach)
    for index, step in enumerate(queue.steps):
        if not 0 <= step.after <= 86_400:
            message = f"{name}: steps.after is 0 to 86400"
            yield Fault(f"{at}.{index}", "out_of_range", message, f"{step.after:g}")
        if not 0 <= step.level_less <= 9:
            message = f"{name}: steps.level_less is 0 to 9"
            yield Fault(f"{at}.{index}", "out_of_range", message, str(step.level_less))
    if queue.steps and queue.steps[0].after and queue.steps[0].to is not Reach.ANYONE:
        yield Fault(at, "narrows", f"{name}: a first step that is not for anyone comes after 0 seconds")
    for earlier, later in pairwise(queue.steps):
        wider = circle.index(earlier.to) <= circle.index(later.to) and earlier.level_less <= later.level_less
        if not wider or earlier.after >= later.after:
            message = f"{name}: each of the steps comes later than the one before and is as wide or wider"
            yield Fault(at, "narrows", message)


def _reserve(queue: QueuePolicy) -> Iterator[Fault]:
    at, name, rule = f"queues.{queue.id}.reserve", f"queue {queue.id}", queue.reserve
    if rule.agents < 0:
        yield Fault(f"{at}.agents", "out_of_range", f"{name}: reserve.agents is at least 0", str(rule.agents))
    if not 0 <= rule.after <= 86_400:
        message = f"{name}: reserve.after is 0 to 86400"
        yield Fault(f"{at}.after", "out_of_range", message, f"{rule.after:g}")


def _figures(queue: QueuePolicy) -> Iterator[Fault]:
    at = f"queues.{queue.id}"
    for span in _SPANS:
        value = getattr(queue, span)
        least = 1 if span == "ring_seconds" else 0
        if not least <= value <= 86_400:
            message = f"queue {queue.id}: {span} is {least} to 86400"
            yield Fault(f"{at}.{span}", "out_of_range", message, f"{value:g}")
    if not 0 <= queue.service_level_goal <= 1:
        message = f"queue {queue.id}: service_level_goal is 0 to 1"
        yield Fault(f"{at}.service_level_goal", "out_of_range", message, f"{queue.service_level_goal:g}")
    for count in _COUNTS:
        if getattr(queue, count) < 0:
            message = f"queue {queue.id}: {count} is at least 0"
            yield Fault(f"{at}.{count}", "out_of_range", message, str(getattr(queue, count)))


def _named_queues(house: "House") -> Iterator[Fault]:
    queues = {queue.id for queue in house.queues}
    for what in ("message_queue", "fallback_queue"):
        queue = getattr(house, what)
        if queue and queue not in queues:
            yield Fault(what, "unknown_queue", f"{what}: unknown queue {queue}", queue)
    choices = (("dispositions", house.dispositions),)
    for place, entries in choices:
        for entry in entries:
            for queue in entry.queues:
                if queue not in queues:
                    message = f"disposition {entry.id}: unknown queue {queue}"
                    yield Fault(f"{place}.{entry.id}.queues", "unknown_queue", message, queue)


def _numbers(house: "House") -> Iterator[Fault]:
    for number in house.numbers:
        if not _NUMBER.fullmatch(number):
            yield _bad_number(f"numbers.{number}", number)
    for index, each in enumerate(house.transfer_numbers):
        if not _NUMBER.fullmatch(each.number):
            yield _bad_number(f"transfer_numbers.{index}.number", each.number)


def check_hours(hours: Hours) -> Iterator[Fault]:
    """Yield everything that is wrong with one calendar."""
    at, name = f"calendars.{hours.id}", f"calendar {hours.id}"
    if hours.zone not in available_timezones():
        yield Fault(f"{at}.zone", "unknown_zone", f"{name}: unknown time zone {hours.zone}", hours.zone)
    for window in hours.week:
        if not 0 <= window.weekday <= 6 or not _is_window((window.start, window.end)):
            message = f"{name}: a window ends after it begins, within its day"
            yield Fault(f"{at}.week", "bad_window", message, str(window.weekday))
    for day, windows in hours.days.items():
        if not _is_date(day):
            yield Fault(f"{at}.days.{day}", "bad_date", f"{name}: {day} is no date", day)
        elif not all(_is_window(window) for window in windows):
            message = f"{name}: {day}: a window ends after it begins, within its day"
            yield Fault(f"{at}.days.{day}", "bad_window", message, day)
    rule = hours.holidays
    if rule is not None and not is_known(rule):
        place = "-".join(filter(None, (rule.country, rule.subdivision)))
        yield Fault(f"{at}.holidays", "unknown_country", f"{name}: no holidays of {place} are known", place)
    if rule is not None and not 0 <= rule.make_up_as <= 6:
        message = f"{name}: make_up_as is 0 to 6"
        yield Fault(f"{at}.holidays", "out_of_range", message, str(rule.make_up_as))


def _team(team: Team, agents: set[str]) -> Iterator[Fault]:
    for member in team.members:
        if member not in agents:
            message = f"team {team.id}: unknown agent {member}"
            yield Fault(f"teams.{team.id}.members", "unknown_agent", message, member)


def _policy(policy: SlaPolicy, calendars: set[str]) -> Iterator[Fault]:
    at, name = f"sla_policies.{policy.id}", f"sla_policy {policy.id}"
    if policy.calendar and policy.calendar not in calendars:
        message = f"{name}: unknown calendar {policy.calendar}"
        yield Fault(f"{at}.calendar", "unknown_calendar", message, policy.calendar)
    for tier, hours in policy.response_hours.items():
        if not 0 < hours <= 8760:
            message = f"{name}: tier {tier}: hours are more than 0, at most 8760"
            yield Fault(f"{at}.response_hours.{tier}", "out_of_range", message, f"{hours:g}")
    if not all(0 < share < 1 for share in policy.warn_at) or list(policy.warn_at) != sorted(policy.warn_at):
        yield Fault(f"{at}.warn_at", "bad_shares", f"{name}: warn_at are shares between 0 and 1, in order")


def _rules(rules: FloorRules) -> Iterator[Fault]:
    """No span of the floor runs backwards, and nobody who answers waits for longer than US-02 allows."""
    for name, value in asdict(rules).items():
        at = f"rules.{name}"
        if isinstance(value, int | float) and value < 0:
            yield Fault(at, "out_of_range", f"{at} is at least 0", f"{value:g}")
    if rules.answered_seconds > MOST_ANSWERED_SECONDS:
        message = f"rules.answered_seconds is at most {MOST_ANSWERED_SECONDS:g}"
        yield Fault("rules.answered_seconds", "out_of_range", message, f"{rules.answered_seconds:g}")


def _thresholds(house: "House") -> Iterator[Fault]:
    queues = {queue.id for queue in house.queues}
    for queue in house.queue_thresholds:
        if queue not in queues:
            message = f"queue_thresholds: unknown queue {queue}"
            yield Fault(f"queue_thresholds.{queue}", "unknown_queue", message, queue)
    places = {f"queue_thresholds.{queue}": each for queue, each in house.queue_thresholds.items()}
    for place, thresholds in {"thresholds": house.thresholds, **places}.items():
        for name in misordered(thresholds):
            message = f"{place}.{name}: the alarm comes before the warning"
            yield Fault(f"{place}.{name}", "bad_order", message)


def _bad_number(path: str, number: str) -> Fault:
    return Fault(path, "bad_number", f"{path}: {number} is no number in E.164", number)


def _is_window(window: tuple[int, int]) -> bool:
    return 0 <= window[0] < window[1] <= _MINUTES


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
