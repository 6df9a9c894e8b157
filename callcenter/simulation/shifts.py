"""When agents come, rest and go: times of day turned into moves."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from callcenter.floor.phases import Presence
from callcenter.simulation.plan import Move

_WINDOW = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


def window(text: str) -> tuple[int, int]:
    """Return begin and end of `08:00-16:30` in minutes since midnight; the end may lie in the next day.

    Raises `ValueError` for anything else.
    """
    found = _WINDOW.fullmatch(text.strip())
    if found is None or (found[3] == "24" and found[4] != "00"):
        raise ValueError(f"`{text}` is no span of the day such as 08:00-16:30")
    begin, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if begin == end:
        raise ValueError(f"`{text}` ends when it begins")
    return begin, end if end > begin else end + 1440


def moves(
    agents: Iterable[str], on: Sequence[str], breaks: Sequence[str], day: date, zone: ZoneInfo
) -> list[Move]:
    """Return what these agents do on a day: sign in, rest, go home. Raises `ValueError`."""
    found: list[Move] = []
    for agent in agents:
        for begin, end in map(window, on):
            found.append(Move(_moment(day, begin, zone), agent, Presence.AVAILABLE))
            found.append(Move(_moment(day, end, zone), agent, Presence.OFFLINE))
            for rest, back in map(window, breaks):
                if begin <= rest and back <= end:
                    found.append(Move(_moment(day, rest, zone), agent, Presence.NOT_READY, "break"))
                    found.append(Move(_moment(day, back, zone), agent, Presence.AVAILABLE))
    return found


def stray_breaks(on: Sequence[str], breaks: Sequence[str]) -> list[str]:
    """Return the breaks that lie in no shift. Raises `ValueError`."""
    shifts = [window(text) for text in on]
    return [
        text
        for text in breaks
        if not any(begin <= window(text)[0] and window(text)[1] <= end for begin, end in shifts)
    ]


def _moment(day: date, minutes: int, zone: ZoneInfo) -> float:
    """Return the moment at which the clock on the wall shows so many minutes since midnight."""
    days, rest = divmod(minutes, 1440)
    wall = datetime(day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=zone) + timedelta(days=days)
    return wall.timestamp()
