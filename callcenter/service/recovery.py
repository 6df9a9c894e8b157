"""Reading the floor back: the newest snapshot, then the events after it."""

import asyncio
from collections.abc import Callable

import msgspec
from msgspec import Struct

from callcenter.floor import Floor
from callcenter.ports.journal import Answer, Journal, JournalError, Snapshot
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

ANSWERS_KEPT = 3600.0


class Loaded(Struct):
    """A floor as the journal tells it, the number of its last event, and the recent answers.

    `snapshot` is the number of the event that the newest readable snapshot stands at, 0 for none.
    """

    floor: Floor
    seq: int
    answers: list[Answer]
    snapshot: int = 0


async def load(journal: Journal, now: float) -> Loaded:
    """Return the floor that the journal holds. Raises `JournalError`."""
    snapshot = await journal.snapshot()
    floor = _restored(snapshot)
    begun = snapshot.seq if snapshot is not None and floor is not None else 0
    floor, seq = floor or Floor(), begun
    async for rows in journal.read(after=seq):
        for row in rows:
            floor.replay(decode_event(row.payload))
        seq = rows[-1].seq
        await asyncio.sleep(0)
    floor.settle()
    return Loaded(floor, seq, await journal.answers(now - ANSWERS_KEPT), begun)


def _restored(snapshot: Snapshot | None) -> Floor | None:
    """Return the floor of a snapshot; one that this version cannot read is passed over for the events."""
    if snapshot is None:
        return None
    try:
        return Floor.restore(snapshot.payload)
    except msgspec.MsgspecError:
        return None


async def wait_until_writable(journal: Journal, signals: Signals, stopped: Callable[[], bool]) -> bool:
    """Wait until the journal can be written again; False when the service stops first."""
    pause = 0.1
    while not stopped():
        await asyncio.sleep(pause)
        pause = min(pause * 2, 5.0)
        try:
            await journal.check()
        except JournalError as error:
            signals.fault("storage", error)
        else:
            return True
    return False
