"""Courses, tests and certificates: a skill that needs one is lost with it (FL-27 ④, ME-18)."""

from collections.abc import Collection, Iterable, Mapping
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal

Names = dict[str, str]
DAY = 86_400.0


class Course(Struct, frozen=True):
    """A training with a test. `pass_mark` is a share 0..1, reached exactly it is passed.

    Its certificate holds for `valid_days` (0: for good) and is warned of `warn_days` before. With a
    `skill`, nobody has that skill on the floor without the certificate; a `level` 1-10 gives it to those
    who hold it and have none by the configuration.
    """

    id: str
    version: int = 0
    name: Names = {}
    text: str = ""
    skill: str = ""
    level: int = 0
    valid_days: int = 365
    warn_days: int = 30
    pass_mark: float = 0.8
    retired: bool = False
    changed_at: float = 0.0


class TestResult(Struct, frozen=True):
    """How an agent did in a test: `share` 0..1 of what could be reached; `at` in seconds UTC."""

    __test__ = False  # no test of pytest's

    id: str
    version: int = 0
    course: str = ""
    agent: str = ""
    share: float = 0.0
    passed: bool = False
    at: float = 0.0
    note: str = ""
    by: str = ""


class Certificate(Struct, frozen=True):
    """That an agent passed a course; times in seconds UTC, 0 for none.

    It holds until just before `expires_at`. `warn_at`: when the agent is told that it ends, `warned_at`:
    when they were. `lapsed` is set once its end was acted upon.
    """

    id: str
    version: int = 0
    course: str = ""
    agent: str = ""
    share: float = 0.0
    granted_at: float = 0.0
    expires_at: float = 0.0
    warn_at: float = 0.0
    warned_at: float = 0.0
    lapsed: bool = False
    revoked_at: float = 0.0
    reason: str = ""
    by: str = ""

    @property
    def wakes_at(self) -> float | None:
        """When something is to be done about it next, None for nothing."""
        if self.lapsed or self.revoked_at or not self.expires_at:
            return None
        return self.expires_at if self.warned_at else min(self.warn_at, self.expires_at)

    def holds(self, now: float) -> bool:
        """Whether it counts at `now`."""
        return not self.revoked_at and (not self.expires_at or now < self.expires_at)


def certificate_id(course: str, agent: str) -> str:
    """Return the id of an agent's certificate of a course: there is one, renewed again and again."""
    return f"{course}.{agent}"


def check_course(course: Course) -> None:
    """Refuse a course without a name (`incomplete`), or with impossible figures (`out_of_range`)."""
    if not any(course.name.values()):
        raise QualityRefusal("incomplete", "name")
    bounds = {"level": 10, "valid_days": 36_500, "warn_days": 3650, "pass_mark": 1}
    for name, most in bounds.items():
        if not 0 <= getattr(course, name) <= most:
            raise QualityRefusal("out_of_range", name)


def examined(
    course: Course, result: TestResult, held: Certificate | None
) -> tuple[TestResult, Certificate | None]:
    """Return the result of a test with its verdict, and the certificate that it brings, if it does.

    A certificate runs from the test; one that holds longer already stays (None). Refuses with
    `out_of_range` a share that is none, with `wrong_state` a retired course.
    """
    if not 0 <= result.share <= 1:
        raise QualityRefusal("out_of_range", "share")
    if course.retired:
        raise QualityRefusal("wrong_state", course.id)
    verdict = replace(result, passed=result.share >= course.pass_mark - 1e-9)
    if not verdict.passed:
        return verdict, None
    brought = _certificate(course, verdict, held.version if held is not None else 0)
    if held is not None and not held.revoked_at and (held.expires_at or inf) > (brought.expires_at or inf):
        return verdict, None
    return verdict, brought


def _certificate(course: Course, result: TestResult, version: int) -> Certificate:
    """Return what a passed test brings, to be stored over that version."""
    expires_at = result.at + course.valid_days * DAY if course.valid_days else 0.0
    return Certificate(
        certificate_id(course.id, result.agent),
        version=version,
        course=course.id,
        agent=result.agent,
        share=result.share,
        granted_at=result.at,
        expires_at=expires_at,
        warn_at=max(result.at, expires_at - course.warn_days * DAY) if expires_at else 0.0,
        by=result.by,
    )


def revoke(certificate: Certificate, by: str, now: float, reason: str) -> Certificate:
    """Return the certificate as taken away. Refuses one without a reason, and twice: `wrong_state`."""
    if not reason.strip():
        raise QualityRefusal("reason_missing")
    if certificate.revoked_at:
        raise QualityRefusal("wrong_state", certificate.id)
    return replace(certificate, revoked_at=now, reason=reason, by=by)


def effective_skills(
    skills: Mapping[str, int], courses: Iterable[Course], held: Collection[str]
) -> dict[str, int]:
    """Return the skills that an agent has on the floor, with their levels.

    `skills` are those by the configuration, `held` the courses whose certificate the agent holds now. A
    skill that courses stand for is there only with the certificates of all of them; its level is that of
    the configuration, else the highest that they give. Retired courses ask for nothing.
    """
    gates: dict[str, list[Course]] = {}
    for course in courses:
        if course.skill and not course.retired:
            gates.setdefault(course.skill, []).append(course)
    found = {skill: level for skill, level in skills.items() if skill not in gates}
    for skill, asked in gates.items():
        level = skills.get(skill) or max(course.level for course in asked)
        if level and all(course.id in held for course in asked):
            found[skill] = level
    return found
