"""Samples that are drawn by themselves, by a rule of the configuration, once each time (FL-27).

A run is kept under the plan and the moment that the rule says, in one transaction with the last of its
lines: whoever is interrupted draws the same again, and nobody draws it twice.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.recurrence import last_time, next_time
from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import Task, new_task
from callcenter.ports.books import Between, Change, Match, Put, StaleVersion
from callcenter.ports.notices import Notice
from callcenter.quality.sampling import Drawn, Pick, SampleKind, SamplingRule, draw
from callcenter.quality.weekly import SampleRun, SampleTally, by_evaluator, in_turn, picks_of, run_id
from callcenter.service.accounts.signs import each
from callcenter.service.due import DueItem
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.follow_up.words import word
from callcenter.service.house_quality import SamplePlan
from callcenter.service.permissions import Permission
from callcenter.service.quality.forms import Forms
from callcenter.service.quality.sampling import Gather
from callcenter.service.quality.turns import task_id
from callcenter.service.signals import Signals

DAY = 86_400.0
#: Of the times that were missed so many are drawn, the newest ones.
MISSED = 4
#: Seconds after which a plan that could not be drawn is tried again.
PUT_OFF = 3600.0
_CHUNK = 200
_MOST = 1000


class RunLine(Struct, frozen=True):
    """What became of one run's lines, of one evaluator ("": of nobody)."""

    run: SampleRun
    evaluator: str
    tally: SampleTally


