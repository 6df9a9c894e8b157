"""The runner: what is told is durable, what is not durable is not told."""

import asyncio

import pytest

from callcenter.floor import Floor, Refusal
from callcenter.floor import commands as c
from callcenter.floor.events import ContactOffered
from callcenter.floor.phases import Phase, Presence
from callcenter.ports.journal import Batch, JournalConflict, JournalUnavailable, Row
from callcenter.ports.telephony import Goodbye, ServiceUnavailable
from callcenter.service.recovery import load
from callcenter.storage.memory import MemoryJournal
from tests.service.stage import ANA, stage
from tests.virtual_time import EPOCH, run


class SlowJournal(MemoryJournal):
    """A journal whose commits take a second and are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: list[int] = []

    async def append(self, batch: Batch) -> None:
        """Store a batch after a second."""
        await asyncio.sleep(1.0)
        await super().append(batch)
        self.commits.append(len(batch.rows))


def test_a_reply_is_given_only_after_the_commit() -> None:
    """Nobody hears of an event that is not in the journal."""

    async def story() -> None:
        async with stage(SlowJournal()) as on:
            begun = asyncio.get_running_loop().time()
            await on.runner.submit(c.ArriveContact("k1", "l1"))

            assert asyncio.get_running_loop().time() - begun >= 1.0
            assert await on.journal.last() == on.runner.seq == 1

    run(story())


def test_requests_that_gather_during_a_commit_share_the_next_one() -> None:
    """Group commit: throughput does not hang on the number of flushes."""

    async def story() -> None:
        journal = SlowJournal()
        async with stage(journal) as on:
            calls = [on.runner.submit(c.ArriveContact(f"k{n}", f"l{n}")) for n in range(50)]
            await asyncio.gather(*calls)

            assert len(journal.commits) <= 2
            assert sum(journal.commits) == 50

    run(story())


def test_a_refusal_is_raised_and_stores_nothing() -> None:
    """What the floor forbids leaves no trace."""

    async def story() -> None:
        async with stage() as on:
            with pytest.raises(Refusal) as refused:
                await on.runner.submit(c.Hold("ana", "k1"))

            assert "unknown_contact" == refused.value.code
            assert 0 == await on.journal.last()

    run(story())


def test_the_same_key_gets_the_same_reply_and_changes_nothing() -> None:
    """A webhook that comes twice is one webhook, after a restart too."""

    async def story() -> None:
        journal = MemoryJournal()
        arrive = c.ArriveContact("k1", "l1")
        async with stage(journal) as on:
            first = await on.runner.ask(lambda _: (arrive,), lambda _f, _d: (Goodbye(),), "CA1:0")
            again = await on.runner.ask(lambda _: (arrive,), lambda _f, _d: (), "CA1:0")
            seq = on.runner.seq
        async with stage(journal) as on:
            later = await on.runner.ask(lambda _: (arrive,), lambda _f, _d: (), "CA1:0")

            assert first == again == later == (Goodbye(),)
            assert seq == on.runner.seq

    run(story())


def test_a_restart_changes_no_decision() -> None:
    """Nor its words: whoever becomes free afterwards serves the head of the line, as without a restart."""

    async def story() -> None:
        journal = MemoryJournal()
        async with stage(journal) as on:
            await on.furnish_deserted()
            await on.call("k1")
            await on.call("k2")
        async with stage(journal) as on:
            await on.runner.submit(c.RequestPresence("ana", Presence.AVAILABLE))
            (offered,) = [each for each in on.events if isinstance(each, ContactOffered)]

            assert ("k1", "first_in_line") == (offered.contact, offered.why)

    run(story())


def test_a_failed_commit_is_told_to_nobody_and_memory_is_read_again() -> None:
    """There is no half state: what was not stored has not happened."""

    async def story() -> None:
        async with stage() as on:
            await on.furnish(ANA)
            on.journal.fail_next(JournalUnavailable("disk full"))
            with pytest.raises(ServiceUnavailable):
                await on.runner.submit(c.ArriveContact("k1", "l1"))
            await asyncio.sleep(10)

            assert "k1" not in on.runner.floor.state.contacts
            assert "" == on.runner.unavailable
            await on.call("k1")
            assert Phase.OFFERED is on.runner.floor.state.contacts["k1"].phase

    run(story())


def test_while_the_store_is_away_everybody_is_told_at_once() -> None:
    """Callers must hear the fallback in seconds, not wait for a disk."""

    async def story() -> None:
        async with stage() as on:
            on.journal.break_with(JournalUnavailable("gone"))
            with pytest.raises(ServiceUnavailable):
                await on.runner.submit(c.ArriveContact("k1", "l1"))
            begun = asyncio.get_running_loop().time()
            with pytest.raises(ServiceUnavailable):
                await on.runner.submit(c.ArriveContact("k2", "l2"))
            assert begun == asyncio.get_running_loop().time()

            on.journal.mend()
            await asyncio.sleep(10)
            await on.runner.submit(c.ArriveContact("k2", "l2"))
            assert ["k2"] == list(on.runner.floor.state.contacts)

    run(story())


def test_a_fault_in_one_decision_spares_the_others() -> None:
    """A bug met by one caller must not take the other callers with it."""

    async def story() -> None:
        async with stage() as on:

            def broken(floor: Floor) -> tuple[c.Command, ...]:
                floor.handle(c.ArriveContact("half", "half"), EPOCH)
                raise ZeroDivisionError

            good = on.runner.submit(c.ArriveContact("k1", "l1"))
            bad = on.runner.ask(broken, lambda _f, _d: None)
            also = on.runner.submit(c.ArriveContact("k2", "l2"))
            told = await asyncio.gather(good, bad, also, return_exceptions=True)

            assert isinstance(told[1], ServiceUnavailable)
            assert ["k1", "k2"] == sorted(on.runner.floor.state.contacts)
            assert ["decision"] == [where for where, _ in on.signals.faults]

    run(story())


def test_a_lost_floor_is_reported_and_nothing_more_is_decided() -> None:
    """A second writer has taken over: this process must end, not guess."""

    async def story() -> None:
        async with stage() as on:
            lost: list[Exception] = []
            on.runner.on_lost = lost.append
            await on.journal.append(Batch(rows=[Row(1, 0.0, "x", "", b"{}")]))
            for contact in ("k1", "k2"):
                with pytest.raises(ServiceUnavailable):
                    await on.runner.submit(c.ArriveContact(contact, contact))

            assert [JournalConflict] == [type(error) for error in lost]

    run(story())


def test_deadlines_come_by_themselves() -> None:
    """An offer that nobody answers lapses after the queue's ring time."""

    async def story() -> None:
        async with stage() as on:
            await on.furnish(ANA)
            await on.call("k1")
            await asyncio.sleep(20.5)

            assert Phase.WAITING is on.runner.floor.state.contacts["k1"].phase
            assert Presence.NOT_READY is on.runner.floor.state.agents["ana"].presence

    run(story())


def test_the_floor_comes_back_as_it_was() -> None:
    """State is the fold of the journal, nothing else."""

    async def story() -> None:
        async with stage() as on:
            await on.furnish(ANA)
            await on.call("k1")
            await on.runner.submit(c.AcceptOffer("ana", "k1.1"))

            loaded = await load(on.journal, EPOCH)
            assert on.runner.floor.state == loaded.floor.state
            assert on.runner.seq == loaded.seq

    run(story())


def test_past_its_bound_the_runner_says_it_is_overloaded() -> None:
    """The door must know when to put callers off."""

    async def story() -> None:
        async with stage(SlowJournal(), inbox_limit=3) as on:
            calls = [
                asyncio.ensure_future(on.runner.submit(c.ArriveContact(f"k{n}", f"l{n}"))) for n in range(4)
            ]
            await asyncio.sleep(0)

            assert on.runner.overloaded
            await asyncio.gather(*calls)
            assert not on.runner.overloaded

    run(story())
