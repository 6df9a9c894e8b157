"""The queries of reports: sums by key and local time, waits, and the facts behind a number."""

from collections.abc import Mapping, Sequence
from typing import Any

from callcenter.ports.facts import (
    AGENT_KEYS,
    AGENT_SUMS,
    CELL,
    QUEUE_KEYS,
    QUEUE_SUMS,
    Asked,
    Part,
    Record,
    Stay,
)
from callcenter.storage.books.statements import Ask, Speech
from callcenter.storage.facts.tables import AGENTS, PARTS, QUEUES, RECORDS, STAYS

_KEYS = frozenset({*QUEUE_KEYS, *AGENT_KEYS})


class Values:
    """The values of a query, each in its place."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.all: list[Any] = []

    def place(self, value: object) -> str:
        """Add a value and return its place."""
        self.all.append(value)
        return self._speech.place(len(self.all))

    def among(self, values: Sequence[str]) -> str:
        """Return the condition to be one of some texts."""
        self.all.append(self._speech.listed(tuple(values)))
        return self._speech.among(len(self.all))


def sums(speech: Speech, floor: str, asked: Asked, *, of_agents: bool) -> Ask:
    """Return the query for sums: the key, local step and offset, then the sums."""
    table, names = (AGENTS, AGENT_SUMS) if of_agents else (QUEUES, QUEUE_SUMS)
    values = Values(speech)
    where = _where(values, floor, asked, "start", (_first(asked.since), _first(asked.before)))
    groups = [f'"{key}"' for key in checked(asked.by)]
    columns = list(groups)
    if asked.step:
        offset = _offset(asked)
        columns += [f"(start + {offset}) / {int(asked.step)} AS step", f"{offset} AS shift"]
        groups += ["step", "shift"]
    columns += [f'CAST(SUM("{name}") AS BIGINT)' for name in names]
    grouped = f" GROUP BY {', '.join(groups)} ORDER BY {', '.join(groups)}" if groups else ""
    return Ask(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}{grouped}", tuple(values.all))


def waits(speech: Speech, floor: str, asked: Asked) -> Ask:
    """Return the query for the waits at the median, at P90 and at the end, each with its place."""
    values = Values(speech)
    where = _where(values, floor, asked, "at", (asked.since, asked.before))
    keys = [f'"{key}"' for key in checked(asked.by)]
    named = "".join(f"{key}, " for key in keys)
    parted = f"PARTITION BY {', '.join(keys)} " if keys else ""
    over = f"({parted}ORDER BY wait)"
    every = f"({parted.strip()})"
    ranked = (
        f"SELECT {named}wait, ROW_NUMBER() OVER {over} AS place, COUNT(*) OVER {every} AS n "
        f"FROM {STAYS} WHERE {where} AND \"end\" <> 'flowed_out'"
    )
    picked = " OR ".join(f"place = {least}" for least in _PLACES)
    return Ask(
        f"SELECT {named}place, n, wait FROM ({ranked}) AS ranked WHERE {picked} ORDER BY {named}place",
        tuple(values.all),
    )


#: The places of the median, of P90 and of the longest among n waits in order.
_PLACES = ("(n + 1) / 2", "(n * 9 + 9) / 10", "n")


def stays(speech: Speech, floor: str, asked: Asked, ends: Mapping[str, object], limit: int) -> Ask:
    """Return the query for stays behind a number."""
    return _facts(speech, floor, STAYS, Stay, asked, ends, limit)


def parts(speech: Speech, floor: str, asked: Asked, ends: Mapping[str, object], limit: int) -> Ask:
    """Return the query for agents' parts behind a number."""
    return _facts(speech, floor, PARTS, Part, asked, ends, limit)


def records(speech: Speech, floor: str, asked: Asked, after: tuple[float, str], size: int) -> Ask:
    """Return the query for contacts that began after another one, in order."""
    values = Values(speech)
    where = _where(values, floor, asked, "began", (asked.since, asked.before))
    later, same, contact = (values.place(each) for each in (after[0], *after))
    behind = f"(began > {later} OR (began = {same} AND contact > {contact}))"
    named = ", ".join(f'"{name}"' for name in Record.__struct_fields__)
    sql = (
        f"SELECT {named} FROM {RECORDS} WHERE {where} AND {behind} ORDER BY began, contact LIMIT {int(size)}"
    )
    return Ask(sql, tuple(values.all))


def cells(speech: Speech, floor: str, *, of_agents: bool) -> Ask:
    """Return the query for every cell, added up over the versions of the definitions."""
    table, keys, names = (AGENTS, AGENT_KEYS, AGENT_SUMS) if of_agents else (QUEUES, QUEUE_KEYS, QUEUE_SUMS)
    columns = ["start", *(f'"{key}"' for key in keys), *(f'"{name}"' for name in names)]
    order = ", ".join(columns[: len(keys) + 1])
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE floor = {speech.place(1)} ORDER BY {order}"
    return Ask(sql, (floor,))


def checked(names: Sequence[str]) -> Sequence[str]:
    """Return names of key fields. Raises `ValueError` for any other."""
    if unknown := set(names) - _KEYS:
        raise ValueError(f"facts are not kept by {', '.join(sorted(unknown))}")
    return names


def _facts(
    speech: Speech,
    floor: str,
    table: str,
    kind: type[Stay] | type[Part],
    asked: Asked,
    ends: Mapping[str, object],
    limit: int,
) -> Ask:
    values = Values(speech)
    where = _where(values, floor, asked, "at", (asked.since, asked.before))
    for name, value in ends.items():
        if name not in kind.__struct_fields__:
            raise ValueError(f"facts are not kept by {name}")
        is_so = values.among(value) if isinstance(value, tuple) else f"= {values.place(value)}"
        where += f' AND "{name}" {is_so}'
    named = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
    sql = f"SELECT {named} FROM {table} WHERE {where} ORDER BY at, contact LIMIT {int(limit)}"
    return Ask(sql, tuple(values.all))


def _where(values: Values, floor: str, asked: Asked, moment: str, span: tuple[float, float]) -> str:
    least, most = span
    found = f"floor = {values.place(floor)} AND {moment} >= {values.place(least)}"
    found += f" AND {moment} < {values.place(most)}"
    for name in checked(tuple(asked.where)):
        found += f' AND "{name}" {values.among(asked.where[name])}'
    return found


def _first(since: float) -> int:
    """Return the first cell that begins at or after a moment."""
    return -int(-since // CELL) * CELL


def _offset(asked: Asked) -> str:
    """Return what is added to a cell's start to get its local time."""
    if not asked.clocks:
        return "0"
    cases = "".join(
        f" WHEN start < {int(later.since)} THEN {int(clock.offset)}"
        for clock, later in zip(asked.clocks, asked.clocks[1:], strict=False)
    )
    last = int(asked.clocks[-1].offset)
    return f"(CASE{cases} ELSE {last} END)" if cases else str(last)
