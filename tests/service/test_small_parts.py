"""The small parts around the switchboard: look-ups, estimates, reconciliation, flow files, the desk."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.floor import commands as c
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import put
from callcenter.ports.journal import Answer, Batch
from callcenter.ports.records import RecordsError, Session, User
from callcenter.ports.telephony import TryAgain
from callcenter.service.desk import Desk
from callcenter.service.directory import UNKNOWN, Directory
from callcenter.service.estimate import Estimator
from callcenter.service.flow_files import FlowFiles, sources
from callcenter.service.flow_versions import FlowVersions
from callcenter.service.housekeeping import Housekeeping
from callcenter.service.menus import Menus
from callcenter.service.reconciler import Reconciler
from callcenter.storage.memory_records import MemoryRecords
from ivr.outputs import Say
from tests.service.stage import ANA, Carrier, Noted, stage
from tests.virtual_time import EPOCH, run

FLOW = """
flow: main
language: en
start: end
steps:
  end: {do: hang-up, reason: over}
"""


class SlowRecords(MemoryRecords):
    """Records that take a minute."""

    async def cards(self, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
        """Answer after a minute."""
        await asyncio.sleep(60)
        return {}


def test_a_slow_directory_does_not_delay_a_call() -> None:
    """Half a second is all a look-up may cost; the caller is then unknown."""

    async def story() -> None:
        signals = Noted()
        begun = asyncio.get_running_loop().time()
        assert UNKNOWN == await Directory(SlowRecords(), signals).card("+1555")

        assert asyncio.get_running_loop().time() - begun <= 0.5
        assert ["directory"] == [where for where, _ in signals.faults]

    run(story())


def test_a_broken_directory_does_not_lose_a_call() -> None:
    """And once it works again, the customer is known."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        await records.save_person(CustomerCard(person="p1", name="Laura"), ("+1555",))
        directory = Directory(records, Noted())
        records.break_with(RecordsError("gone"))
        assert UNKNOWN == await directory.card("+1555")

        records.mend()
        assert "Laura" == (await directory.card("+1555")).name
        records.break_with(RecordsError("gone"))
        assert "Laura" == (await directory.card("+1555")).name
        directory.forget()
        assert UNKNOWN == await directory.card("+1555")

    run(story())


def test_the_directory_shows_what_was_changed_a_moment_ago() -> None:
    """Of a person or of their account, and of a number that two people shared; the others stay at hand."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        await records.save_person(CustomerCard(person="p1", account="acme", tier="B"), ("+1555",))
        await records.save_person(CustomerCard(person="p2"), ("+1555", "+1666"))
        directory = Directory(records, Noted())
        records.books.watch(directory.hear)
        assert UNKNOWN == await directory.card("+1555")
        assert "p2" == (await directory.card("+1666")).person

        await records.save_person(CustomerCard(person="p2"), ("+1666",))
        assert "p1" == (await directory.card("+1555")).person
        account = await records.books.get(Account, "acme")
        assert account is not None
        await put(records.books, replace(account, tier="A"), "ada", 7.0)
        assert "A" == (await directory.card("+1555")).tier
        assert "p2" == (await directory.card("+1666")).person
        records.break_with(RecordsError("gone"))
        assert "p2" == (await directory.card("+1666")).person

    run(story())


def test_what_a_card_lacks_is_no_reason_to_lose_the_customer() -> None:
    """Who spoke last cannot be found out, or not in time: the card is good without it."""

    async def slow(_cards: Mapping[str, CustomerCard]) -> Mapping[str, CustomerCard]:
        await asyncio.sleep(60)
        raise AssertionError("nobody waits so long")

    async def broken(_cards: Mapping[str, CustomerCard]) -> Mapping[str, CustomerCard]:
        raise RecordsError("gone")

    async def story() -> None:
        records, signals = MemoryRecords(), Noted()
        await records.open()
        await records.save_person(CustomerCard(person="p1", name="Laura"), ("+1555",))
        for enrich in (slow, broken):
            assert "Laura" == (await Directory(records, signals, enrich=enrich).card("+1555")).name
        assert ["directory", "directory"] == [where for where, _ in signals.faults]

    run(story())


def test_the_directory_looks_again_after_a_minute() -> None:
    """Another process may have changed a customer."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        directory = Directory(records, Noted())
        assert UNKNOWN == await directory.card("+1555")
        await records.save_person(CustomerCard(person="p1", name="Laura"), ("+1555",))
        assert UNKNOWN == await directory.card("+1555")
        await asyncio.sleep(61)
        assert "Laura" == (await directory.card("+1555")).name

    run(story())