class Weekly:
    """Draws what plans say, and tells how much of it was done. Raises `RecordsError`.

    Drawing refuses with `QualityRefusal` a form that is not in use (`form_not_usable`).
    """

    def __init__(self, tools: Tools, forms: Forms) -> None:
        self._tools = tools
        self._forms = forms

    def plans(self) -> tuple[SamplePlan, ...]:
        """Return the plans in force."""
        return self._tools.house().quality_rules.samples

    async def next_at(self, plan: SamplePlan, now: float) -> float | None:
        """Return when a plan is drawn next: a time that has passed, if that was not drawn."""
        zone = self._tools.house().zone
        first, last = plan.first(zone), await self._last(plan)
        if last is not None:
            return next_time(plan.rule, first, last.at, zone)
        passed = last_time(plan.rule, first, now, zone)
        return first if passed is None else passed

    async def draw_due(self, plan: SamplePlan, now: float, gather: Gather) -> int:
        """Draw everything of a plan that is due, and return how many runs that was."""
        zone, moments = self._tools.house().zone, list[float]()
        moment = await self.next_at(plan, now)
        while moment is not None and moment <= now:
            moments.append(moment)
            moment = next_time(plan.rule, plan.first(zone), moment, zone)
        for at in moments[-MISSED:]:
            await self._draw(plan, at, gather)
        return len(moments[-MISSED:])

    async def report(self, since: float, before: float) -> list[RunLine]:
        """Return what became of the runs of a time, the newest first, by evaluator."""
        where: dict[str, Match] = {"at": Between(since, before)}
        runs = await self._tools.books.find(SampleRun, where, order="-at", limit=_MOST)
        now, found = self._tools.now(), list[RunLine]()
        for run in runs:
            if run.at < before:
                picks = [pick async for pick in each(self._tools.books, Pick, {"runs": run.id})]
                lines = by_evaluator(picks, now)
                found += [RunLine(run, name, tally) for name, tally in sorted(lines.items())]
        return found

    async def _last(self, plan: SamplePlan) -> SampleRun | None:
        found = await self._tools.books.find(SampleRun, {"plan": plan.id}, order="-at", limit=1)
        return next(iter(found), None)

    async def _draw(self, plan: SamplePlan, at: float, gather: Gather) -> None:
        await self._forms.newest(plan.form)
        run = await self._run(plan, at)
        drawn = await self._drawn(plan, run, gather)
        evaluators = await self._evaluators(plan)
        last = await self._last(plan)
        names, following = in_turn(drawn, list(evaluators), evaluators, last.next if last else "")
        picks = picks_of(run, drawn, names)
        # What an interrupted run left is there already, and counts as drawn by it.
        there = await self._tools.books.get_many(Pick, [pick.id for pick in picks])
        fresh = [pick for pick in picks if pick.id not in there]
        lines = [pick for pick in picks if pick.id not in there or there[pick.id].run == run.id]
        for begin in range(0, len(fresh), _CHUNK):
            await self._tools.commit([Put(pick, quiet=True) for pick in fresh[begin : begin + _CHUNK]], "")
        done = replace(run, drawn=len(lines), next=following)
        await self._tools.commit([Put(done), *self._told(plan, done, lines)], "")

    async def _run(self, plan: SamplePlan, at: float) -> SampleRun:
        zone, last = self._tools.house().zone, await self._last(plan)
        before = last_time(plan.rule, plan.first(zone), at - 1.0, zone)
        since = at - 7 * DAY if before is None else before
        since = max(since, last.at) if last is not None else since
        return SampleRun(
            run_id(plan.id, at),
            plan=plan.id,
            form=plan.form,
            since=since,
            at=at,
            due=at + plan.due_days * DAY,
            drawn_at=self._tools.now(),
        )

    async def _drawn(self, plan: SamplePlan, run: SampleRun, gather: Gather) -> list[Drawn]:
        house = self._tools.house()
        wanted = {agent for team in house.teams if team.id in plan.teams for agent in team.members}
        facts = [fact for fact in await gather(run.since, run.at) if not plan.teams or fact.agent in wanted]
        rules = [rule for rule in await self._rules() if rule.id in plan.rules]
        if plan.per_agent:
            title = plan.name.get(house.language) or next(iter(plan.name.values()), plan.id)
            own = SamplingRule(
                f"plan:{plan.id}",
                name=title,
                kind=SampleKind.PER_AGENT,
                form=plan.form,
                queue=plan.queue,
                tier=plan.tier,
                count=plan.per_agent,
            )
            rules = [own, *rules]
        return draw(facts, rules, run.id)

    async def _rules(self) -> list[SamplingRule]:
        return await self._tools.books.find(SamplingRule, limit=_MOST)

    async def _evaluators(self, plan: SamplePlan) -> dict[str, str]:
        """Return who may evaluate, in turn, with the agents as whom they work."""
        able = {user.name: user.agent for user in await self._tools.users_with(Permission.EVALUATE)}
        wanted = plan.evaluators or sorted(able)
        return {name: able[name] for name in wanted if name in able}

    def _told(self, plan: SamplePlan, run: SampleRun, lines: Sequence[Pick]) -> list[Change]:
        """Return a task and a notice for everybody whose turn it is."""
        house, now, made = self._tools.house(), self._tools.now(), list[Change]()
        for name in sorted({pick.evaluator for pick in lines} - {""}):
            title = word("samples", house.language, number=sum(pick.evaluator == name for pick in lines))
            due = max(run.due, now + DAY)
            early = due - plan.remind_days * DAY
            wish = Task(
                task_id(run.id, name),
                title=title,
                owner=name,
                due=due,
                remind_at=early if early > now else due,
                quality=f"worklist?evaluator={name}",
                zone=house.zone,
            )
            notice = Notice(
                new_id("notice"),
                user=name,
                at=now,
                kind="worklist",
                subject=run.id,
                what="drawn",
                title=title,
            )
            made += [Put(new_task(wish, now)), Put(notice, quiet=True)]
        return made


class SampleRuns:
    """A `DueKind`: plans are drawn when their rule says so, and after a restart what was missed."""

    name = "samples"

    def __init__(self, weekly: Weekly, gather: Gather, signals: Signals) -> None:
        self._weekly = weekly
        self._gather = gather
        self._signals = signals
        self._put_off: dict[str, float] = {}

    async def next_at(self, now: float) -> float | None:
        """Return when a plan is drawn next; one that failed, when it is tried again."""
        moments = [
            max(moment, self._put_off.get(plan.id, moment))
            for plan in self._weekly.plans()
            if (moment := await self._weekly.next_at(plan, now)) is not None
        ]
        return min(moments, default=None)

    async def run_due(self, now: float) -> int:
        """Draw what is due. A plan that fails is counted, and tried again later."""
        done = 0
        for plan in self._weekly.plans():
            if self._put_off.get(plan.id, now) > now:
                continue
            try:
                done += await self._weekly.draw_due(plan, now, self._gather)
            except StaleVersion:
                continue  # somebody else draws it
            except Exception as error:  # noqa: BLE001 - one that fails is counted; the others are due, too
                self._signals.fault("due_samples", error)
                self._put_off[plan.id] = now + PUT_OFF
            else:
                self._put_off.pop(plan.id, None)
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """The tasks that come of them are on the board themselves."""
        return ()
