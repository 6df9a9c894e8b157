"""One update to a thousand consoles and to five thousand, against `websockets.broadcast` (G6)."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.fanout import Passes
from bench.figures import Figure, at_least, at_most, figure, percentile, ratios
from bench.process import Server, free_port
from bench.rounds import Size, interleaved
from bench.watchers import Watcher, all_have, watching
from bench.wire import ask

#: Messages in one turn, to all consoles together; each one's share fits in what may lie unread.
_BURST = 60_000
#: Seconds between two updates, where it is measured how long each takes to arrive.
_PAUSE = 0.1
#: Updates at a time, and at most, that fill the line of a console that reads nothing; bytes that are full.
_FILLING, _MOST, _FULL = 2000, 40_000, 200_000


class _Turn(Struct, frozen=True):
    """Messages delivered per second, the server's processor seconds for each, how busy the readers were."""

    rate: float
    cpu: float
    readers: float
    done: Passes


class _Crowd:
    """A server and the consoles that watch it."""

    def __init__(self, server: Server, watchers: list[Watcher]) -> None:
        self._server = server
        self._watchers = watchers

    async def burst(self, updates: int, length: int = 0) -> _Turn:
        """Send updates as quickly as it goes."""
        began, cpu, own = self._begin()
        done = await passes(self._server.port, updates, length=length)
        last = await all_have(self._watchers, updates)
        messages = updates * len(self._watchers)
        spent, busy = self._server.cpu() - cpu, time.process_time() - own
        return _Turn(messages / (last - done.began[0]), spent / messages, busy / (last - began), done)

    async def paced(self, updates: int) -> list[float]:
        """Send updates one after the other; return the seconds that each took to each console."""
        self._begin()
        done = await passes(self._server.port, updates, _PAUSE)
        await all_have(self._watchers, updates)
        return [
            came - began
            for watcher in self._watchers
            for began, came in zip(done.began, watcher.times, strict=True)
        ]

    def _begin(self) -> tuple[float, float, float]:
        for watcher in self._watchers:
            watcher.begin()
        return time.perf_counter(), self._server.cpu(), time.process_time()


async def passes(port: int, count: int, pause: float = 0.0, length: int = 0) -> Passes:
    """Let a server make updates."""
    request = f"GET /passes?count={count}&pause={pause}&length={length} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    return msgspec.json.decode((await ask(port, request.encode())).body, type=Passes)


async def measure(size: Size, folder: Path) -> list[Figure]:
    """The two crowds one after the other; in each, the contenders side by side."""
    async with _server(folder, "feed") as feed, _server(folder, "plain") as plain:
        few = await _against_broadcast(size, feed, plain, size.watchers)
        stalled = await _stalled(size, folder, feed)
        many = await _against_broadcast(size, feed, plain, size.many_watchers)
    encodes = [turn.done.made / len(turn.done.began) for turn in few["feed"] + many["feed"]]
    made = figure("fanout_encodes_per_update", encodes, at_most(1), "finished messages made for all consoles")
    rates = [_rate("fanout_1000_vs_broadcast", few), _rate("fanout_5000_vs_broadcast", many)]
    return [*rates, made, stalled]


async def _against_broadcast(size: Size, feed: Server, plain: Server, number: int) -> dict[str, list[_Turn]]:
    async with watching(feed.port, number) as some, watching(plain.port, number, greeted=False) as others:
        ours, theirs = _Crowd(feed, some), _Crowd(plain, others)
        length, updates = (await ours.burst(1)).done.length, max(1, min(60, _BURST // number))
        return await interleaved(
            {"feed": lambda: ours.burst(updates), "plain": lambda: theirs.burst(updates, length)}, size
        )


def _rate(name: str, turns: dict[str, list[_Turn]]) -> Figure:
    ours, plain = turns["feed"], turns["plain"]
    note = f"{max(t.rate for t in ours):.0f} messages/s of {ours[0].done.length} bytes at best, "
    note += f"broadcast {max(t.rate for t in plain):.0f}; "
    note += f"{min(t.cpu for t in ours) * 1e6:.1f} us of the server's processor each, "
    note += f"broadcast {min(t.cpu for t in plain) * 1e6:.1f}; "
    note += f"readers {max(t.readers for t in ours + plain):.2f} of their processor"
    return figure(name, ratios([t.rate for t in ours], [t.rate for t in plain]), at_least(0.9), note)


async def _stalled(size: Size, folder: Path, feed: Server) -> Figure:
    """Two crowds of the feed, one of them with a console that reads nothing."""
    async with (
        _server(folder, "feed") as other,
        _deaf(other),
        watching(feed.port, size.watchers) as some,
        watching(other.port, size.watchers) as more,
    ):
        calm, troubled = _Crowd(feed, some), _Crowd(other, more)
        updates = max(2, int(size.seconds / _PAUSE))
        turns = await interleaved(
            {"calm": lambda: calm.paced(updates), "troubled": lambda: troubled.paced(updates)}, size
        )
        unread = (await passes(other.port, 1)).unread
    p99 = {name: [percentile(turn, 0.99) for turn in found] for name, found in turns.items()}
    note = f"p99 {min(p99['troubled']) * 1000:.1f} ms at best, without it {min(p99['calm']) * 1000:.1f}; "
    note += f"{unread} bytes lie unread"
    return figure("fanout_stalled_client_p99", ratios(p99["troubled"], p99["calm"]), at_most(1.5), note)


@asynccontextmanager
async def _server(folder: Path, kind: str) -> AsyncIterator[Server]:
    port = free_port()
    server = Server(["bench.fanout", kind, str(port)], port, {}, folder / f"fanout-{kind}.log")
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@asynccontextmanager
async def _deaf(server: Server) -> AsyncIterator[None]:
    """Let a console watch and read nothing; its line is full and it is left out."""
    async with watching(server.port, 1) as (deaf,):
        deaf.stall()
        filled = 0
        while (await passes(server.port, _FILLING)).unread < _FULL:
            filled += _FILLING
            if filled > _MOST:
                raise RuntimeError("the line of a console that reads nothing does not fill")
        yield
