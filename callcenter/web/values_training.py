"""The bodies and replies of the endpoints about courses, tests and certificates."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.quality.training import Certificate, Course, TestResult
from callcenter.web.values import Id, Short
from callcenter.web.values_quality import Moment, Said, Version

Share = Annotated[float, Meta(ge=0, le=1)]


class CourseForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A course as it is to be, see `Course`; `version` is the one that was read, 0 for a new one."""

    name: dict[str, str]
    version: int = 0
    text: Said = ""
    skill: Short = ""
    level: Annotated[int, Meta(ge=0, le=10)] = 0
    valid_days: Annotated[int, Meta(ge=0, le=36_500)] = 365
    warn_days: Annotated[int, Meta(ge=0, le=3650)] = 30
    pass_mark: Share = 0.8
    retired: bool = False

    def course(self, id_: str) -> Course:
        """Return it as a course."""
        return Course(id_, **{name: getattr(self, name) for name in self.__struct_fields__})


class TestEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The result of a test: `share` 0..1 of what could be reached; `at` in seconds UTC, 0 for now."""

    __test__ = False

    agent: Id
    share: Share
    at: Moment = 0.0
    note: Said = ""


class Revocation(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a certificate is taken away, in the version that was read."""

    version: Version
    reason: Said


class TrainingQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Of which agent and which course, "" for all."""

    agent: Short = ""
    course: Short = ""


class Courses(Struct, frozen=True):
    """Courses, the newest change first."""

    courses: tuple[Course, ...]


class CertificateLine(Struct, frozen=True):
    """A certificate, and whether it counts now."""

    certificate: Certificate
    holds: bool


class CertificateLines(Struct, frozen=True):
    """Certificates, the next to end first."""

    certificates: tuple[CertificateLine, ...]


class TestResults(Struct, frozen=True):
    """Results of tests, the newest first."""

    __test__ = False

    results: tuple[TestResult, ...]


class EnteredTest(Struct, frozen=True):
    """The result that was entered; `certificate` is None unless it brought one."""

    result: TestResult
    certificate: Certificate | None
