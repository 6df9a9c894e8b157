"""One decision in the making: the case as it becomes, its new entries, what is asked of the world."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.cases.deadlines import next_moment
from callcenter.cases.effects import Effect, Notify
from callcenter.cases.entries import CaseEntry, entry_id
from callcenter.cases.moves import Circle
from callcenter.cases.table import CaseState


class CaseRefusal(Exception):
    """A move is not allowed. `code` is stable, `detail` is for people."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Decision(Struct, frozen=True):
    """What came of a move: the case after it, the new lines of its trail, what the world should do."""

    case: Case
    entries: tuple[CaseEntry, ...]
    effects: tuple[Effect, ...]


class Turn:
    """Collects a decision. Handlers change the case by `set` alone."""

    def __init__(self, case: Case, now: float, by: str, circle: Circle) -> None:
        self.case = case
        self.now = now
        self.by = by
        self.circle = circle
        self._entries: list[CaseEntry] = []
        self._effects: list[Effect] = []

    def set(self, **changes: Any) -> None:
        """Change fields of the case."""
        self.case = replace(self.case, **changes)

    def note(self, kind: str, text: str = "", **detail: Any) -> int:
        """Write a line of the trail and return its place; a detail that is empty is left out."""
        place = self.case.entries + 1
        kept = {name: value for name, value in detail.items() if value not in ("", (), None)}
        entry = CaseEntry(
            entry_id(self.case.id, place), self.case.id, place, self.now, kind, self.by, text, kept
        )
        self._entries.append(entry)
        self.set(entries=place)
        return place

    def tell(self, users: Iterable[str], what: str, text: str = "") -> tuple[str, ...]:
        """Have users told, each once and never who did it; return whom."""
        told = tuple(user for user in dict.fromkeys(users) if user and user != self.by)
        if told:
            self._effects.append(Notify(self.case.id, told, what, text))
        return told

    def tell_all(self, what: str, text: str = "") -> tuple[str, ...]:
        """Have everybody told whom the case concerns: who works on it, who opened it, who watches it."""
        return self.tell((*self.workers(), self.case.opener, *self.case.watchers), what, text)

    def ask(self, effect: Effect) -> None:
        """Ask the world for something."""
        self._effects.append(effect)

    def workers(self) -> tuple[str, ...]:
        """Return who works on the case: its owner, else everybody of its department."""
        return (self.case.owner,) if self.case.owner else self.circle.members

    def decision(self, state: CaseState) -> Decision:
        """Return what came of it, with the case in `state`."""
        moved = {"state_at": self.now} if state is not self.case.state else {}
        self.set(state=state, changed_at=self.now, **moved)
        self.set(wakes_at=next_moment(self.case.running))
        return Decision(self.case, tuple(self._entries), tuple(self._effects))


def need(condition: object, code: str, detail: str) -> None:
    """Raise `CaseRefusal` unless something holds."""
    if not condition:
        raise CaseRefusal(code, detail)


def need_text(text: str) -> None:
    """Raise `CaseRefusal` unless there is something to read."""
    need(text.strip(), "text_missing", "Say something about it.")
