"""How often, how soon again, and how many were abandoned (US-01, US-07, US-13, US-17, UK-01, UK-04)."""

from datetime import date

from callcenter.outbound.gate.abandonment import period_of
from callcenter.outbound.gate.case import Case, day_of, deny, later, midnight, stamp
from callcenter.outbound.gate.rules import AbandonRate, Frequency, Rest
from callcenter.outbound.gate.values import Reason

HOUR = 3600.0


def frequency(rule: Frequency, case: Case) -> Reason | None:
    """Deny the call that would be one too many."""
    calls = sorted(call.at for call in case.past(rule.per))
    if len(calls) < rule.most:
        return None
    if not rule.hours and not rule.days:
        return deny(rule, calls=str(len(calls)), most=str(rule.most), last=stamp(calls[-1]))
    if rule.hours:
        calls = [at for at in calls if at > case.now - rule.hours * HOUR]
        again = calls[-rule.most] + rule.hours * HOUR if len(calls) >= rule.most else case.now
    else:
        again = max(_free_from(calls, rule, case, zone) for zone in case.zones or ("UTC",))
    if again <= case.now:
        return None
    return deny(rule, again, calls=str(len(calls)), most=str(rule.most), last=stamp(calls[-1]))


def rest(rule: Rest, case: Case) -> Reason | None:
    """Deny a call too soon after one that ended in a certain way."""
    if rule.unless_agent_ready and case.attempt.agent_ready:
        return None
    last = max((call.at for call in case.past(rule.per) if call.result == rule.after), default=None)
    if last is None:
        return None
    until = last + rule.hours * HOUR
    if rule.days:
        zones = case.zones or ("UTC",)
        until = max(until, *(midnight(later(day_of(last, zone), rule.days), zone) for zone in zones))
    return deny(rule, until, after=rule.after, at=stamp(last)) if case.now < until else None


def abandon_rate(rule: AbandonRate, case: Case) -> Reason | None:
    """Deny while too many of the campaign's answered calls of this period were abandoned."""
    if not case.facts.days:
        return None
    today = day_of(case.now)
    period = period_of(case.facts.days, today, rule.days)
    if period.abandoned <= rule.most * period.answered + 1e-9:
        return None
    again = midnight(later(date.fromisoformat(period.on), rule.days), "UTC")
    told = f"{period.abandoned}/{period.answered}"
    return deny(rule, again, abandoned=told, most=f"{rule.most:.2%}", since=period.on)


def _free_from(calls: list[float], rule: Frequency, case: Case, zone: str) -> float:
    """Return when one more call fits into the last days of a zone; `now` if it does at once."""
    first = later(day_of(case.now, zone), 1 - rule.days)
    counted = [day for at in calls if (day := day_of(at, zone)) >= first]
    if len(counted) < rule.most:
        return case.now
    return midnight(later(counted[-rule.most], rule.days), zone)
