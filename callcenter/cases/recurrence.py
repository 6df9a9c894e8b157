"""When something comes again: the rules of RFC 5545 (`FREQ=MONTHLY;INTERVAL=2`), by the clock on the wall."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from callcenter.cases.refusal import Refusal

#: How often something may come; more often is no task.
_SLOW = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NUMBERS = frozenset(str(number) for number in range(1, 1001))
_LOOK_AHEAD = timedelta(days=3653)


def check_rule(rule: str, first: float, zone: str) -> None:
    """Refuse with `bad_rule` what is no rule, comes more than daily, or not again within ten years.

    `first` is the first time (seconds UTC), `zone` an IANA name (`bad_zone`).
    """
    start = _local(first, zone)
    parts = _parts(rule)
    if parts.get("FREQ") not in _SLOW or {"BYHOUR", "BYMINUTE", "BYSECOND"} & parts.keys():
        raise Refusal("bad_rule", "FREQ")
    for name in ("COUNT", "INTERVAL"):
        if name in parts and parts[name] not in _NUMBERS:
            raise Refusal("bad_rule", name)
    _read(rule, start)
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name not in ("COUNT", "UNTIL"))
    if _read(endless, start).replace(until=start + _LOOK_AHEAD).after(start) is None:
        raise Refusal("bad_rule", "never")


def next_time(rule: str, first: float, after: float, zone: str) -> float | None:
    """Return the first moment of the rule later than `after` (seconds UTC), None when it has ended.

    What begins at nine comes at nine, in summer and in winter, in its own zone. Refuses as `check_rule`.
    """
    times = _read(rule, _local(first, zone))
    found = times.after(_local(after, zone))
    # In the hour that comes twice the wall's clock cannot tell before from after.
    while found is not None and found.timestamp() <= after:
        found = times.after(found)
    return None if found is None else found.timestamp()


def last_time(rule: str, first: float, until: float, zone: str) -> float | None:
    """Return the last moment of the rule at or before `until` (seconds UTC), None where it began later."""
    times = _read(rule, _local(first, zone))
    found = times.before(_local(until, zone), inc=True)
    while found is not None and found.timestamp() > until:
        found = times.before(found)
    return None if found is None else found.timestamp()


def _local(moment: float, zone: str) -> datetime:
    try:
        return datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone))
    except (ValueError, OSError, LookupError):
        raise Refusal("bad_zone", zone) from None


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.upper().split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(parts) < len(pairs) or not all(name.isalpha() and value for name, _, value in pairs):
        raise Refusal("bad_rule", rule)
    return parts


def _read(rule: str, start: datetime) -> rrule:
    try:
        found = rrulestr(rule, dtstart=start)
    except (ValueError, TypeError, KeyError, IndexError):
        raise Refusal("bad_rule", rule) from None
    if not isinstance(found, rrule):
        raise Refusal("bad_rule", rule)
    return found
