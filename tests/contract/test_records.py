"""Every store of records keeps users, sessions and configurations alike."""

import asyncio

import pytest
from msgspec.structs import replace

from callcenter.ports.records import Configuration, Records, RecordsError, Session, StaleVersion, User
from tests.rows import batch, seqs
from tests.stores import Home

pytestmark = pytest.mark.contract

ADA = User(
    "ada",
    "$argon2id$hash",
    display="Ada Lovelace",
    agent="a1",
    roles=("agent", "supervisor"),
    language="zh-CN",
    email="ada@house.example",
)
BOB = User("bob", "$argon2id$other", roles=(), active=False)


async def test_a_user_comes_back_as_saved(records: Records) -> None:
    """By name, or among all, in order of names; unknown ones are None."""
    await records.save_user(BOB)
    await records.save_user(ADA)
    cid = replace(ADA, name="Cid")
    await records.save_user(cid)
    assert await records.user("ada") == ADA
    assert await records.user("bob") == BOB
    assert await records.users() == [cid, ADA, BOB]
    assert await records.user("ADA") is None


async def test_saving_a_user_again_replaces_every_field(records: Records) -> None:
    """And leaves the user's sessions alone."""
    await records.save_user(ADA)
    await records.add_session(Session("t", "ada", 1.0, 100.0))
    changed = User("ada", "$argon2id$new", display="A.", roles=("administrator",), active=False)
    await records.save_user(changed)
    assert await records.users() == [changed]
    assert await records.session("t", now=2.0) is not None


async def test_a_session_lives_until_it_expires(records: Records) -> None:
    """At its end it is over already; an unknown token has none."""
    session = Session("t", "ada", created_at=1.25, expires_at=100.5)
    await records.save_user(ADA)
    await records.add_session(session)
    assert await records.session("t", now=100.25) == session
    assert await records.session("t", now=100.5) is None
    assert await records.session("other", now=2.0) is None


async def test_a_session_can_be_extended(records: Records) -> None:
    """Its end moves, nothing else; an unknown one is no error."""
    await records.save_user(ADA)
    await records.add_session(Session("t", "ada", 1.0, 100.0))
    await records.extend_session("t", 200.0)
    await records.extend_session("other", 200.0)
    assert await records.session("t", now=150.0) == Session("t", "ada", 1.0, 200.0)
    assert await records.session("other", now=150.0) is None


async def test_sessions_end_and_are_forgotten(records: Records) -> None:
    """One by one, even if unknown; and all expired ones at once, counted."""
    await records.save_user(ADA)
    for number in range(5):
        await records.add_session(Session(f"t{number}", "ada", 0.0, 10.0 * number))
    await records.end_session("t4")
    await records.end_session("t4")
    assert await records.session("t4", now=1.0) is None
    assert await records.forget_sessions(now=20.0) == 3
    assert await records.forget_sessions(now=20.0) == 0
    assert await records.session("t3", now=20.0) is not None


async def test_a_session_needs_a_known_user_and_a_new_token(records: Records) -> None:
    """Neither a stranger nor somebody else's token gets in."""
    await records.save_user(ADA)
    await records.save_user(BOB)
    await records.add_session(Session("t", "ada", 1.0, 100.0))
    with pytest.raises(RecordsError):
        await records.add_session(Session("u", "nobody", 1.0, 100.0))
    with pytest.raises(RecordsError):
        await records.add_session(Session("t", "bob", 1.0, 100.0))
    found = await records.session("t", now=2.0)
    assert found is not None
    assert found.user == "ada"


async def test_a_configuration_grows_by_one_version(records: Records) -> None:
    """The newest comes back whole, with its keys in their order."""
    assert await records.configuration() is None
    first = {"queues": [{"id": "sales", "name": {"zh": "销售", "en": "Sales"}}], "b": 1, "a": None}
    assert await records.save_configuration(first, expected=0, by="ada", now=1.0) == 1
    second = first | {"c": [1.5, True]}
    assert await records.save_configuration(second, expected=1, by="ada", now=2.0) == 2
    newest = await records.configuration()
    assert newest == Configuration(2, second)
    assert list(newest.document) == ["queues", "b", "a", "c"]


@pytest.mark.parametrize("expected", [0, 2, -1])
async def test_a_stale_version_changes_nothing(records: Records, expected: int) -> None:
    """Who read another version than the current one is refused."""
    await records.save_configuration({"n": 1}, expected=0, by="ada", now=1.0)
    with pytest.raises(StaleVersion):
        await records.save_configuration({"n": 2}, expected=expected, by="bob", now=2.0)
    assert await records.configuration() == Configuration(1, {"n": 1})


async def test_of_two_who_save_at_once_one_wins(records: Records) -> None:
    """Whoever comes second is stale, however close they are."""
    outcomes = await asyncio.gather(
        *(records.save_configuration({"n": n}, expected=0, by="ada", now=1.0) for n in range(4)),
        return_exceptions=True,
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["StaleVersion"] * 3 + ["int"]
    newest = await records.configuration()
    assert newest is not None
    assert newest.version == 1
    assert outcomes[newest.document["n"]] == 1


async def test_what_was_handed_out_is_a_copy(records: Records) -> None:
    """Changing a document afterwards changes nothing that is kept."""
    document = {"queues": ["sales"]}
    await records.save_configuration(document, expected=0, by="ada", now=1.0)
    document["queues"].append("more")
    found = await records.configuration()
    assert found is not None
    found.document["queues"].append("other")
    assert await records.configuration() == Configuration(1, {"queues": ["sales"]})


async def test_reopening_finds_everything(home: Home) -> None:
    """What was saved is there for the next who open the store."""
    first = home.records()
    await first.open()
    await first.save_user(ADA)
    await first.close()
    await first.close()
    with pytest.raises(RecordsError):
        await first.user("ada")
    second = home.records()
    await second.open()
    assert await second.user("ada") == ADA
    await second.save_user(replace(ADA, display="A."))
    await second.close()


async def test_records_and_journal_write_side_by_side(home: Home, records: Records) -> None:
    """Both share one store, and neither turns the other away."""
    journal = home.journal()
    await journal.open()
    await asyncio.gather(
        *(journal.append(batch(number)) for number in range(1, 51)),
        *(records.audit(float(number), "ada", "did", {}) for number in range(20)),
    )
    assert await seqs(journal) == list(range(1, 51))
    assert len(await records.audit_trail()) == 20
    await journal.close()


async def test_old_lines_of_the_trail_are_forgotten(records: Records) -> None:
    """Those before a time, counted; the others stay as they were, under their ids."""
    for at in (1.0, 2.0, 3.0):
        await records.audit(at, "ada", f"did.{at:g}", {})
    before = await records.audit_lines(10)
    assert await records.old_audit(2.0) == 1
    assert await records.forget_audit(2.0) == 1
    assert await records.old_audit(2.0) == 0
    assert await records.forget_audit(2.0) == 0
    assert await records.audit_lines(10) == before[:2]
    await records.audit(4.0, "ada", "did.4", {})
    assert (await records.audit_lines(1))[0].id > before[0].id
