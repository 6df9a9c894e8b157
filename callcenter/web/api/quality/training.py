"""Courses, results of tests, certificates."""

from callcenter.quality.training import Certificate, Course, TestResult
from callcenter.web.api.quality.common import doer, room
from callcenter.web.endpoint import Call
from callcenter.web.values_training import (
    CertificateLine,
    CertificateLines,
    CourseForm,
    Courses,
    EnteredTest,
    Revocation,
    TestEntry,
    TestResults,
    TrainingQuery,
)


async def list_courses(call: Call[None]) -> Courses:
    """All courses, with the skills that they stand for."""
    return Courses(tuple(await room(call).training.courses()))


async def add_course(call: Call[CourseForm]) -> Course:
    """Add a course. With a skill, nobody has that skill on the floor without its certificate from now on."""
    return await room(call).training.write(call.body.course(""), call.user.name)


async def change_course(call: Call[CourseForm]) -> Course:
    """Change or retire a course; certificates that were given keep their end."""
    return await room(call).training.write(call.body.course(call.id), call.user.name)


async def enter_result(call: Call[TestEntry]) -> EnteredTest:
    """Enter how an agent did in a course's test; whoever passed is certified, or renewed."""
    entry = call.body
    result = TestResult(
        "", course=call.id, agent=entry.agent, share=entry.share, at=entry.at, note=entry.note
    )
    return EnteredTest(*await room(call).training.enter(result, call.user.name))


async def list_results(call: Call[TrainingQuery]) -> TestResults:
    """Results of tests, the newest first; an agent's own for agents."""
    found = await room(call).training.results(call.body.agent, call.body.course, doer(call))
    return TestResults(tuple(found))


async def list_certificates(call: Call[TrainingQuery]) -> CertificateLines:
    """Certificates, the next to end first; an agent's own for agents."""
    found = await room(call).training.certificates(call.body.agent, call.body.course, doer(call))
    now = call.parts.clock.now()
    return CertificateLines(tuple(CertificateLine(each, each.holds(now)) for each in found))


async def revoke_certificate(call: Call[Revocation]) -> Certificate:
    """Take a certificate away, with the reason; the skill that needs it is lost at once."""
    wish = call.body
    return await room(call).training.revoke(call.id, wish.version, wish.reason, call.user.name)
