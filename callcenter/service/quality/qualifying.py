"""Who has which skills on the floor, by the certificates that hold (FL-27): read for the configuration."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.values import AgentProfile
from callcenter.ports.books import Books, Cursor, Match, cursor_of
from callcenter.quality.training import Certificate, Course, effective_skills

#: Courses of a house beyond these are not looked at.
_PAGE = 1000


class Qualifications(Struct, frozen=True):
    """The courses that stand for skills, and everybody's certificates of them."""

    courses: tuple[Course, ...] = ()
    certificates: tuple[Certificate, ...] = ()

    def profiles(self, agents: Iterable[AgentProfile], now: float) -> tuple[AgentProfile, ...]:
        """Return the agents with the skills that they have at `now`."""
        if not self.courses:
            return tuple(agents)
        held: dict[str, set[str]] = {}
        for certificate in self.certificates:
            if certificate.holds(now):
                held.setdefault(certificate.agent, set()).add(certificate.course)
        return tuple(
            replace(agent, skills=effective_skills(agent.skills, self.courses, held.get(agent.id, ())))
            for agent in agents
        )


async def qualifications(books: Books) -> Qualifications:
    """Return what the books say of skills and certificates. Raises `RecordsError`."""
    courses = await books.find(Course, limit=_PAGE)
    asked = tuple(course for course in courses if course.skill and not course.retired)
    found: list[Certificate] = []
    for course in asked:
        found += await _certificates(books, course.id)
    return Qualifications(asked, tuple(found))


async def _certificates(books: Books, course: str) -> list[Certificate]:
    where: dict[str, Match] = {"course": course}
    found: list[Certificate] = []
    after: Cursor | None = None
    while page := await books.find(Certificate, where, limit=_PAGE, after=after):
        found += page
        after = cursor_of(page[-1])
    return found
