"""What is wrong with a file, said so that its author can mend it."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error keeps a file from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


WARNINGS = frozenset({"missing-language", "unknown-language"})
"""The codes that are no errors, in whatever language of the house."""


class Problem(Struct, frozen=True, order=True):
    """One thing that is wrong, in this file on this line (the first line is 1)."""

    file: str
    line: int
    severity: Severity
    code: str
    message: str

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity.value} [{self.code}] {self.message}"


def problem(file: str, line: int, code: str, message: str) -> Problem:
    """A problem as severe as its code says."""
    severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
    return Problem(file, line, severity, code, message)
