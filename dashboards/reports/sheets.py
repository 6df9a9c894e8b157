"""A contact as a line of the export of all contacts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from callcenter.ports.facts import Record

#: The columns of the contacts' export, in order. Spans in seconds, moments in UTC.
RECORD_HEADS = Record.__struct_fields__
_MILLIS = frozenset({"waited", "talked", "held", "wrapped"})
_MOMENTS = frozenset({"at", "began", "closed"})


def record_row(record: Record) -> list[str]:
    """Return a contact as a row under `RECORD_HEADS`."""
    return [_plain(name, getattr(record, name)) for name in RECORD_HEADS]


def _plain(name: str, value: object) -> str:
    if value is None:
        return ""
    if name in _MILLIS and isinstance(value, int):
        return f"{value / 1000:.3f}"
    if name in _MOMENTS and isinstance(value, float):
        return _moment(value, "UTC")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _moment(moment: float, zone: str) -> str:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).isoformat(timespec="seconds")
