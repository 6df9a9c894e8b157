"""Surveys over HTTP: the page behind a link, answers by hand, what it comes to, the closed loop."""

import re
from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account, TeamRole
from callcenter.accounts.book import Consent
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Suppression, fingerprint
from callcenter.accounts.surveys import Invitation
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task
from callcenter.outbound.gate.kept import DoNotCall
from callcenter.ports.books import put
from callcenter.ports.records import User
from callcenter.ports.telephony import Refused
from callcenter.service.signals import Signals
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage

DAY = 86400.0
SURVEY = {
    "id": "s",
    "name": {"en": "Our <service>", "zh-CN": "我们的服务"},
    "questions": [
        {"id": "csat", "text": {"en": "Content?", "zh-CN": "满意吗？"}, "low": 2},
        {"id": "likely", "measure": "nps", "least": 0, "most": 10},
    ],
}


@pytest.fixture(autouse=True)
async def _house(stage: Stage) -> None:
    """A house that asks, and one account of max's."""
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | {"surveys": [SURVEY]}, keeper.version, "test")
    await stage.records.save_user(User("max", HASH, "Max", "", ("account_manager",)))
    account = Account("acme", company="Acme", manager="bob", team=(TeamRole("max", "manager"),))
    await put(stage.parts.books, account, "", 0.0)


async def post(browser: Browser, path: str, body: Any, status: int = 200) -> Any:
    """Return the JSON of an answer that has this status."""
    response = await browser.post(f"/api/v1{path}", json=body)
    assert status == response.status, await response.text()
    return await response.json()


async def link_of(browser: Browser, **about: Any) -> str:
    """Return the path of a new link."""
    made = await post(browser, "/surveys/s/invitations", {"account": "acme", **about})
    return str(made["link"][made["link"].index("/survey/") :])


async def test_a_customer_answers_on_a_page(stage: Stage, visit: Visit) -> None:
    """Without signing in, once; the page runs no script and says what it is in the customer's language."""
    ann, customer = await visit("ann"), await visit()
    path = await link_of(ann, language="en")
    page = await customer.get(path)
    text = await page.text()
    assert (200, "text/html") == (page.status, page.content_type)
    assert '<html lang="en">' in text
    assert "Our &lt;service&gt;" in text
    assert 16 == len(re.findall('type="radio"', text))
    assert "script" not in text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    missing = await customer.post(path, data={"comment": "Nothing"})
    assert (422, True) == (missing.status, 'role="alert"' in await missing.text())
    thanks = await customer.post(path, data={"q-csat": "5", "q-likely": "10", "comment": "Fine"})
    assert (200, True) == (thanks.status, "Thank you" in await thanks.text())
    again = await customer.post(path, data={"q-csat": "1"})
    assert (410, True) == (again.status, "does not hold" in await again.text())
    answers = (await (await (await visit("sue")).get("/api/v1/surveys/s/answers")).json())["answers"]
    assert [("link", "acme", "Fine")] * 2 == [(a["source"], a["account"], a["comment"]) for a in answers]


async def test_the_page_speaks_chinese(visit: Visit) -> None:
    """As the invitation says, whatever the browser says."""
    path = await link_of(await visit("ann"), language="zh-CN")
    text = await (await (await visit()).get(path, headers={"Accept-Language": "en"})).text()
    assert '<html lang="zh-CN">' in text
    assert "满意吗？" in text


@pytest.mark.parametrize("sent", [{"q-csat": "9"}, {"q-weather": "1"}])
async def test_a_mark_that_no_page_of_ours_sends_is_no_answer(
    stage: Stage, visit: Visit, sent: dict[str, str]
) -> None:
    """Nothing is kept, and the link holds."""
    path, customer = await link_of(await visit("ann")), await visit()
    assert 422 == (await customer.post(path, data=sent)).status
    assert 200 == (await customer.get(path)).status


async def test_nobody_guesses_a_link(visit: Visit) -> None:
    """After ten wrong ones an address waits."""
    guesser = await visit()
    tries = [(await guesser.get(f"/survey/guess{number}")).status for number in range(12)]
    assert [404] * 10 + [429] * 2 == tries


