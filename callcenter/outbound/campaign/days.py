"""What a campaign's calls came to by day: the counts that the law of abandoned calls looks at (US-05)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.campaign.experience import CampaignExperience, LearnedFigures, shown
from callcenter.outbound.gate.abandonment import period_of, uk_rate
from callcenter.outbound.gate.values import Day
from callcenter.outbound.pacing.law import DAY, AbandonLaw, Period


class CampaignDay(Struct, frozen=True):
    """The calls of a campaign on a day (`on`, YYYY-MM-DD, UTC).

    `ahead`: dialled ahead of the agents. `answered`: by a person, as far as was heard, `abandoned` of
    these. `machines`: said to be answered by a machine, `told` of these a message was left to. Agents
    judged `judged` of what was said to be machines, and found `mistaken` persons among them.
    """

    id: str
    version: int = 0
    campaign: str = ""
    on: str = ""
    ahead: int = 0
    answered: int = 0
    abandoned: int = 0
    machines: int = 0
    told: int = 0
    judged: int = 0
    mistaken: int = 0


class Happened(Struct, frozen=True):
    """One more of what a day counts, `what` is the name of the count; at `at`, seconds UTC."""

    campaign: str
    what: str
    at: float


def day_id(campaign: str, at: float) -> str:
    """Return the id of the day of a campaign that a moment lies in."""
    return f"{campaign}:{datetime.fromtimestamp(at, UTC).date().isoformat()}"


def added(days: Iterable[CampaignDay], news: Iterable[Happened]) -> list[CampaignDay]:
    """Return the days that change by what happened."""
    known = {day.id: day for day in days}
    changed: dict[str, CampaignDay] = {}
    for each in news:
        id_ = day_id(each.campaign, each.at)
        fresh = CampaignDay(id_, campaign=each.campaign, on=id_.rpartition(":")[2])
        day = changed.get(id_) or known.get(id_) or fresh
        changed[id_] = replace(day, **{each.what: getattr(day, each.what) + 1})
    return list(changed.values())


def lawful_days(days: Iterable[CampaignDay]) -> tuple[Day, ...]:
    """Return the days as the gate looks at them, the oldest first."""
    return tuple(Day(day.on, day.answered, day.abandoned) for day in sorted(days, key=lambda day: day.on))


def period_now(law: AbandonLaw, days: Sequence[Day], now: float) -> Period:
    """Return the period that `now` lies in: successive ones from the first day on that anybody answered."""
    today = datetime.fromtimestamp(now, UTC).date()
    found = period_of(days, today, law.days) if days else Day(today.isoformat())
    begins = datetime.combine(date.fromisoformat(found.on), datetime.min.time(), UTC).timestamp()
    return Period(begins, begins + law.days * DAY, found.answered, found.abandoned)


class MachineFigures(Struct, frozen=True):
    """What was said to be machines in a period: how many, how many of them were left a message.

    `share` = said / (said + answered by a person), null while nobody and nothing answered.
    Agents listened to `judged` of them, and found `mistaken` persons: `mistaken_share` = mistaken / judged,
    null while nobody listened.
    """

    said: int = 0
    told: int = 0
    judged: int = 0
    mistaken: int = 0
    mistaken_share: float | None = None
    share: float | None = None


class AheadFigures(Struct, frozen=True):
    """How a campaign stands in its present period; shares are null where there is nothing to divide by.

    `rate` = abandoned / answered by a person, at most `cap` (`rule` says whose). `reasoned_rate` counts as
    abandoned also the persons that were probably taken for machines (UK-05). `learned` is what the pacing
    reckons with, of all periods.
    """

    rule: str
    cap: float
    days: int
    begins: float
    ends: float
    answered: int
    abandoned: int
    rate: float | None
    ahead: int
    machines: MachineFigures
    reasoned_rate: float | None
    learned: LearnedFigures


def figures(
    law: AbandonLaw, days: Sequence[CampaignDay], now: float, learned: CampaignExperience | None = None
) -> AheadFigures:
    """Return the figures of a campaign's present period, with what is kept of its experience."""
    period = period_now(law, lawful_days(days), now)
    first = datetime.fromtimestamp(period.begins, UTC).date().isoformat()
    held = [day for day in days if day.on >= first]
    machines = _machines(held)
    passed = period.answered - period.abandoned
    unheard = (machines.said - machines.judged) * (machines.mistaken_share or 0.0)
    return AheadFigures(
        *(law.id, law.cap, law.days, period.begins, period.ends),
        answered=period.answered,
        abandoned=period.abandoned,
        rate=period.rate,
        ahead=sum(day.ahead for day in held),
        machines=machines,
        reasoned_rate=uk_rate(period.abandoned, passed, false_positives=unheard),
        learned=shown(learned),
    )


def _machines(days: Sequence[CampaignDay]) -> MachineFigures:
    judged, mistaken = sum(day.judged for day in days), sum(day.mistaken for day in days)
    said, answered = sum(day.machines for day in days), sum(day.answered for day in days)
    return MachineFigures(
        said=said,
        told=sum(day.told for day in days),
        judged=judged,
        mistaken=mistaken,
        mistaken_share=mistaken / judged if judged else None,
        share=said / (said + answered) if said + answered else None,
    )
