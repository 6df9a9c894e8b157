"""The gate before a dial, with millions of numbers on a do-not-call list, against one look-up in a set."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.figures import Figure, at_most, figure, ratios
from bench.house import sqlite_url
from bench.rounds import Size, interleaved
from callcenter.outbound.gate import Attempt, Audience, Facts, Mode, OwnNumber, Purpose, ask
from callcenter.outbound.gate.kept import NumberListEntry
from callcenter.service.accounts.office import Office
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.calling.room import CallingRoom, calling_room
from callcenter.service.calling.shipped import shipped_packs
from callcenter.service.house import House
from callcenter.service.signals import Signals
from callcenter.storage.migrate import upgrade
from callcenter.storage.sql_records import SqlRecords
from callcenter.system_clock import SystemClock

OURS = OwnNumber("+15005550006", "contract 12")
#: Of every so many numbers of an American area one is on the list.
_STEP = 250


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Take a list in, read it as a process that starts does, and ask about numbers nobody asked about yet."""
    url = sqlite_url(folder / "gate.db")
    await upgrade(url)
    records = SqlRecords(url)
    await records.open()
    try:
        room = _room(records)
        await _taken_in(room.lists, size.listed)
        room = _room(records)
        began = time.perf_counter()
        await room.open()
        loaded = time.perf_counter() - began
        return await _figures(room, size, loaded)
    finally:
        await records.close()


def _room(records: SqlRecords) -> CallingRoom:
    house = House(name="Acme", numbers={OURS.number: "main"})
    return calling_room(Office(records.books, records, SystemClock(), lambda: house), Signals(), "")


async def _taken_in(lists: DoNotCallBook, count: int) -> None:
    builder = lists.builder("us-national")
    for numbers in _listed(count):
        builder.add(numbers)
    await lists.take_in(NumberListEntry("us-national", as_of=SystemClock().now()), builder, "bench")


def _listed(count: int) -> Iterator[range]:
    """Yield the numbers on the list, area by area, in order."""
    (pack,) = (pack for pack in shipped_packs() if pack.id == "us")
    areas = sorted(area for of_part in pack.areas.values() for area in of_part)
    each = -(-count // len(areas))
    for area in areas:
        first = int(f"1{area}2000000")
        yield range(first, first + min(each, count) * _STEP, _STEP)
        count -= min(each, count)


async def _figures(room: CallingRoom, size: Size, loaded: float) -> list[Figure]:
    dice, areas = random.Random(size.seed), [numbers for numbers in _listed(size.listed) if numbers]
    known = {number for numbers in areas for number in numbers}
    asked = _asked(room)

    def number() -> str:
        area = dice.choice(areas)
        return f"+{dice.choice(area) if dice.random() < 0.1 else dice.randrange(area.start, area.stop)}"

    async def stored() -> float:
        numbers = [number() for _ in range(max(1, size.lookups // 4))]
        began = time.perf_counter()
        for each in numbers:
            await room.precall.ask(Attempt(each, Purpose.SALES, Mode.PREVIEW), stage="dry")
        return (time.perf_counter() - began) / len(numbers)

    async def each(work: Callable[[str], object]) -> float:
        return _timed(work, [number() for _ in range(size.lookups)])

    found = await interleaved(
        {
            "set": lambda: each(lambda called: int(called[1:]) in known),
            "gate": lambda: each(asked),
            "stored": stored,
        },
        size,
    )
    held = room.lists.bytes
    note = (
        f"{size.listed} numbers in {held / 1e6:.0f} MB ({held / size.listed:.1f} bytes each), "
        f"read from the store in {loaded:.1f} s; a tenth of those asked about are on the list"
    )
    micro = [seconds * 1e6 for seconds in found["gate"]]
    return [
        figure("gate_us", micro, at_most(200.0), note),
        figure("gate_vs_set_lookup", ratios(found["gate"], found["set"])),
        figure("gate_with_store_us", [seconds * 1e6 for seconds in found["stored"]], note="on SQLite"),
    ]


def _asked(room: CallingRoom) -> Callable[[str], bool]:
    """Return what asks the whole gate about a number, but for the queries that go to the store."""
    rules, lists, facts = room.precall.rulebook(), room.lists, room.facts

    def gate(called: str) -> bool:
        attempt = Attempt(
            called,
            Purpose.SALES,
            Mode.PREVIEW,
            caller_id=OURS.number,
            on_behalf="Acme",
            offer="pumps",
            audience=Audience.CONSUMER,
        )
        told = Facts(
            places=facts.places(called),
            refused=lists.refused(called),
            listings=lists.listings(called),
            own_numbers=(OURS,),
        )
        return ask(attempt, told, rules, _NOON).allowed

    return gate


def _timed(work: Callable[[str], object], numbers: list[str]) -> float:
    """Return the processor time of one piece of work, in seconds."""
    gc.collect()
    began = time.process_time()
    for number in numbers:
        work(number)
    return (time.process_time() - began) / len(numbers)


#: A Monday, noon in New York.
_NOON = 1_795_453_200.0
