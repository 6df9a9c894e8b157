"""A journal as lines of JSON, one per event: to keep a day in a file, and to decide it again.

The first line says what the file is. Every other has the event, and on the first of a decision also the
command that caused it, as the journal's rows do.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Raw, Struct

from callcenter.floor import Decision, Floor
from callcenter.floor.commands import Command
from callcenter.ports.journal import Row
from callcenter.service.wire import decode_event, encode, name_of
from callcenter.simulation.documents import Nonsense, Problem

VERSION = 1


class Heading(Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a file. `journal` is the version of the form."""

    journal: int


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One event, numbered from 1 on without gaps; its command, if it is the first of a decision."""

    seq: int
    event: Raw
    cause: Raw = Raw()


_heading = msgspec.json.Decoder(Heading)
_line = msgspec.json.Decoder(Line)


def write(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the lines of a file, each with its line break."""
    yield encode(Heading(VERSION)) + b"\n"
    for row in rows:
        cause = b"" if row.cause is None else b',"cause":' + row.cause
        yield b'{"seq":%d,"event":%b%b}\n' % (row.seq, row.payload, cause)


def read(file: str, lines: Iterable[bytes]) -> Iterator[Row]:
    """Yield the rows of a file. Raises `Nonsense` at the first line that is none."""
    numbered = enumerate(lines, 1)
    _, first = next(numbered, (1, b""))
    if not first.strip():
        raise Nonsense([Problem(file, 1, "there is nothing in it")])
    _checked(file, 1, _heading, first)
    seq = 0
    for number, text in numbered:
        line: Line = _checked(file, number, _line, text)
        if line.seq != seq + 1:
            raise Nonsense([Problem(file, number, f"event {line.seq} follows event {seq}")])
        seq = line.seq
        yield _row(file, number, line)


def _row(file: str, number: int, line: Line) -> Row:
    try:
        event = decode_event(line.event)
    except msgspec.MsgspecError as error:
        raise Nonsense([Problem(file, number, f"no event of ours: {error}")]) from None
    cause = bytes(line.cause) or None
    return Row(line.seq, event.at, name_of(event), getattr(event, "contact", ""), bytes(line.event), cause)


def _checked(file: str, number: int, decoder: Any, text: bytes) -> Any:
    try:
        return decoder.decode(text)
    except msgspec.MsgspecError as error:
        raise Nonsense([Problem(file, number, f"no line of a journal: {error}")]) from None


class Recorder:
    """Sees every decision and keeps it as a journal would: commands that changed nothing are left out."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def see(self, _floor: Floor, command: Command, decision: Decision, _now: float) -> None:
        """Keep what happened."""
        cause: bytes | None = encode(command) if decision.events else None
        for event in decision.events:
            contact = getattr(event, "contact", "")
            seq = len(self.rows) + 1
            self.rows.append(Row(seq, event.at, name_of(event), contact, encode(event), cause))
            cause = None