async def test_a_link_goes_out_as_a_message(stage: Stage, visit: Visit) -> None:
    """To the number, in the customer's language; what cannot be sent is told."""
    sent: list[tuple[str, ...]] = []

    async def write(*message: str) -> None:
        if message[1].endswith("9"):
            raise Refused("no")
        sent.append(message)

    object.__setattr__(stage.parts, "write", write)
    ann = await visit("ann")
    made = await post(ann, "/surveys/s/invitations", {"number": "+14155550141", "language": "en"})
    assert (True, "+14155550141") == (made["sent"], sent[0][1])
    assert made["link"] in sent[0][3]
    for number, code, status in (("+14155550139", "message_failed", 409), ("x", "bad_number", 422)):
        refused = await post(ann, "/surveys/s/invitations", {"number": number}, status)
        assert code == refused["code"]


async def test_no_message_goes_to_who_does_not_want_one(stage: Stage, visit: Visit) -> None:
    """Who said stop, was erased, or took the consent back; and not in quiet hours. Each with its rule."""
    sent: list[tuple[str, ...]] = []

    async def write(*message: str) -> None:
        sent.append(message)

    object.__setattr__(stage.parts, "write", write)
    ann, books, now = await visit("ann"), stage.parts.books, stage.clock.time
    await put(books, DoNotCall("d1", number="+14155550151", at=now), "", now)
    await put(books, Person("p2", name="Li", numbers=("+14155550152",)), "", now)
    taken_back = Consent("c1", person="p2", purpose="survey", at=now - 5, withdrawn_at=now)
    await put(books, taken_back, "", now)
    key = await stage.parts.customers.suppressed.key()
    await put(books, Suppression(fingerprint("+14155550153", key)), "", now)
    for number, rule in (("+14155550151", "ALL-01"), ("+14155550152", "EU-02"), ("+14155550153", "ALL-01")):
        refused = await post(ann, "/surveys/s/invitations", {"number": number}, 403)
        assert ("message_denied", [rule]) == (refused["code"], refused["problems"])
    quiet = {
        "kind": "window",
        "id": "night",
        "says": {"en": "Not now.", "zh-CN": "现在不行。"},
        "hours": {"every": "never"},
    }
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | {"calling": {"rules": [quiet]}}, keeper.version, "test")
    late = await post(ann, "/surveys/s/invitations", {"number": "+14155550154"}, 403)
    assert ("night: Not now.", []) == (late["detail"], sent)
    assert 0 == await books.count(Invitation)


async def test_two_points_open_a_case_with_a_call_back(stage: Stage, visit: Visit) -> None:
    """Written down by an agent; the account manager has the call, the loop counts it."""
    ann, sue = await visit("ann"), await visit("sue")
    await post(ann, "/surveys/s/answers", {"marks": {"csat": 2}, "account": "acme", "comment": "Slow"})
    for kind in stage.parts.follow_up.due_kinds(Signals()):
        await kind.run_due(stage.clock.time)
    (case,) = await stage.parts.books.find(Case)
    (task,) = await stage.parts.books.find(Task)
    assert ("bob", "bob", "Slow", case.id) == (task.owner, case.owner, case.text, task.case)
    loop = await (await sue.get("/api/v1/surveys/s/loop")).json()
    assert (1, 1, 0) == (loop["low"], loop["with_case"], loop["called_back"])
    result = await (await (await visit("max")).get("/api/v1/surveys/s/result?account=acme")).json()
    assert [(1, True), (0, False)] == [(score["n"], score["hidden"]) for score in result["scores"]]


