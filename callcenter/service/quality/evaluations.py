"""Evaluations of contacts: begun, filled in, finished, acknowledged or disputed, reviewed (FL-27)."""

from collections.abc import Awaitable, Callable

from msgspec import Struct
from msgspec.structs import replace

from callcenter.ports.books import Between, Change, Cursor, Drop, Match, Put, StaleVersion
from callcenter.ports.notices import Notice
from callcenter.quality import evaluations as ev
from callcenter.quality.calibration import CalibrationSession, CalibrationState, check_part
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.forms import FormContent, FormEdition
from callcenter.quality.measures import QualityTally, by_agent, tally
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.sampling import Pick, done
from callcenter.quality.scoring import Judgement
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.quality.calibrations import Calibrations, is_for
from callcenter.service.quality.forms import Forms
from callcenter.service.quality.turns import settled_task

#: Returns the contact that somebody wants to judge, "" for the agent who had it last. Refuses.
Look = Callable[[str, str], Awaitable[Judged]]
_MOST = 2000
#: How often the end of an evaluation is kept anew when others hand in at the same moment.
_TRIES = 5
_S = EvaluationState


class EvaluationSearch(Struct, frozen=True):
    """Which evaluations: "" for all. Finished from `since` until `before`, seconds UTC."""

    agent: str = ""
    evaluator: str = ""
    contact: str = ""
    queue: str = ""
    form: str = ""
    state: EvaluationState | None = None
    since: float | None = None
    before: float | None = None
    limit: int = 50
    after: Cursor | None = None


class Begin(Struct, frozen=True):
    """What is evaluated, and on which form. `pick` and `calibration` say what for, "" for nothing.

    A calibration session has its own contact and form: those that are given here are not looked at.
    """

    contact: str
    form: str
    agent: str = ""
    pick: str = ""
    calibration: str = ""


