"""Every store of records keeps the versions of documents, and who made them, alike."""

import asyncio

import pytest

from callcenter.ports.records import (
    AuditLine,
    Configuration,
    Edition,
    FlowText,
    Records,
    Session,
    StaleVersion,
    User,
)

pytestmark = pytest.mark.contract


async def test_every_version_of_the_configuration_stays(records: Records) -> None:
    """With who and when, the newest first."""
    for number in (1, 2, 3):
        await records.save_configuration({"n": number}, number - 1, f"user{number}", float(number))
    assert await records.configuration_at(2) == Configuration(2, {"n": 2})
    assert await records.configuration_at(4) is None
    assert await records.configuration_history(2) == [Edition(3, 3.0, "user3"), Edition(2, 2.0, "user2")]


async def test_flow_files_have_versions_of_their_own(records: Records) -> None:
    """By name: the newest of each, any older one, and their history."""
    assert await records.flows() == []
    assert await records.save_flow("main.yaml", "one", 0, "ada", 1.0) == 1
    assert await records.save_flow("main.yaml", "两", 1, "bob", 2.0) == 2
    assert await records.save_flow("a.yaml", "other", 0, "ada", 3.0) == 1
    assert await records.flows() == [FlowText("a.yaml", 1, "other"), FlowText("main.yaml", 2, "两")]
    assert await records.flow("main.yaml", 1) == FlowText("main.yaml", 1, "one")
    assert await records.flow("main.yaml", 3) is None
    assert await records.flow_history("main.yaml") == [Edition(2, 2.0, "bob"), Edition(1, 1.0, "ada")]
    assert await records.flow_history("none.yaml") == []


async def test_of_two_who_publish_at_once_one_wins(records: Records) -> None:
    """And whoever read an older version is stale."""
    outcomes = await asyncio.gather(
        *(records.save_flow("main.yaml", str(n), 0, "ada", 1.0) for n in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["StaleVersion"] * 2 + ["int"]
    with pytest.raises(StaleVersion):
        await records.save_flow("main.yaml", "late", 0, "bob", 2.0)
    assert len(await records.flow_history("main.yaml")) == 1


async def test_all_sessions_of_a_user_end_but_one(records: Records) -> None:
    """Those of others stay."""
    for name in ("ada", "bob"):
        await records.save_user(User(name, "hash"))
    for token, name in (("t1", "ada"), ("t2", "ada"), ("t3", "bob")):
        await records.add_session(Session(token, name, 0.0, 10.0))
    assert await records.end_sessions("ada", keep="t2") == ["t1"]
    assert [await records.session(token, 1.0) is not None for token in ("t1", "t2", "t3")] == [
        False,
        True,
        True,
    ]
    assert await records.end_sessions("ada") == ["t2"]
    assert await records.end_sessions("nobody") == []


async def test_the_audit_trail_is_read_page_by_page(records: Records) -> None:
    """The newest first; `before` continues where the last page ended."""
    for number in range(5):
        await records.audit(float(number), "ada", f"what.{number}", {"n": number})
    first = await records.audit_lines(2)
    assert [(line.at, line.who, line.what, line.detail) for line in first] == [
        (4.0, "ada", "what.4", {"n": 4}),
        (3.0, "ada", "what.3", {"n": 3}),
    ]
    rest = await records.audit_lines(10, before=first[-1].id)
    assert [line.what for line in rest] == ["what.2", "what.1", "what.0"]
    assert isinstance(rest[0], AuditLine)


async def test_the_audit_trail_is_searched(records: Records) -> None:
    """By who exactly, by how the word begins (its case and its signs count), and by both."""
    for who, what in (
        ("ada", "user.added"),
        ("bob", "user.changed"),
        ("ada", "flow_published"),
        ("ada", "User"),
    ):
        await records.audit(1.0, who, what, {})

    async def found(who: str = "", what: str = "") -> list[tuple[str, str]]:
        return [(line.who, line.what) for line in await records.audit_lines(10, who=who, what=what)]

    assert [what for _, what in await found(who="ada")] == ["User", "flow_published", "user.added"]
    assert await found(what="user.") == [("bob", "user.changed"), ("ada", "user.added")]
    assert await found(who="ada", what="user.") == [("ada", "user.added")]
    assert await found(what="flow.") == await found(what="%") == []
    newest = await records.audit_lines(1, who="ada")
    assert [line.what for line in await records.audit_lines(1, newest[0].id, "ada")] == ["flow_published"]
