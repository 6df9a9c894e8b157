"""The evaluators' worklist: rules are kept, contacts drawn, lines skipped (FL-27)."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.case import Case
from callcenter.ports.books import Among, Cursor, Match, Put
from callcenter.ports.live import History, Search
from callcenter.quality import sampling
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.sampling import Fact, Pick, PickState, SamplingRule
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.quality.turns import settled_task

#: Returns what is known of the contacts that began in a time, seconds UTC: `since` included.
Gather = Callable[[float, float], Awaitable[Sequence[Fact]]]
_MOST = 500
_CONTACTS = 10_000
_COMPLAINT = "complaint"


class WorklistSearch(Struct, frozen=True):
    """Which lines of the worklist: "" for every agent, and whoever's turn it is."""

    state: PickState = PickState.OPEN
    agent: str = ""
    evaluator: str = ""
    limit: int = 50
    after: Cursor | None = None


class Sampling:
    """What is done with samples. Refuses with `QualityRefusal`; raises `StaleVersion`, `RecordsError`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def rules(self) -> list[SamplingRule]:
        """Return every rule."""
        return await self._tools.books.find(SamplingRule, limit=_MOST)

    async def write(self, rule: SamplingRule, by: str) -> SamplingRule:
        """Keep a rule, new without an id."""
        sampling.check_rule(rule)
        if rule.id and await self._tools.books.get(SamplingRule, rule.id) is None:
            raise QualityRefusal("not_found", rule.id)
        return await self._tools.keep(replace(rule, id=rule.id or new_id("rule")), by)

    async def draw(self, since: float, before: float, seed: str, gather: Gather, by: str) -> int:
        """Draw from the contacts of a time and return how many lines are new.

        Drawn again with the same seed nothing is new; what is done or skipped stays so.
        """
        if before <= since:
            raise QualityRefusal("bad_time", "before")
        drawn = sampling.draw(await gather(since, before), await self.rules(), seed)
        now = self._tools.now()
        wanted = [
            Pick(
                f"{each.fact.contact}.{each.form}",
                fact=each.fact,
                form=each.form,
                why=each.why,
                seed=seed,
                since=since,
                before=before,
                drawn_at=now,
            )
            for each in drawn
        ]
        there = await self._tools.books.get_many(Pick, [pick.id for pick in wanted])
        new = [pick for pick in wanted if pick.id not in there]
        for at in range(0, len(new), 200):
            await self._tools.commit([Put(pick, quiet=True) for pick in new[at : at + 200]], by)
        return len(new)

    async def worklist(self, wanted: WorklistSearch) -> list[Pick]:
        """Return a page of the worklist, the oldest contact first."""
        where: dict[str, Match] = {"state": wanted.state.value}
        if wanted.agent:
            where["agent"] = wanted.agent
        if wanted.evaluator:
            where["assigned"] = wanted.evaluator
        limit, after = wanted.limit, wanted.after
        return await self._tools.books.find(Pick, where, order="at", limit=limit, after=after)

    async def skip(self, id_: str, version: int, reason: str, by: str) -> Pick:
        """Leave a line out, with the reason."""
        found = await self._tools.books.get(Pick, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        left = sampling.skip(replace(found, version=version), by, reason, self._tools.now())
        return await self._tools.keep(left, by, await settled_task(self._tools, found))

    def gatherer(self, history: History) -> Gather:
        """Return what tells of the contacts that closed lately, with surveys and complaints."""

        async def gather(since: float, before: float) -> Sequence[Fact]:
            wanted = Search(closed=True, since=since, before=before, limit=_CONTACTS)
            lines = [line for line in history.search(wanted, whole=False) if line.agent]
            ids = [line.id for line in lines if line.talked is not None]
            low, complaints = await self._low(ids), await self._complaints(ids)
            return [
                Fact(
                    line.id,
                    line.agent,
                    queue=line.queue,
                    tier=line.tier,
                    at=line.at,
                    talked=line.talked,
                    low_survey=line.id in low,
                    complaint=line.id in complaints,
                )
                for line in lines
                if line.talked is not None
            ]

        return gather

    async def _low(self, contacts: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for at in range(0, len(contacts), _MOST):
            where: dict[str, Match] = {"contact": Among(tuple(contacts[at : at + _MOST])), "low": True}
            answers = await self._tools.books.find(SurveyAnswer, where, limit=_CONTACTS)
            found |= {answer.contact for answer in answers}
        return found

    async def _complaints(self, contacts: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for at in range(0, len(contacts), _MOST):
            where: dict[str, Match] = {"contacts": Among(tuple(contacts[at : at + _MOST]))}
            for case in await self._tools.books.find(Case, where, limit=_CONTACTS):
                if case.type == _COMPLAINT:
                    found |= set(case.contacts)
        return found