async def test_a_repeated_low_mark_goes_to_the_head_of_the_department(stage: Stage, visit: Visit) -> None:
    """The first is the account manager's alone; so is one that comes after the days of the survey (FL-13)."""
    keeper = stage.parts.keeper
    quality = {"id": "quality", "name": {"en": "Quality"}, "head": "tia"}
    asks = SURVEY | {"department": "quality", "repeat_days": 30}
    await keeper.change(
        keeper.document | {"departments": [quality], "surveys": [asks]}, keeper.version, "test"
    )
    await stage.records.save_user(User("tia", HASH, "Tia", "", ("department",)))
    alone: tuple[Any, ...] = ("agent", "normal", [], [])
    found: list[tuple[Any, ...]] = []
    for days in (0, 20, 40):
        stage.clock.time += days * DAY
        ann, bob, tia = await visit("ann"), await visit("bob"), await visit("tia")
        await post(ann, "/surveys/s/answers", {"marks": {"csat": 2}, "account": "acme"})
        for kind in stage.parts.follow_up.due_kinds(Signals()):
            await kind.run_due(stage.clock.time)
        (task,) = await listed(bob, "tasks", kind="call_back")
        case = await read(bob, f"/cases/{task['case']}")
        told = sorted(each["what"] for each in await listed(tia, "notices", unread="true"))
        found.append((case["case"]["step"], case["case"]["priority"], case["case"]["watchers"], told))
        await post(bob, f"/tasks/{task['id']}/move", {"to": "done"})
        await tia.post("/api/v1/notices/read")

    assert [alone, ("department_head", "high", ["bob"], ["assign", "escalated"]), alone] == found


async def read(browser: Browser, path: str, **query: str) -> Any:
    """Return what stands at a path."""
    response = await browser.get(f"/api/v1{path}", params=query)
    assert 200 == response.status, await response.text()
    return await response.json()


async def listed(browser: Browser, what: str, **query: str) -> list[dict[str, Any]]:
    """Return the list of a name that stands at the path of that name."""
    found: list[dict[str, Any]] = (await read(browser, f"/{what}", **query))[what]
    return found


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("tier", {"A": 2, "": 1}),
        ("agent", {"ann": 2, "bob": 1}),
        ("queue", {"": 3}),
        ("account", {"acme": 2, "": 1}),
    ],
)
async def test_the_report_in_groups(stage: Stage, visit: Visit, by: str, keys: dict[str, int]) -> None:
    """Each line counts its answers, and each number opens exactly those."""
    account = await stage.parts.books.get(Account, "acme")
    assert account is not None
    await put(stage.parts.books, replace(account, tier="A"), "", 0.0)
    ann = await visit("ann")
    for marks, about in (
        ({"csat": 2}, {"account": "acme", "agent": "ann"}),
        ({"csat": 5}, {"account": "acme", "agent": "bob"}),
        ({"csat": 1}, {"agent": "ann"}),
    ):
        await post(ann, "/surveys/s/answers", {"marks": marks, **about})
    for kind in stage.parts.follow_up.due_kinds(Signals()):
        await kind.run_due(stage.clock.time)
    stage.clock.time += 2 * DAY
    sue = await visit("sue")
    found = await read(sue, "/surveys/s/report", by=by)
    assert keys == {line["key"]: line["counts"]["answered"] for line in found["lines"]}
    assert (2, 2, 0) == tuple(found["whole"]["counts"][mark] for mark in ("low", "overdue", "called_back"))
    for line in found["lines"]:
        for mark, count in line["counts"].items():
            behind = await read(sue, "/surveys/s/report/answers", by=by, key=line["key"], mark=mark)
            assert count == behind["count"] == len(behind["answers"]), (line["key"], mark)


async def test_a_report_of_everybody_is_for_those_who_lead(visit: Visit) -> None:
    """An account manager has that of an account of theirs."""
    max_ = await visit("max")
    assert [403, 200] == [
        (await max_.get(f"/api/v1/surveys/s/report{query}")).status for query in ("", "?account=acme")
    ]


async def test_who_may_not_see_is_told_so(visit: Visit) -> None:
    """An agent writes answers down and reads none; an account manager reads those of their accounts."""
    ann, max_ = await visit("ann"), await visit("max")
    assert 403 == (await ann.get("/api/v1/surveys/s/answers")).status
    assert [403, 200] == [
        (await max_.get(f"/api/v1/surveys/s/answers{query}")).status for query in ("", "?account=acme")
    ]
    assert 404 == (await max_.get("/api/v1/surveys/x/result?account=acme")).status
