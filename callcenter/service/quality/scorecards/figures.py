"""The figures of scorecards, taken from where they are kept by the formulas that the reports have (ME-17)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from callcenter.accounts.measures import Growth, Measures, Tally, added, measured
from callcenter.accounts.surveys import Measure, SurveyAnswer, csat
from callcenter.outbound.analysis.kinds import share
from callcenter.ports.books import Among as AnyOf
from callcenter.ports.books import Between, Match
from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.reports import About, ReportQuery, Reports
from callcenter.quality.evaluations import Evaluation
from callcenter.quality.measures import by_agent
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.catalogue import MEASURES
from callcenter.quality.scorecards.periods import Period
from callcenter.quality.scorecards.scoring import Figure
from callcenter.service.accounts.key_figures import FigureBook, Wanted
from callcenter.service.accounts.office import HOUSE
from callcenter.service.accounts.signs import each
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.analytics import Among, Analytics

#: Measures by where they come from.
OF_FACTS = frozenset(
    {"handled", "aht", "hold_time", "acw", "transfer_rate", "agent_answer_rate", "occupancy"}
)
OF_EVALUATIONS = frozenset({"quality_score", "pass_rate", "critical_rate"})
OF_TALKS = frozenset({"sold", "conversion", "objection_resolution"})
OF_ACCOUNTS = frozenset(name for name, kind in MEASURES.items() if kind.own)

Found = dict[str, dict[str, Figure]]


class Figures(Protocol):
    """Where figures come from."""

    async def of(self, agents: Sequence[str], measures: Collection[str], period: Period) -> Found:
        """Return the figures of agents in a period, by agent and measure; what is not known is not there.

        Refuses with `unavailable` when the facts cannot be read, `too_many` when there is too much.
        """


def moments(period: Period, zone: str) -> tuple[float, float]:
    """Return when a period begins, and when it is over, in seconds UTC by the clock of a zone."""
    known = ZoneInfo(zone)
    first = datetime.combine(period.first, time.min, known)
    after = datetime.combine(period.last + timedelta(days=1), time.min, known)
    return first.timestamp(), after.timestamp()


@dataclass(frozen=True)
class KeptFigures:
    """The figures as the service keeps them; without `reports` there are no facts."""

    tools: Tools
    reports: Reports | None
    analytics: Analytics
    accounts: FigureBook

    async def of(self, agents: Sequence[str], measures: Collection[str], period: Period) -> Found:
        """Return the figures, see `Figures`."""
        wanted, found = frozenset(measures), defaultdict[str, dict[str, Figure]](dict)
        span = self._span(period)
        parts: list[Found] = []
        if wanted & OF_FACTS:
            parts.append(await self._of_facts(agents, period))
        if wanted & OF_EVALUATIONS:
            parts.append(await self._of_evaluations(agents, span))
        if "csat" in wanted:
            parts.append(await self._of_answers(agents, span))
        if wanted & OF_TALKS:
            parts.append({agent: await self._of_talks(agent, span) for agent in agents})
        if wanted & OF_ACCOUNTS:
            parts.append(await self._of_accounts(agents, period))
        for part in parts:
            for agent, figures in part.items():
                found[agent] |= {name: figure for name, figure in figures.items() if name in wanted}
        return found

    async def _of_facts(self, agents: Sequence[str], period: Period) -> Found:
        if self.reports is None:
            raise QualityRefusal("unavailable", "facts")
        query = ReportQuery(
            About.AGENTS,
            period.first.isoformat(),
            period.last.isoformat(),
            by=("agent",),
            where={"agent": tuple(agents)},
        )
        try:
            report = await self.reports.report(query)
        except FactsUnavailable:
            raise QualityRefusal("unavailable", "facts") from None
        return {row.key["agent"]: _facts(row.counts, row.measures) for row in report.rows}

    async def _of_evaluations(self, agents: Sequence[str], span: Between) -> Found:
        where: dict[str, Match] = {"agent": AnyOf(tuple(agents)), "counts": True, "finished_at": span}
        found = [one async for one in each(self.tools.books, Evaluation, where)]
        return {
            agent: {
                "quality_score": Figure(tally.score, tally.judged),
                "pass_rate": Figure(tally.pass_rate, tally.judged),
                "critical_rate": Figure(tally.critical_rate, tally.evaluations),
            }
            for agent, tally in by_agent(found).items()
        }

    async def _of_answers(self, agents: Sequence[str], span: Between) -> Found:
        asked: dict[str, list[SurveyAnswer]] = defaultdict(list)
        where: dict[str, Match] = {"agent": AnyOf(tuple(agents)), "at": span}
        async for answer in each(self.tools.books, SurveyAnswer, where):
            if answer.measure is Measure.CSAT:
                asked[answer.agent].append(answer)
        return {agent: {"csat": Figure(csat(given), len(given))} for agent, given in asked.items()}

    async def _of_talks(self, agent: str, span: Between) -> dict[str, Figure]:
        found = await self.analytics.analysis(among(agent, span))
        steps = {step.step: step.calls for step in found.funnel}
        right, sold = steps["right_party"], steps["sold"]
        raised = next((row for row in found.by["agent"] if row.key == agent), None)
        return {
            "sold": Figure(sold if steps["dialled"] else None, right),
            "conversion": Figure(share(sold, right), right),
            "objection_resolution": Figure(raised.resolution, raised.raised) if raised else Figure(),
        }

    async def _of_accounts(self, agents: Sequence[str], period: Period) -> Found:
        figures = await self.accounts.of(HOUSE, Wanted(period.since, period.until))
        of: dict[str, list[Tally]] = defaultdict(list)
        for line in figures.accounts:
            of[line.manager].append(line.counts)
        targets = self.tools.house().account_rules.targets
        return {
            agent: _accounts(of[agent], measured(added(of[agent]), targets), figures.currency)
            for agent in agents
            if agent in of
        }

    def _span(self, period: Period) -> Between:
        since, before = moments(period, self.tools.house().zone)
        return Between(since, before - 1e-6)


def among(agent: str, span: Between) -> Among:
    """Return which talks of ours are an agent's in a time."""
    return Among(since=float(span.least or 0.0), until=float(span.most or 0.0), agent=agent)


