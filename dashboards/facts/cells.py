"""From facts to cells: sums by key and quarter of an hour."""

from collections.abc import Iterable

from callcenter.ports.facts import AGENT_SUMS, CELL, QUEUE_SUMS, Cell, Part, Record, Stay

_Key = tuple[int, tuple[str, ...]]


def start_of(moment: float) -> int:
    """Return when the cell begins that a moment lies in."""
    return int(moment // CELL) * CELL


class Cells:
    """Sums that grow."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = {name: place for place, name in enumerate(names)}
        self._sums: dict[_Key, list[int]] = {}

    def add(self, start: int, key: tuple[str, ...], **sums: int) -> None:
        """Add to a cell."""
        found = self._sums.get((start, key))
        if found is None:
            found = self._sums[start, key] = [0] * len(self._names)
        for name, value in sums.items():
            found[self._names[name]] += value

    def told(self) -> list[Cell]:
        """Return the cells in order."""
        return [Cell(start, key, tuple(sums)) for (start, key), sums in sorted(self._sums.items())]


def queue_cells(stays: Iterable[Stay], records: Iterable[Record]) -> list[Cell]:
    """Return what stays and contacts come to, in `QUEUE_SUMS`."""
    cells = Cells(QUEUE_SUMS)
    for stay in stays:
        key = stay.queue, stay.tier, stay.channel, stay.kind, stay.campaign
        cells.add(start_of(stay.at), key, **_of_stay(stay))
    for record in records:
        sums = _of_record(record)
        if any(sums.values()):
            key = record.queue, record.tier, record.channel, record.kind, record.campaign
            cells.add(start_of(record.at), key, **sums)
    return cells.told()


def agent_cells(parts: Iterable[Part], hours: dict[tuple[int, str, str], list[int]]) -> list[Cell]:
    """Return what agents' parts and hours (by start, agent and team) come to, in `AGENT_SUMS`."""
    cells = Cells(AGENT_SUMS)
    for part in parts:
        key = part.agent, part.team, part.queue, part.channel, part.kind, part.campaign
        cells.add(start_of(part.at), key, **_of_part(part))
    for (start, agent, team), (work, free, away) in hours.items():
        cells.add(start, (agent, team, "", "", "", ""), work=work, free=free, away=away)
    return cells.told()


def _of_stay(stay: Stay) -> dict[str, int]:
    if stay.end == "answered":
        return {"offered": 1, "answered": 1, "within": int(stay.within), "waited": stay.wait}
    if stay.end == "abandoned":
        lost = {"abandoned": 1, "early": int(stay.early), "short": int(stay.short)}
        return {"offered": 1, **lost, "gave_up": stay.wait}
    return {"offered": 1, "flowed_out": 1}


def _of_record(record: Record) -> dict[str, int]:
    reached = record.callback in ("kept", "late")
    return {
        "handled": int(record.handled),
        "talked": record.talked,
        "held": record.held,
        "wrapped": record.wrapped,
        "transferred": int(record.transfers > 0),
        "asked": int(bool(record.callback)),
        "reached": int(reached),
        "in_time": int(record.callback == "kept"),
        "unreached": int(record.callback == "unreached"),
    }


def _of_part(part: Part) -> dict[str, int]:
    was_offered = part.end not in ("own", "handed")
    return {
        "offered": int(was_offered),
        "accepted": int(part.end == "accepted"),
        "missed": int(part.end == "no_answer"),
        "handled": int(part.handled),
        "talked": part.talked,
        "held": part.held,
        "wrapped": part.wrapped,
        "transferred": int(part.transferred),
    }
