"""Calibration sessions: called, handed in, closed, compared, and evaluators over many of them (FL-27)."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases import tasks as t
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Between, Change, Cursor, Match, Put
from callcenter.ports.notices import Notice
from callcenter.quality import calibration as c
from callcenter.quality.agreement import Distance, Sheet, distance
from callcenter.quality.calibration import CalibrationSession, CalibrationState
from callcenter.quality.evaluations import Evaluation, Judged
from callcenter.quality.forms import FormContent
from callcenter.quality.refusal import QualityRefusal
from callcenter.service.accounts.signs import each
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.follow_up.words import word
from callcenter.service.permissions import Permission, permissions_of
from callcenter.service.quality.forms import Forms

_HOUR = 3600.0
_S = CalibrationState


class NewSession(Struct, frozen=True):
    """What is judged on which form, by whom beside the leader, and by when (seconds UTC)."""

    form: str
    evaluators: tuple[str, ...]
    due: float
    note: str = ""


class Calibrations:
    """What people do with calibration sessions. A `Doer` sees those they take part in, or all who manage.

    Refuses with `QualityRefusal`; raises `StaleVersion` and `RecordsError`.
    """

    def __init__(self, tools: Tools, forms: Forms) -> None:
        self._tools = tools
        self._forms = forms

    async def call(self, about: Judged, wish: NewSession, doer: Doer) -> CalibrationSession:
        """Call a session with the doer as its leader: everybody is told, and has a task.

        Refuses with `unknown_user` who may not evaluate, and as `check_session` does.
        """
        edition = await self._forms.newest(wish.form)
        users = {user.name: user for user in await self._tools.users_with(Permission.EVALUATE)}
        for name in wish.evaluators:
            if name not in users:
                raise QualityRefusal("unknown_user", name)
        now = self._tools.now()
        called = CalibrationSession(
            new_id("calibration"),
            about=about,
            form=edition.form,
            edition=edition.edition,
            leader=doer.name,
            evaluators=wish.evaluators,
            due=wish.due,
            note=wish.note,
            at=now,
        )
        concerned = {name for name, user in users.items() if user.agent == about.agent}
        c.check_session(called, concerned | ({doer.name} if doer.agent == about.agent else set()), now)
        tasks = [Put(self._task(called, name)) for name in called.people]
        return await self._tools.keep(called, doer.name, [*tasks, *self._told(called, "invited", doer.name)])

    async def find(
        self, state: CalibrationState | None, doer: Doer, limit: int, after: Cursor | None
    ) -> list[CalibrationSession]:
        """Return a page of sessions, the newest first."""
        where: dict[str, Match] = {} if state is None else {"state": state.value}
        if not manages(doer):
            where["people"] = doer.name
        return await self._tools.books.find(CalibrationSession, where, order="-at", limit=limit, after=after)

    async def see(self, id_: str, doer: Doer) -> CalibrationSession:
        """Return a session. What is not for the doer is `not_found`, as is one about their own contact."""
        found = await self._tools.books.get(CalibrationSession, id_)
        if found is None or not is_for(found, doer):
            raise QualityRefusal("not_found", id_)
        return found

    async def close(self, id_: str, version: int, doer: Doer) -> CalibrationSession:
        """Close a session before all have handed in: its leader, or who manages quality."""
        found = await self.see(id_, doer)
        if doer.name != found.leader and not manages(doer):
            raise QualityRefusal("not_yours", id_)
        closed = c.close(replace(found, version=version), doer.name, self._tools.now())
        return await self._tools.keep(closed, doer.name, await self._over(closed, doer.name))

    async def handed_in(self, evaluation: Evaluation, by: str) -> list[Change]:
        """Return what becomes of the session and the task when its evaluator finishes an evaluation."""
        session = await self._tools.books.get(CalibrationSession, evaluation.calibration)
        if session is None:
            raise QualityRefusal("not_found", evaluation.calibration)
        after = c.hand_in(session, by, evaluation.id, self._tools.now())
        changes: list[Change] = [Put(after), *await self._settled(after, (by,), TaskState.DONE)]
        return [*changes, *await self._over(after, by)] if after.state is _S.CLOSED else changes

    async def sheets(self, session: CalibrationSession) -> tuple[tuple[Sheet, ...], FormContent]:
        """Return what was handed in and what the form asked; nothing is shown while the session is open."""
        content = (await self._forms.edition(session.form, session.edition)).content
        if session.state is _S.OPEN:
            return (), content
        ids = [each.evaluation for each in session.handed_in]
        found = await self._tools.books.get_many(Evaluation, ids) if ids else {}
        judged = (found[id_] for id_ in ids if id_ in found)
        return tuple(Sheet(one.evaluator, one.answers) for one in judged), content

    async def report(self, since: float, before: float, doer: Doer) -> dict[str, Distance]:
        """Return how far each evaluator was from the references of sessions closed in a time.

        Without the right to manage quality one's own alone.
        """
        where: dict[str, Match] = {"state": _S.CLOSED.value, "closed_at": Between(since, before)}
        told: dict[str, Distance] = {}
        async for session in each(self._tools.books, CalibrationSession, where):
            if session.closed_at >= before:
                continue
            sheets, content = await self.sheets(session)
            for name, far in _distances(session, sheets, content):
                if name == doer.name or manages(doer):
                    told[name] = told.get(name, Distance()) + far
        return told

    def _task(self, session: CalibrationSession, owner: str) -> Task:
        house, now = self._tools.house(), self._tools.now()
        early = session.due - house.quality_rules.reminder_hours * _HOUR
        wish = Task(
            f"{session.id}:{owner}",
            title=word("calibration", house.language),
            owner=owner,
            due=session.due,
            remind_at=early if early > now else session.due,
            quality=f"calibrations/{session.id}",
            zone=house.zone,
            by=session.leader,
        )
        return t.new_task(wish, now)

    async def _over(self, session: CalibrationSession, by: str) -> list[Change]:
        called_off = await self._settled(session, session.missing, TaskState.CANCELLED)
        return [*called_off, *self._told(session, "closed", by)]

    async def _settled(
        self, session: CalibrationSession, owners: Sequence[str], to: TaskState
    ) -> list[Change]:
        ids = [f"{session.id}:{owner}" for owner in owners]
        found = await self._tools.books.get_many(Task, ids) if ids else {}
        live = (task for task in found.values() if task.state in t.LIVE)
        return [Put(t.move(task, to, self._tools.now())) for task in live]

    def _told(self, session: CalibrationSession, what: str, by: str) -> list[Change]:
        return [
            Put(
                Notice(
                    new_id("notice"),
                    user=name,
                    at=self._tools.now(),
                    kind="calibration",
                    subject=session.id,
                    what=what,
                    title=session.about.contact,
                    by=by,
                ),
                quiet=True,
            )
            for name in session.people
            if name != by
        ]


def manages(doer: Doer) -> bool:
    """Whether somebody manages quality."""
    return Permission.MANAGE_QUALITY in permissions_of(doer.roles)


def is_for(session: CalibrationSession, doer: Doer) -> bool:
    """Whether somebody may see a session: who takes part or manages quality, but never the agent."""
    concerned = bool(doer.agent) and doer.agent == session.about.agent
    return not concerned and (doer.name in session.people or manages(doer))


def _distances(
    session: CalibrationSession, sheets: Sequence[Sheet], content: FormContent
) -> list[tuple[str, Distance]]:
    reference = next((sheet for sheet in sheets if sheet.evaluator == session.leader), None)
    if reference is None:
        return []
    others = (sheet for sheet in sheets if sheet is not reference)
    return [(sheet.evaluator, distance(content, sheet, reference)) for sheet in others]
