"""What is behind a figure of a scorecard: contacts, evaluations, answers, calls or accounts (ME-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from callcenter.accounts.surveys import Measure, SurveyAnswer
from callcenter.ports.books import Between, Match
from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.reports import About, ReportQuery, Reports
from callcenter.quality.evaluations import Evaluation
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.cards import Scorecard
from callcenter.quality.scorecards.periods import Period, period_of
from callcenter.service.accounts.key_figures import FigureBook, Wanted
from callcenter.service.accounts.office import Reader
from callcenter.service.follow_up.tools import Tools
from callcenter.service.quality.scorecards.figures import (
    OF_ACCOUNTS,
    OF_EVALUATIONS,
    OF_FACTS,
    OF_TALKS,
    among,
    moments,
)
from callcenter.service.selling.analytics import Analytics

#: So many lines are listed at most.
MOST = 500
#: The count of the report on agents that lists what a measure rests on, if it is not `handled`.
_COUNTS = {"agent_answer_rate": "offered", "transfer_rate": "transferred"}


class BehindKind(StrEnum):
    """What a line is about, and so which page shows it."""

    CONTACT = "contact"
    EVALUATION = "evaluation"
    ANSWER = "answer"  #: of a survey; shown by its contact, if there was one
    ACCOUNT = "account"


class BehindLine(Struct, frozen=True):
    """One thing behind a figure. `at` in seconds UTC, 0 for what has no moment of its own.

    `value`: talk in seconds of a contact, the score 0..1 of an evaluation, the mark of an answer. `title`:
    how it is called, `contact` the contact that it is about.
    """

    kind: BehindKind
    id: str
    at: float = 0.0
    title: str = ""
    value: float | None = None
    contact: str = ""


@dataclass(frozen=True)
class Behind:
    """Lists what is behind figures, as it is kept now: what was forgotten meanwhile is not there."""

    tools: Tools
    reports: Reports | None
    analytics: Analytics
    accounts: FigureBook

    async def of(self, card: Scorecard, measure: str, reader: Reader) -> list[BehindLine]:
        """Return what is behind a measure, at most `MOST`; of accounts those that the reader may read.

        Refuses `unknown_measure` what the scorecard does not have, and `unavailable` without facts.
        """
        if measure not in {line.measure for line in card.score.lines}:
            raise QualityRefusal("unknown_measure", measure)
        period = period_of(card.period)
        since, before = moments(period, self.tools.house().zone)
        span = Between(since, before - 1e-6)
        if measure in OF_FACTS:
            return await self._contacts(card.agent, measure, period)
        if measure in OF_EVALUATIONS:
            return await self._evaluations(card.agent, span)
        if measure in OF_TALKS:
            return await self._talks(card.agent, measure, span)
        if measure in OF_ACCOUNTS:
            return await self._accounts(card.agent, period, reader)
        return await self._answers(card.agent, span)

    async def _contacts(self, agent: str, measure: str, period: Period) -> list[BehindLine]:
        if self.reports is None:
            raise QualityRefusal("unavailable", "facts")
        days = period.first.isoformat(), period.last.isoformat()
        query = ReportQuery(About.AGENTS, *days, where={"agent": (agent,)})
        try:
            found = await self.reports.behind(query, _COUNTS.get(measure, "handled"), MOST)
        except FactsUnavailable:
            raise QualityRefusal("unavailable", "facts") from None
        return [
            BehindLine(BehindKind.CONTACT, one.contact, one.at, one.queue, one.talked, one.contact)
            for one in found
        ]

    async def _evaluations(self, agent: str, span: Between) -> list[BehindLine]:
        where: dict[str, Match] = {"agent": agent, "counts": True, "finished_at": span}
        found = await self.tools.books.find(Evaluation, where, order="finished_at", limit=MOST)
        return [
            BehindLine(
                BehindKind.EVALUATION,
                one.id,
                one.finished_at,
                one.about.queue,
                one.result.share if one.result is not None else None,
                one.contact,
            )
            for one in found
        ]

    async def _answers(self, agent: str, span: Between) -> list[BehindLine]:
        where: dict[str, Match] = {"agent": agent, "at": span}
        found = await self.tools.books.find(SurveyAnswer, where, order="at", limit=MOST)
        return [
            BehindLine(BehindKind.ANSWER, one.id, one.at, one.question, one.score, one.contact)
            for one in found
            if one.measure is Measure.CSAT
        ]

    async def _talks(self, agent: str, measure: str, span: Between) -> list[BehindLine]:
        talks = [talk for talk in await self.analytics.talks(among(agent, span)) if talk.reached_right]
        if measure == "objection_resolution":
            talks = [talk for talk in talks if talk.objections]
        return [
            BehindLine(BehindKind.CONTACT, talk.id, talk.dialled_at, talk.outcome, None, talk.id)
            for talk in talks[:MOST]
        ]

    async def _accounts(self, agent: str, period: Period, reader: Reader) -> list[BehindLine]:
        wanted = Wanted(period.since, period.until, manager=agent)
        lines: Sequence[BehindLine] = [
            BehindLine(BehindKind.ACCOUNT, line.account, title=line.company)
            for line in (await self.accounts.of(reader, wanted)).accounts
        ]
        return list(lines)[:MOST]
