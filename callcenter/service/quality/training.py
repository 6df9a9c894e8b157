"""Courses, results of tests and certificates: entered, revoked, warned of, ended (FL-27 ④, ME-18)."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from callcenter.cases.tasks import Task, new_task
from callcenter.ports.books import Change, Match, Put
from callcenter.ports.notices import Notice
from callcenter.quality import training as t
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.training import Certificate, Course, TestResult, certificate_id
from callcenter.service.follow_up.tools import Doer, Tools, new_id

_MOST = 1000


class Training:
    """What is done with courses. `requalify` lets the floor know who has which skills now.

    Refuses with `QualityRefusal`; raises `StaleVersion`, `RecordsError`, `ServiceUnavailable`.
    """

    def __init__(self, tools: Tools, requalify: Callable[[], Awaitable[object]]) -> None:
        self._tools = tools
        self._requalify = requalify

    async def courses(self) -> list[Course]:
        """Return every course, the newest change first."""
        return await self._tools.books.find(Course, order="-changed_at", limit=_MOST)

    async def write(self, course: Course, by: str) -> Course:
        """Keep a course, new without an id; a skill that it stands for is gated from now on."""
        t.check_course(course)
        known = {skill.id for skill in self._tools.house().skills}
        if course.skill and known and course.skill not in known:
            raise QualityRefusal("unknown_skill", course.skill)
        if course.id:
            await self._course(course.id)
        kept = replace(course, id=course.id or new_id("course"), changed_at=self._tools.now())
        stored = await self._tools.keep(kept, by)
        await self._requalify()
        return stored

    async def enter(self, result: TestResult, by: str) -> tuple[TestResult, Certificate | None]:
        """Enter the result of a test; one that is passed certifies the agent, or renews."""
        course = await self._course(result.course)
        if result.agent not in {agent.id for agent in self._tools.house().agents}:
            raise QualityRefusal("unknown_agent", result.agent)
        if result.at > self._tools.now():
            raise QualityRefusal("bad_time", "at")
        held = await self._tools.books.get(Certificate, certificate_id(course.id, result.agent))
        entered = replace(result, id=new_id("test"), at=result.at or self._tools.now(), by=by)
        verdict, certificate = t.examined(course, entered, held)
        changes: list[Change] = [Put(verdict), *((Put(certificate),) if certificate is not None else ())]
        stored = await self._tools.commit(changes, by)
        if certificate is None:
            return stored[0], None
        await self._requalify()
        return stored[0], stored[1]

    async def revoke(self, id_: str, version: int, reason: str, by: str) -> Certificate:
        """Take a certificate away; the agent loses the skill that needs it at once."""
        found = await self._tools.books.get(Certificate, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        taken = t.revoke(replace(found, version=version), by, self._tools.now(), reason)
        stored = await self._tools.keep(taken, by)
        await self._requalify()
        return stored

    async def certificates(self, agent: str, course: str, doer: Doer) -> list[Certificate]:
        """Return certificates, the next to end first; an agent's own for agents."""
        where = _own({"agent": agent, "course": course}, doer)
        return await self._tools.books.find(Certificate, where, order="expires_at", limit=_MOST)

    async def results(self, agent: str, course: str, doer: Doer) -> list[TestResult]:
        """Return the results of tests, the newest first; an agent's own for agents."""
        where = _own({"agent": agent, "course": course}, doer)
        return await self._tools.books.find(TestResult, where, order="-at", limit=_MOST)

    async def wake(self, certificate: Certificate, now: float) -> None:
        """Warn of a certificate that ends soon, with a task; or take its skill when it has ended."""
        course = await self._course(certificate.course)
        user = await self._tools.user_of(certificate.agent)
        if certificate.holds(now):
            changes: list[Change] = [Put(replace(certificate, warned_at=now), quiet=True)]
            if user:
                title = await self._title(course, user)
                changes += [_notice(certificate, "expires_soon", user, title, now)]
                changes += [Put(_renewal(certificate, user, title, now))]
            await self._tools.commit(changes, "")
            return
        # First the floor, then the mark: whoever is interrupted in between does it again.
        await self._requalify()
        ended: list[Change] = [Put(replace(certificate, lapsed=True), quiet=True)]
        if user:
            title = await self._title(course, user)
            ended.append(_notice(certificate, "lapsed", user, title, now))
        await self._tools.commit(ended, "")

    async def _course(self, id_: str) -> Course:
        found = await self._tools.books.get(Course, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        return found

    async def _title(self, course: Course, user: str) -> str:
        """Return the course's name in the user's language."""
        known = await self._tools.records.user(user)
        language = known.language if known is not None else ""
        return course.name.get(language) or next(iter(course.name.values()), course.id)


def _own(wanted: dict[str, str], doer: Doer) -> dict[str, Match]:
    where: dict[str, Match] = {name: value for name, value in wanted.items() if value}
    return where if doer.all else where | {"agent": doer.agent or "\x7f"}


def _notice(certificate: Certificate, what: str, user: str, title: str, now: float) -> Put:
    notice = Notice(
        new_id("notice"),
        user=user,
        at=now,
        kind="certificate",
        subject=certificate.id,
        what=what,
        title=title,
    )
    return Put(notice, quiet=True)


def _renewal(certificate: Certificate, user: str, title: str, now: float) -> Task:
    due = max(now + 60.0, certificate.expires_at)
    return new_task(Task(new_id("task"), title=title, owner=user, due=due), now)