def test_the_estimate_is_the_handling_time_for_each_place_in_line() -> None:
    """One agent who is busy for a minute a call, with quiet minutes in between that do not count.

    Nothing is said before three calls were handled, nor while nobody is there.
    """

    async def story() -> None:
        async with stage() as on:
            await on.furnish(ANA)
            estimator = Estimator(lambda: on.runner.floor)
            on.runner.feed.subscribe(estimator.on_commit)
            desk = Desk(on.runner)
            for number in range(3):
                assert estimator.wait("sales", 1) is None
                await on.call(f"k{number}")
                await desk.accept("ana", f"k{number}.1")
                await on.runner.submit(c.BindLeg(f"a{number}", "ana", f"k{number}.1"))
                await asyncio.sleep(60)
                await desk.hang_up("ana", f"k{number}")
                await desk.dispose("ana", f"k{number}", "done")
                await desk.finish_wrap_up("ana", f"k{number}")
                await asyncio.sleep(600)
            first, second = estimator.wait("sales", 1), estimator.wait("sales", 2)
            assert first is not None
            assert second is not None
            assert 55 <= first <= 65
            assert 105 <= second <= 125
            assert estimator.next_wait("sales") == first

            await on.runner.submit(c.RequestPresence("ana", Presence.NOT_READY, "break"))
            assert estimator.wait("sales", 1) is None

    run(story())


def test_a_leg_the_provider_does_not_know_is_lost_and_its_contact_ends() -> None:
    """After a restart nobody waits on a line that is dead."""

    async def story() -> None:
        async with stage() as on:
            await on.furnish_deserted()
            await on.call("k1")
            await on.call("k2")
            await asyncio.sleep(10)
            carrier = Carrier()
            carrier.legs = frozenset({"k2"})
            reconciler = Reconciler(
                carrier, on.runner.submit, on.runner.clock, on.signals, lambda: True, interval=30
            )
            assert 1 == await reconciler.once()

            assert ["k2"] == list(on.runner.floor.state.contacts)

    run(story())


def test_a_provider_that_cannot_tell_ends_nobody() -> None:
    """No answer is not an empty answer; it is asked again."""

    async def story() -> None:
        async with stage() as on:
            await on.furnish_deserted()
            await on.call("k1")
            carrier = Carrier()
            carrier.failures = [TryAgain("429")]
            reconciler = Reconciler(
                carrier, on.runner.submit, on.runner.clock, on.signals, lambda: True, interval=30
            )
            await reconciler.start()
            await asyncio.sleep(20)
            assert Phase.WAITING is on.runner.floor.state.contacts["k1"].phase
            await asyncio.sleep(20)
            await reconciler.stop()

            assert {} == on.runner.floor.state.contacts
            assert ["reconcile"] == [where for where, _ in on.signals.faults]

    run(story())


def test_a_refusal_at_the_desk_is_an_answer() -> None:
    """Somebody else was quicker: False, no error."""

    async def story() -> None:
        async with stage() as on:
            desk = Desk(on.runner)
            await on.furnish(ANA)

            assert not await desk.accept("ana", "k1.1")
            assert not await desk.decline("ana", "k1.1")
            assert await desk.set_presence("ana", Presence.NOT_READY, "break")

    run(story())


async def test_the_shipped_flows_are_sound() -> None:
    """All files that come with the house can be used."""
    menus = Menus()
    files = FlowFiles(menus, Noted())

    await files.load()

    assert [] == files.errors
    assert "main" in menus.library.current.flows


def test_the_menus_tell_what_was_said_where_a_call_rests() -> None:
    """For the timeline: the question itself, and nothing once its flow is no longer known."""

    async def story() -> None:
        menus = Menus()
        await FlowFiles(menus, Noted()).load()
        turn = await menus.begin("main", UNKNOWN, {"open": True})
        stored = menus.stored("k1", turn)
        assert all(each.text in menus.said(stored) for each in turn.prompts[-1:] if isinstance(each, Say))
        assert menus.said(stored)
        assert () == menus.said({**stored, "version": "gone"})

    run(story())


async def test_a_broken_flow_file_keeps_its_last_good_version_and_says_so(tmp_path: Path) -> None:
    """An editor's slip at noon must not silence the telephone."""
    (tmp_path / "main.yaml").write_text(FLOW, encoding="utf-8")
    menus = Menus()
    files = FlowFiles(menus, Noted(), tmp_path)
    await files.load()
    good = menus.library.current.version
    (tmp_path / "main.yaml").write_text(FLOW.replace("hang-up", "hung-up"), encoding="utf-8")

    await files.load()

    assert good == menus.library.current.version
    assert ["main.yaml"] == sorted({problem.file for problem in files.errors})
    (tmp_path / "main.yaml").write_text(FLOW.replace("over", "done"), encoding="utf-8")
    await files.load()
    assert [] == files.errors
    assert good != menus.library.current.version


def test_what_is_old_is_thrown_away() -> None:
    """Answers of yesterday, sessions that ended."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            await on.journal.append(Batch(answers=[Answer("old", EPOCH - 90_000, b"[]")]))
            await records.save_user(User("ana", "x"))
            await records.add_session(Session("t", "ana", EPOCH - 10, EPOCH - 1))
            clock = on.runner.clock
            versions = FlowVersions(
                records.books, Menus(), lambda: on.runner.floor.state, clock, on.signals, "main"
            )
            await Housekeeping(on.journal, records, versions, clock, on.signals).tidy()

            assert [] == await on.journal.answers(0.0)
            assert 0 == await records.forget_sessions(EPOCH)

    run(story())


def test_only_flow_files_are_read(tmp_path: Path) -> None:
    """Notes and backups beside them are left alone."""
    (tmp_path / "main.yaml").write_text(FLOW, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    assert ["main.yaml"] == [source.file for source in sources(tmp_path)]
