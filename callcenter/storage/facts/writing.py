"""What is written of a page of events: cells are added to, facts are put beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

from callcenter.ports.facts import (
    AGENT_KEYS,
    AGENT_SUMS,
    CELL,
    DEFINITIONS,
    QUEUE_KEYS,
    QUEUE_SUMS,
    Cell,
    Page,
    Part,
    PositionMoved,
    Record,
    Stay,
)
from callcenter.storage.books.statements import Ask, Speech, Work
from callcenter.storage.facts.tables import AGENTS, PARTS, POSITIONS, QUEUES, RECORDS, STAYS


def position(speech: Speech, floor: str) -> Ask:
    """Return the query for how far a floor's journal is counted."""
    return Ask(f"SELECT seq, state FROM {POSITIONS} WHERE floor = {speech.place(1)}", (floor,))


def add(speech: Speech, floor: str, page: Page) -> Work:
    """Add a page, unless its events are counted already."""
    found = yield position(speech, floor)
    at = found[0][0] if found else 0
    if at >= page.seq > page.after:
        return []
    if at != page.after:
        raise PositionMoved(f"the facts stand at {at}, not at {page.after}")
    yield from _add_cells(speech, floor, QUEUES, (QUEUE_KEYS, QUEUE_SUMS), page.queues)
    yield from _add_cells(speech, floor, AGENTS, (AGENT_KEYS, AGENT_SUMS), page.agents)
    for table, kind, facts in (
        (STAYS, Stay, page.stays),
        (PARTS, Part, page.parts),
        (RECORDS, Record, page.records),
    ):
        if facts:
            names = kind.__struct_fields__
            values = [(floor, *(getattr(fact, name) for name in names)) for fact in facts]
            yield Ask(_insert(speech, table, ("floor", *names)), values, many=True)
    yield Ask(
        _insert(speech, POSITIONS, ("floor", "seq", "state"))
        + " ON CONFLICT (floor) DO UPDATE SET seq = excluded.seq, state = excluded.state",
        (floor, page.seq, page.state),
    )
    return []


def clear(speech: Speech, floor: str) -> Work:
    """Forget everything of a floor."""
    for table in (QUEUES, AGENTS, STAYS, PARTS, RECORDS, POSITIONS):
        yield Ask(f"DELETE FROM {table} WHERE floor = {speech.place(1)}", (floor,))
    return []


def old(speech: Speech, floor: str, before: float) -> Ask:
    """Return the query for how many contacts began before a quarter of an hour."""
    where = f"floor = {speech.place(1)} AND began < {speech.place(2)}"
    return Ask(f"SELECT count(*) FROM {RECORDS} WHERE {where}", (floor, float(quarter(before))))


def forget(speech: Speech, floor: str, before: float) -> Work:
    """Forget what is before a quarter of an hour."""
    columns = {QUEUES: "start", AGENTS: "start", STAYS: "at", PARTS: "at", RECORDS: "began"}
    for table, column in columns.items():
        begin = quarter(before)
        edge = begin if column == "start" else float(begin)
        sql = f"DELETE FROM {table} WHERE floor = {speech.place(1)} AND {column} < {speech.place(2)}"
        yield Ask(sql, (floor, edge))
    return []


def quarter(moment: float) -> int:
    """Return when the cell begins in which a moment lies."""
    return int(moment // CELL) * CELL


def _add_cells(
    speech: Speech, floor: str, table: str, names: tuple[Sequence[str], Sequence[str]], cells: Sequence[Cell]
) -> Iterator[Any]:
    if not cells:
        return
    keys, sums = names
    columns = ("floor", "start", "definitions", *keys, *sums)
    grows = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in sums)
    sql = (
        f"{_insert(speech, table, columns)} ON CONFLICT (floor, start, {', '.join(keys)}, definitions) "
        f"DO UPDATE SET {grows}"
    )
    values = [(floor, cell.start, DEFINITIONS, *cell.key, *cell.sums) for cell in cells]
    yield Ask(sql, values, many=True)


def _insert(speech: Speech, table: str, columns: Sequence[str]) -> str:
    places = ", ".join(speech.place(number) for number in range(1, len(columns) + 1))
    named = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({named}) VALUES ({places})"
