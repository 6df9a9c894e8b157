"""Every journal keeps intents, answers and the snapshot with the rows they belong to."""

import pytest
from msgspec.structs import replace

from callcenter.ports.journal import Answer, Batch, Intent, Journal, JournalConflict, Snapshot
from tests.rows import batch, row, seqs

pytestmark = pytest.mark.contract


def intent(id: str, at: float = 1.0) -> Intent:
    """Return an intent of some kind."""
    return Intent(id, at, "c1", "RingAgent", b'{"agent": "a1"}')


async def test_intents_wait_until_they_are_settled(journal: Journal) -> None:
    """Those that wait come oldest first, and at one time in the order they were given."""
    await journal.append(Batch(rows=[row(1)], intents=[intent("z"), intent("a"), intent("m", at=0.5)]))
    assert await journal.intents() == [intent("m", at=0.5), intent("z"), intent("a")]
    await journal.append(Batch(settled=["z"]))
    assert [found.id for found in await journal.intents()] == ["m", "a"]


async def test_settling_what_is_not_there_is_no_error(journal: Journal) -> None:
    """An intent may be reported finished twice, or be wished and finished in one batch."""
    await journal.append(Batch(intents=[intent("i")], settled=["i", "never seen"]))
    await journal.append(Batch(settled=["i"]))
    assert await journal.intents() == []


async def test_an_intent_that_waits_cannot_be_wished_again(journal: Journal) -> None:
    """Its id is its idempotency key; nothing of the second batch is kept."""
    await journal.append(Batch(intents=[intent("i")]))
    with pytest.raises(JournalConflict):
        await journal.append(Batch(rows=[row(1)], intents=[intent("i", at=2.0)]))
    with pytest.raises(JournalConflict):
        await journal.append(Batch(intents=[intent("j"), intent("j")]))
    assert await journal.intents() == [intent("i")]
    assert await seqs(journal) == []


async def test_answers_are_found_by_time(journal: Journal) -> None:
    """Those since a time, it included, oldest first; of two under one key the later stays."""
    await journal.append(Batch(answers=[Answer("b", 2.0, b"two"), Answer("a", 1.0, b"one")]))
    await journal.append(Batch(answers=[Answer("c", 3.0, b"three"), Answer("b", 4.0, b"four")]))
    assert await journal.answers(since=0) == [
        Answer("a", 1.0, b"one"),
        Answer("c", 3.0, b"three"),
        Answer("b", 4.0, b"four"),
    ]
    assert [answer.key for answer in await journal.answers(since=3.0)] == ["c", "b"]


async def test_one_batch_may_answer_a_key_twice(journal: Journal) -> None:
    """The later answer stays."""
    await journal.append(Batch(answers=[Answer("k", 1.0, b"no"), Answer("k", 2.0, b"yes")]))
    assert await journal.answers(since=0) == [Answer("k", 2.0, b"yes")]


async def test_old_answers_are_forgotten(journal: Journal) -> None:
    """However many there are; the time itself is not older than itself."""
    for number in range(250):
        await journal.append(Batch(answers=[Answer(f"k{number}", float(number), b"")]))
    await journal.forget_answers(before=240.0)
    assert [answer.at for answer in await journal.answers(since=0)] == [float(n) for n in range(240, 250)]


async def test_a_young_answer_is_not_forgotten_with_the_old_ones_of_its_batch(journal: Journal) -> None:
    """Whatever becomes of those."""
    await journal.append(Batch(answers=[Answer("old", 1.0, b""), Answer("young", 9.0, b"")]))
    await journal.forget_answers(before=5.0)
    assert [answer.key for answer in await journal.answers(since=5.0)] == ["young"]


async def test_the_newest_snapshot_is_kept(journal: Journal) -> None:
    """An older one that comes late does not replace it."""
    await journal.save_snapshot(Snapshot(10, 1.0, b"ten"))
    await journal.save_snapshot(Snapshot(20, 2.0, b"x" * 3_000_000))
    await journal.save_snapshot(Snapshot(15, 3.0, b"fifteen"))
    assert await journal.snapshot() == Snapshot(20, 2.0, b"x" * 3_000_000)


async def test_rows_are_rewritten_where_they_stand(journal: Journal) -> None:
    """What a row says and its cause; its number, time, kind and contact stay, and so do the others."""
    await journal.append(Batch(rows=[row(number) for number in range(1, 2501)]))
    await journal.rewrite([replace(row(number), payload=b"{}", kind="x") for number in range(1, 2301)])
    await journal.rewrite([replace(row(2400), cause=b"{}"), row(9999)])
    rows = [each async for found in journal.read() for each in found]
    assert rows[:2300] == [replace(row(number), payload=b"{}") for number in range(1, 2301)]
    assert rows[2300:] == [
        replace(row(number), cause=b"{}" if number == 2400 else None) for number in range(2301, 2501)
    ]
    await journal.append(batch(2501))
    assert await journal.last() == 2501