def _facts(counts: dict[str, float], found: dict[str, float | None]) -> dict[str, Figure]:
    """Return what the report on agents says; its measures are taken as they are."""
    hours = (counts["work"] + counts["free"] + counts["away"]) / 3600
    rests_on = {"agent_answer_rate": counts["offered"], "occupancy": hours}
    figures = {
        name: Figure(found.get(name), rests_on.get(name, counts["handled"]))
        for name in OF_FACTS - {"handled"}
    }
    return figures | {"handled": Figure(counts["handled"], hours)}


def _accounts(tallies: Sequence[Tally], found: Measures, currency: str) -> dict[str, Figure]:
    """Return what the accounts of one manager came to; of amounts those in the house's currency."""
    rates = {
        "satisfaction": found.satisfaction,
        "renewal": found.renewal,
        "resolution": found.resolution,
        "retention": found.retention,
        "visits": found.visits,
        "cross_sell": found.cross_sell,
    }
    money: Growth | None = next((each for each in found.business if each.currency == currency), None)
    buyers = sum(tally.money[currency].sales > 0 for tally in tallies if currency in tally.money)
    known, before = (sum(getattr(tally, name) for tally in tallies) for name in ("known", "bought_before"))
    return {name: Figure(rate.value, rate.whole) for name, rate in rates.items()} | {
        "response_hours": Figure(found.speed.median, found.speed.n),
        "loyalty": Figure(found.loyalty.index, known),
        "growth": Figure(money.growth, before) if money else Figure(),
        "sales": Figure(float(money.sales), buyers) if money else Figure(),
    }
