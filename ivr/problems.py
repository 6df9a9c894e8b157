"""What is wrong with a flow file, said so that its author can mend it."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error keeps a flow from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


CODES: dict[str, str] = {
    "unreadable": "the file cannot be read, or is no YAML",
    "duplicate-key": "a key stands twice in one mapping",
    "unknown-step-type": "`do` names no step of the language",
    "unknown-attribute": "the step or the flow has no such attribute",
    "missing-attribute": "a needed attribute is not there",
    "bad-value": "an attribute has a value of the wrong form",
    "contradiction": "values of one step exclude one another",
    "missing-step": "a link leads to a step that does not exist",
    "unreachable-step": "no way leads to the step",
    "loop-without-input": "the call can go round for ever without the caller doing anything",
    "unknown-name": "a name is used that nothing sets and `facts` does not list",
    "stray-brace": "a brace in a text opens or closes no hole",
    "secret-spoken": "a text would speak a secret",
    "no-default-text": "a text lacks the flow's default language",
    "missing-language": "a text lacks a language of the flow (warning)",
    "unknown-language": "a language is used that the flow does not list (warning)",
    "unknown-flow": "`goto` names a flow that does not exist",
    "duplicate-flow": "two files hold a flow of the same name",
    "endless-calls": "flows call one another in a circle and never return",
}
"""Every code with what it means."""

WARNINGS = frozenset({"missing-language", "unknown-language"})


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
