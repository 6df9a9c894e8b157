"""A batch in the making: what a few decisions lead to, ready for one journal transaction."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from callcenter.floor import Decision, Floor
from callcenter.floor.commands import Command
from callcenter.floor.effects import Effect
from callcenter.floor.events import AnyEvent
from callcenter.ports.journal import Answer, Batch, Intent, Row
from callcenter.service.beginnings import Beginnings
from callcenter.service.remembered import Remembered
from callcenter.service.wire import encode, name_of

#: Commands to give one after another; a generator sees the floor as the earlier ones left it.
Plan = Callable[[Floor], Iterable[Command]]
#: Builds the reply from the floor and the last decision.
Reply = Callable[[Floor, Decision], Any]

#: Most callers of an hour are given the same few scripts.
_written = Remembered[Any, bytes](encode)


class Draft:
    """Collects rows, intents and answers; `seq` is the number of the last event in it."""

    __slots__ = ("_began", "answers", "effects", "events", "intents", "now", "rows", "seq")

    def __init__(self, seq: int, now: float, beginnings: Beginnings) -> None:
        self.seq = seq
        self.now = now
        self._began = beginnings.of
        self.rows: list[Row] = []
        self.intents: list[Intent] = []
        self.answers: list[Answer] = []
        self.events: list[AnyEvent] = []
        self.effects: list[tuple[str, Effect]] = []

    def decide(self, floor: Floor, plan: Plan) -> Decision:
        """Give the plan's commands to the floor until one is refused; return the last decision."""
        decision = Decision()
        for command in plan(floor):
            decision = floor.handle(command, self.now)
            if decision.refusal is not None:
                return decision
            self._keep(command, decision)
        return decision

    def answer(self, key: str, reply: Any) -> None:
        """Remember the reply that a request was given."""
        self.answers.append(Answer(key, self.now, _written(reply)))

    def batch(self, settled: list[str]) -> Batch:
        """Return what must be made durable."""
        return Batch(self.rows, self.intents, self.answers, settled)

    def _keep(self, command: Command, decision: Decision) -> None:
        cause: bytes | None = encode(command) if decision.events else None
        for event in decision.events:
            self.seq += 1
            contact = getattr(event, "contact", "")
            began = self._began(event, contact) if contact else 0.0
            row = Row(self.seq, event.at, name_of(event), contact, encode(event), cause, began)
            self.rows.append(row)
            self.events.append(cast("AnyEvent", event))
            cause = None
        for number, effect in enumerate(decision.effects):
            intent = f"{self.seq}.{number}"
            self.intents.append(Intent(intent, self.now, effect.contact, name_of(effect), encode(effect)))
            self.effects.append((intent, effect))
