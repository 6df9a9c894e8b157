"""Coaching notes: written, shared, acknowledged, closed; what was agreed becomes tasks (FL-27)."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases import tasks as t
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Among, Between, Change, Cursor, Drop, Match, Put
from callcenter.ports.notices import Notice
from callcenter.quality import coaching as c
from callcenter.quality.coaching import CoachingNote, CoachingState, CoachingWords, Party, Seen
from callcenter.quality.effect import DAY, CoachingEffect, effect
from callcenter.quality.evaluations import Evaluation
from callcenter.quality.refusal import QualityRefusal
from callcenter.service.accounts.signs import each
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.follow_up.words import word
from callcenter.service.house_parts import Names
from callcenter.service.permissions import Permission, permissions_of
from callcenter.service.quality.forms import Forms

_HOUR = 3600.0
_S = CoachingState
_OPEN_TO_READ: Match = Among(tuple(sorted(state.value for state in set(_S) - {_S.DRAFT})))


class CoachingSearch(Struct, frozen=True):
    """Which coaching notes: "" for every agent; without a state all but one's own drafts."""

    agent: str = ""
    state: CoachingState | None = None
    limit: int = 50
    after: Cursor | None = None


class Coaching:
    """What people do with coaching notes. A `Doer` who sees `all` coaches, as far as they lead the agent.

    A note is for its agent, the supervisors of the agent's teams, and who may coach everybody; to all
    others it is `not_found`. Refuses with `QualityRefusal`; raises `StaleVersion` and `RecordsError`.
    """

    def __init__(self, tools: Tools, forms: Forms) -> None:
        self._tools = tools
        self._forms = forms

    def led(self, doer: Doer) -> frozenset[str] | None:
        """Return the agents whom somebody coaches, None for everybody.

        An agent in no team with a supervisor is every supervisor's.
        """
        if not doer.all:
            return frozenset()
        if Permission.COACH_ALL in permissions_of(doer.roles):
            return None
        house = self._tools.house()
        guided = [team for team in house.teams if team.supervisor]
        mine = {agent for team in guided if team.supervisor == doer.name for agent in team.members}
        taken = {agent for team in guided for agent in team.members}
        return frozenset(mine | ({agent.id for agent in house.agents} - taken))

    async def find(self, wanted: CoachingSearch, doer: Doer) -> list[CoachingNote]:
        """Return a page, the newest first: those that are for the doer, drafts only of their own hand."""
        led = self.led(doer)
        where: dict[str, Match] = {"agent": wanted.agent} if wanted.agent else {}
        where["state"] = wanted.state.value if wanted.state is not None else _OPEN_TO_READ
        if wanted.state is _S.DRAFT:
            where["coach"] = doer.name
        elif led is not None:
            seen = led | ({doer.agent} - {""})
            if wanted.agent and wanted.agent not in seen:
                return []
            where |= {} if wanted.agent else {"agent": Among(tuple(sorted(seen)))}
        return await self._tools.books.find(
            CoachingNote, where, order="-at", limit=wanted.limit, after=wanted.after
        )

    async def see(self, id_: str, doer: Doer) -> CoachingNote:
        """Return a note. What is not for the doer is `not_found`."""
        found = await self._tools.books.get(CoachingNote, id_)
        if found is None or not _is_for(found, doer, self.led(doer)):
            raise QualityRefusal("not_found", id_)
        return found

    async def add(self, agent: str, words: CoachingWords, doer: Doer) -> CoachingNote:
        """Begin a draft for an agent. Refuses `unknown_agent`, and `not_yours` whom one does not lead."""
        if agent not in {each.id for each in self._tools.house().agents}:
            raise QualityRefusal("unknown_agent", agent)
        if not c.leads(agent, self.led(doer), doer.agent):
            raise QualityRefusal("not_yours", agent)
        await self._check(agent, words.seen)
        note = CoachingNote(new_id("coaching"), agent=agent, coach=doer.name, at=self._tools.now())
        return await self._tools.keep(c.write(note, _unmade(words)), doer.name)

    async def write(self, id_: str, version: int, words: CoachingWords, doer: Doer) -> CoachingNote:
        """Write on one's draft."""
        note = await self._own(id_, version, doer)
        await self._check(note.agent, words.seen)
        return await self._tools.keep(c.write(note, _unmade(words)), doer.name)

    async def drop(self, id_: str, version: int, doer: Doer) -> None:
        """Throw one's draft away. Refuses with `wrong_state` what was shared."""
        note = await self.see(id_, doer)
        if note.coach != doer.name:
            raise QualityRefusal("not_yours", id_)
        if note.state is not _S.DRAFT:
            raise QualityRefusal("wrong_state", note.state.value)
        await self._tools.commit((Drop(replace(note, version=version)),), doer.name)

    async def share(self, id_: str, version: int, doer: Doer) -> CoachingNote:
        """Let the agent read it: they are told, and what was agreed are tasks from now on.

        Refuses with `unknown_user` an agent as whom nobody works.
        """
        note = await self._own(id_, version, doer)
        user = await self._tools.user_of(note.agent)
        if not user:
            raise QualityRefusal("unknown_user", note.agent)
        shared, made = self._with_tasks(c.share(note, doer.name, self._tools.now()), user)
        return await self._keep(shared, doer, "shared", user, made)

    async def acknowledge(self, id_: str, version: int, remark: str, doer: Doer) -> CoachingNote:
        """The agent has read it, and says something to it; the coach is told."""
        note = replace(await self.see(id_, doer), version=version)
        if not doer.agent or doer.agent != note.agent:
            raise QualityRefusal("not_yours", id_)
        done = c.acknowledge(note, doer.name, self._tools.now(), remark)
        return await self._keep(done, doer, "acknowledged", note.coach)

    async def close(self, id_: str, version: int, remark: str, doer: Doer) -> CoachingNote:
        """It was followed up; the agent is told, and the task of the follow-up is done."""
        note = replace(await self.see(id_, doer), version=version)
        if not c.leads(note.agent, self.led(doer), doer.agent):
            raise QualityRefusal("not_yours", id_)
        now = self._tools.now()
        closed = c.close(note, doer.name, now, remark)
        task = await self._tools.books.get(Task, note.follow_up) if note.follow_up else None
        live = task is not None and task.state in t.LIVE
        done = [Put(t.move(task, TaskState.DONE, now))] if task is not None and live else []
        return await self._keep(closed, doer, "closed", await self._tools.user_of(note.agent), done)

    async def tasks(self, note: CoachingNote) -> dict[str, Task]:
        """Return the tasks that were made of what was agreed, by id, as far as they are kept."""
        made = [line.task for line in note.words.agreed if line.task]
        return await self._tools.books.get_many(Task, made) if made else {}

    async def effect(self, note: CoachingNote) -> CoachingEffect | None:
        """Return the agent's scores before and after the note was shared, None before it was."""
        if not note.shared_at:
            return None
        rules = self._tools.house().quality_rules
        since = note.shared_at - rules.coaching_days * DAY
        where: dict[str, Match] = {"agent": note.agent, "counts": True, "finished_at": Between(since, None)}
        found = [one async for one in each(self._tools.books, Evaluation, where)]
        return effect(found, note.shared_at, rules.coaching_days, rules.coaching_least, self._tools.now())

    async def asked(self, note: CoachingNote) -> dict[tuple[str, str], Names]:
        """Return what the questions ask that a note names, by evaluation and question, as far as kept."""
        judged = await self._judged(note.agent, note.words.seen)
        told = {id_: await self._questions(one) for id_, one in judged.items()}
        return {
            (line.evaluation, line.question): told[line.evaluation][line.question]
            for line in note.words.seen
            if line.question in told.get(line.evaluation, {})
        }

    async def _judged(self, agent: str, seen: Collection[Seen]) -> dict[str, Evaluation]:
        """Return the finished evaluations of an agent that are named, by id."""
        named = {line.evaluation for line in seen if line.evaluation}
        found = await self._tools.books.get_many(Evaluation, named) if named else {}
        return {id_: one for id_, one in found.items() if one.agent == agent and one.counts}

    async def _questions(self, judged: Evaluation) -> dict[str, Names]:
        content = (await self._forms.edition(judged.form, judged.edition)).content
        return {question.id: question.text for question in content.questions()}

    async def _check(self, agent: str, seen: Collection[Seen]) -> None:
        """Refuse what is not there.

        With `not_found` an evaluation that is not a finished one of the agent's, with `unknown_question`
        what its form does not ask.
        """
        judged = await self._judged(agent, seen)
        for line in seen:
            if line.evaluation and line.evaluation not in judged:
                raise QualityRefusal("not_found", line.evaluation)
            one = judged.get(line.evaluation)
            known = await self._questions(one) if one is not None and line.question else {}
            if line.question and line.question not in known:
                raise QualityRefusal("unknown_question", line.question)

    async def _own(self, id_: str, version: int, doer: Doer) -> CoachingNote:
        note = await self.see(id_, doer)
        if note.coach != doer.name or not c.leads(note.agent, self.led(doer), doer.agent):
            raise QualityRefusal("not_yours", id_)
        return replace(note, version=version)

    def _with_tasks(self, note: CoachingNote, user: str) -> tuple[CoachingNote, list[Change]]:
        """Return the note with the tasks made of it. What they are about is said in the note alone."""
        tasks, agreed = [], []
        for number, line in enumerate(note.words.agreed, 1):
            owner = user if line.who is Party.AGENT else note.coach
            tasks.append(self._task(note, str(number), owner, line.due))
            agreed.append(replace(line, task=tasks[-1].id))
        words = replace(note.words, agreed=tuple(agreed))
        follow_up = ""
        if words.follow_up_at:
            tasks.append(self._task(note, "follow_up", note.coach, words.follow_up_at))
            follow_up = tasks[-1].id
        return replace(note, words=words, follow_up=follow_up), [Put(task) for task in tasks]

    def _task(self, note: CoachingNote, what: str, owner: str, due: float) -> Task:
        house, now = self._tools.house(), self._tools.now()
        early = due - house.quality_rules.reminder_hours * _HOUR
        key = "coaching_follow_up" if what == "follow_up" else "coaching_agreed"
        wish = Task(
            f"{note.id}:{what}",
            title=word(key, house.language, number=what),
            owner=owner,
            due=due,
            remind_at=early if early > now else due,
            quality=f"coaching/{note.id}",
            zone=house.zone,
            by=note.coach,
        )
        return t.new_task(wish, now)

    async def _keep(
        self, note: CoachingNote, doer: Doer, what: str, user: str, also: Collection[Change] = ()
    ) -> CoachingNote:
        notice = Notice(
            new_id("notice"),
            user=user,
            at=self._tools.now(),
            kind="coaching",
            subject=note.id,
            what=what,
            title=note.words.title,
            by=doer.name,
        )
        told: tuple[Change, ...] = (Put(notice, quiet=True),) if user and user != doer.name else ()
        return await self._tools.keep(note, doer.name, (*told, *also))


def _is_for(note: CoachingNote, doer: Doer, led: frozenset[str] | None) -> bool:
    if note.state is _S.DRAFT:
        return note.coach == doer.name
    return (bool(doer.agent) and doer.agent == note.agent) or c.leads(note.agent, led, doer.agent)


def _unmade(words: CoachingWords) -> CoachingWords:
    """Return the words without tasks: those are made when the note is shared."""
    return replace(words, agreed=tuple(replace(line, task="") for line in words.agreed))