class Evaluations:
    """What people do with evaluations. A `Doer` who sees `all` evaluates; others see their own.

    Refuses with `QualityRefusal`; raises `StaleVersion` and `RecordsError`.
    """

    def __init__(self, tools: Tools, forms: Forms, calibrations: Calibrations) -> None:
        self._tools = tools
        self._forms = forms
        self._calibrations = calibrations

    async def begin(self, wish: Begin, look: Look, doer: Doer) -> Evaluation:
        """Return the doer's evaluation of a contact: the one that is under way, else a new draft.

        Refuses `own_contact`, and `already_there` one that the doer finished before; as a part of a
        calibration `not_yours` who takes no part in it, and `wrong_state` when it is over.
        """
        edition, about = await self._wanted(wish, look, doer)
        if doer.agent and doer.agent == about.agent:
            raise QualityRefusal("own_contact", about.contact)
        where: dict[str, Match] = {
            "contact": about.contact,
            "agent": about.agent,
            "evaluator": doer.name,
            "calibration": wish.calibration,
        }
        for there in await self._tools.books.find(Evaluation, where):
            if there.state is _S.DRAFT:
                return there
            if there.form == edition.form:
                raise QualityRefusal("already_there", there.id)
        begun = Evaluation(
            new_id("evaluation"),
            about=about,
            form=edition.form,
            edition=edition.edition,
            evaluator=doer.name,
            at=self._tools.now(),
            calibration=wish.calibration,
            pick=wish.pick,
        )
        return await self._tools.keep(begun, doer.name)

    async def see(self, id_: str, doer: Doer) -> tuple[Evaluation, FormContent]:
        """Return an evaluation with what its form asked. What is not for the doer is `not_found`."""
        found = await self._tools.books.get(Evaluation, id_)
        if found is None or not (_is_for(found, doer) or await self._compared(found, doer)):
            raise QualityRefusal("not_found", id_)
        return found, (await self._forms.edition(found.form, found.edition)).content

    async def find(self, wanted: EvaluationSearch, doer: Doer) -> list[Evaluation]:
        """Return a page, the last finished first; whoever evaluates nobody finds what is theirs.

        Drafts are found by their evaluator alone, calibrations not at all.
        """
        where = _where(wanted)
        if not doer.all:
            where |= {"agent": doer.agent or "\x7f", "counts": True}
        elif wanted.state is _S.DRAFT:
            where["evaluator"] = doer.name
        else:
            where["counts"] = True
        order = "-at" if wanted.state is _S.DRAFT else "-finished_at"
        return await self._tools.books.find(
            Evaluation, where, order=order, limit=wanted.limit, after=wanted.after
        )

    async def scores(
        self, since: float, before: float, doer: Doer
    ) -> tuple[QualityTally, dict[str, QualityTally]]:
        """Return what evaluations finished in a time add up to, in all and by agent.

        Whoever evaluates nobody is given their own. Refuses with `too_many` what is too long a time.
        """
        where = _where(EvaluationSearch(since=since, before=before)) | {"counts": True}
        if not doer.all:
            where["agent"] = doer.agent or "\x7f"
        if await self._tools.books.count(Evaluation, where) > _MOST:
            raise QualityRefusal("too_many", str(_MOST))
        found = await self._tools.books.find(Evaluation, where, order="finished_at", limit=_MOST)
        found = [each for each in found if each.finished_at < before]
        return tally(found), by_agent(found)

    async def fill_in(
        self, id_: str, version: int, answers: tuple[Judgement, ...], comment: str, doer: Doer
    ) -> Evaluation:
        """Keep the answers so far."""
        evaluation, content = await self._own(id_, version, doer)
        return await self._tools.keep(ev.fill_in(evaluation, content, answers, comment), doer.name)

    async def finish(self, id_: str, version: int, doer: Doer) -> Evaluation:
        """Give it its score; the agent is told, unless it is a calibration: then it is handed in."""
        evaluation, content = await self._own(id_, version, doer)
        finished = ev.finish(evaluation, content, doer.name, self._tools.now())
        user = "" if finished.calibration else await self._tools.user_of(finished.agent)
        for _ in range(_TRIES - 1):
            try:
                return await self._keep(finished, doer, "finished", user, await self._settled(finished, doer))
            except StaleVersion:
                now, _ = await self.see(id_, doer)
                if now.version != version:
                    raise
        return await self._keep(finished, doer, "finished", user, await self._settled(finished, doer))

    async def drop(self, id_: str, version: int, doer: Doer) -> None:
        """Throw a draft away. Refuses with `wrong_state` what was finished."""
        evaluation, _ = await self._own(id_, version, doer)
        if evaluation.state is not _S.DRAFT:
            raise QualityRefusal("wrong_state", evaluation.state.value)
        await self._tools.commit((Drop(evaluation),), doer.name)

    async def acknowledge(self, id_: str, version: int, comment: str, doer: Doer) -> Evaluation:
        """The agent has read it."""
        evaluation = await self._agents(id_, version, doer)
        done = ev.acknowledge(evaluation, doer.name, self._tools.now(), comment)
        return await self._keep(done, doer, "acknowledged", "")

    async def dispute(self, id_: str, version: int, reason: str, doer: Doer) -> Evaluation:
        """The agent objects; the evaluator is told."""
        evaluation = await self._agents(id_, version, doer)
        done = ev.dispute(evaluation, doer.name, self._tools.now(), reason)
        return await self._keep(done, doer, "disputed", evaluation.evaluator)

    async def review(
        self, id_: str, version: int, answers: tuple[Judgement, ...], reason: str, doer: Doer
    ) -> Evaluation:
        """Decide an objection as a second person; the agent is told."""
        evaluation, content = await self.see(id_, doer)
        if doer.agent and doer.agent == evaluation.agent:
            raise QualityRefusal("second_person", doer.name)
        at_version = replace(evaluation, version=version)
        done = ev.review(at_version, content, answers, doer.name, self._tools.now(), reason)
        return await self._keep(done, doer, "reviewed", await self._tools.user_of(evaluation.agent))

    async def _wanted(self, wish: Begin, look: Look, doer: Doer) -> tuple[FormEdition, Judged]:
        if not wish.calibration:
            return await self._forms.newest(wish.form), await look(wish.contact, wish.agent)
        session = await self._calibrations.see(wish.calibration, doer)
        check_part(session, doer.name)
        return await self._forms.edition(session.form, session.edition), session.about

    async def _compared(self, evaluation: Evaluation, doer: Doer) -> bool:
        """Whether it belongs to a calibration that is over and that the doer may see."""
        if not evaluation.calibration or evaluation.state is _S.DRAFT:
            return False
        session = await self._tools.books.get(CalibrationSession, evaluation.calibration)
        over = session is not None and session.state is CalibrationState.CLOSED
        return session is not None and over and doer.all and is_for(session, doer)

    async def _own(self, id_: str, version: int, doer: Doer) -> tuple[Evaluation, FormContent]:
        evaluation, content = await self.see(id_, doer)
        if evaluation.evaluator != doer.name:
            raise QualityRefusal("not_yours", id_)
        return replace(evaluation, version=version), content

    async def _agents(self, id_: str, version: int, doer: Doer) -> Evaluation:
        evaluation, _ = await self.see(id_, doer)
        if not doer.agent or evaluation.agent != doer.agent or evaluation.calibration:
            raise QualityRefusal("not_yours", id_)
        return replace(evaluation, version=version)

    async def _settled(self, evaluation: Evaluation, doer: Doer) -> tuple[Change, ...]:
        """Return what wanted this evaluation, settled: the line of the worklist, or the calibration."""
        if evaluation.calibration:
            return tuple(await self._calibrations.handed_in(evaluation, doer.name))
        pick = await self._tools.books.get(Pick, evaluation.pick) if evaluation.pick else None
        if pick is None or pick.fact.contact != evaluation.contact:
            return ()
        over = done(pick, evaluation.id, doer.name, self._tools.now())
        return (Put(over, quiet=True), *await settled_task(self._tools, pick))

    async def _keep(
        self,
        evaluation: Evaluation,
        doer: Doer,
        what: str,
        user: str,
        also: tuple[Change, ...] = (),
    ) -> Evaluation:
        notice = Notice(
            new_id("notice"),
            user=user,
            at=self._tools.now(),
            kind="evaluation",
            subject=evaluation.id,
            what=what,
            title=evaluation.about.contact,
            by=doer.name,
        )
        told: tuple[Change, ...] = (Put(notice, quiet=True),) if user and user != doer.name else ()
        return await self._tools.keep(evaluation, doer.name, (*told, *also))


def _is_for(evaluation: Evaluation, doer: Doer) -> bool:
    """Whether somebody may see it: drafts and blind ones only whoever makes them."""
    if evaluation.evaluator == doer.name:
        return True
    if evaluation.state is _S.DRAFT or evaluation.calibration:
        return False
    return doer.all or (bool(doer.agent) and doer.agent == evaluation.agent)


def _where(wanted: EvaluationSearch) -> dict[str, Match]:
    names = ("agent", "evaluator", "contact", "queue", "form")
    where: dict[str, Match] = {name: value for name in names if (value := getattr(wanted, name))}
    if wanted.state is not None:
        where["state"] = wanted.state.value
    if wanted.since is not None or wanted.before is not None:
        where["finished_at"] = Between(wanted.since, wanted.before)
    return where
