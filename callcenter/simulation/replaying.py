"""Deciding a journal again: the same commands at the same moments must lead to the same events."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.floor import Floor
from callcenter.ports.journal import Row
from callcenter.service.wire import decode_command, decode_event, encode


class Divergence(Struct, frozen=True):
    """The first decision that came out otherwise. `seq` is its first event, `at` its moment.

    `expected` are the events of the journal and `got` those of today's floor, each as plain values;
    `refusal` is why today's floor wants none of it, if it refused.
    """

    seq: int
    at: float
    command: dict[str, Any]
    expected: tuple[dict[str, Any], ...]
    got: tuple[dict[str, Any], ...]
    refusal: str = ""


class Unreadable(ValueError):
    """The journal is none that can be decided again. The text says where and why."""


class Replay:
    """Decides a journal again, row by row. `decisions` and `events` count what came out the same."""

    def __init__(self) -> None:
        self.floor = Floor()
        self.decisions = 0
        self.events = 0

    def first_divergence(self, rows: Iterable[Row]) -> Divergence | None:
        """Return the first decision that differs, None if none does. Raises `Unreadable`."""
        for decision in decisions(rows):
            if found := self._decide(decision):
                return found
            self.decisions += 1
            self.events += len(decision)
        return None

    def _decide(self, rows: list[Row]) -> Divergence | None:
        first = rows[0]
        if first.cause is None:
            raise Unreadable(f"event {first.seq}: the command that caused it is not in the journal")
        try:
            command = decode_command(first.cause)
            expected = tuple(decode_event(row.payload) for row in rows)
        except msgspec.MsgspecError as error:
            raise Unreadable(f"event {first.seq}: {error}") from None
        decision = self.floor.handle(command, first.at)
        if decision.events == expected:
            return None
        refusal = decision.refusal
        why = f"{refusal.code} {refusal.detail}".strip() if refusal is not None else ""
        got = tuple(plain(event) for event in decision.events)
        return Divergence(first.seq, first.at, plain(command), tuple(map(plain, expected)), got, why)


def decisions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each decision together: each begins with the command that caused it.

    Raises `Unreadable` for a journal that does not begin at its beginning, or has a gap.
    """
    gathered: list[Row] = []
    seq = 0
    for row in rows:
        if row.seq != seq + 1:
            raise Unreadable(f"event {row.seq} follows event {seq}: what was between is missing")
        seq = row.seq
        if row.cause is not None and gathered:
            yield gathered
            gathered = []
        gathered.append(row)
    if gathered:
        yield gathered


def plain(value: Any) -> dict[str, Any]:
    """Return an event or a command as plain values, its name first."""
    found: dict[str, Any] = msgspec.json.decode(encode(value))
    return found


def words(divergence: Divergence) -> Iterator[str]:
    """Say a divergence in words: the command, then event by event what was expected and what came."""
    yield f"first difference at event {divergence.seq}"
    yield f"  command:  {_said(divergence.command)}"
    if divergence.refusal:
        yield f"  refused:  {divergence.refusal}"
    for number in range(max(len(divergence.expected), len(divergence.got))):
        expected, got = _at(divergence.expected, number), _at(divergence.got, number)
        if expected == got:
            yield f"  both:     {_said(expected)}"
            continue
        yield f"  expected: {_said(expected)}"
        yield f"  got:      {_said(got)}"


def _at(events: tuple[dict[str, Any], ...], number: int) -> dict[str, Any]:
    return events[number] if number < len(events) else {}


def _said(value: dict[str, Any]) -> str:
    """Return `name field=value ...`; nothing at all is a dash."""
    if not value:
        return "-"
    name = value.get("event") or value.get("command")
    fields = (f"{key}={each!r}" for key, each in value.items() if key not in ("event", "command"))
    return " ".join([str(name), *fields])
