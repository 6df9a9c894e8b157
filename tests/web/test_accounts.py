"""Accounts through HTTP: kept, found, shown on one page, and guarded by versions and secrecy."""

from typing import Any

import msgspec
import pytest

from callcenter.accounts.account import Account
from callcenter.cases.approvals import Approval
from callcenter.service.accounts.promises import PromisesDue
from callcenter.service.follow_up.tools import Doer
from callcenter.web.parts import Parts
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

ACME = {"company": "Acme Pumps", "tier": "A", "manager": "ann", "deputy": "bob", "industry": "pumps"}


async def sent(browser: Browser, method: str, path: str, status: int = 200, /, **body: Any) -> Any:
    """Send JSON and return the answer, which has this status."""
    answer = await browser.request(method, f"/api/v1{path}", json=body)
    assert answer.status == status, await answer.text()
    return await answer.json() if answer.status != 204 else None


async def got(browser: Browser, path: str, status: int = 200) -> Any:
    """Read and return the answer, which has this status."""
    answer = await browser.get(f"/api/v1{path}")
    assert answer.status == status, await answer.text()
    return await answer.json()


def form_of(account: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the form of an account as it was read, with changes."""
    kept = {
        "id",
        "tier",
        "tiers",
        "credit",
        "credits",
        "created_at",
        "looked_at",
        "last_visit",
        "merged_into",
    }
    return {name: value for name, value in account.items() if name not in kept} | changes


async def graded(stage: Stage, made: Any) -> Any:
    """Have a second person agree to the tier that a new account was nominated for; return the account."""
    approvals = stage.parts.follow_up.approvals
    (asked,) = await stage.parts.books.find(Approval, {"target": made["id"]})
    await approvals.approve(asked.id, Doer(asked.holder, all=True))
    return msgspec.to_builtins(await stage.parts.books.get(Account, made["id"]))


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


async def test_a_new_account_has_its_tier_once_a_second_person_agrees(stage: Stage, sue: Browser) -> None:
    """Until then none; the history has the reason and who agreed (KA-01)."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    assert ("", ()) == (acme.get("tier", ""), tuple(acme.get("tiers", ())))
    (asked,) = (await got(sue, f"/approvals?box=all&account={acme['id']}"))["approvals"]
    assert ("nomination", "sue", [("tier", "", "A")]) == (
        asked["subject"],
        asked["requester"],
        [(each["name"], each["before"], each["after"]) for each in asked["changes"]],
    )
    assert asked["holder"] != "sue"
    assert "second_person" == (await sent(sue, "POST", f"/approvals/{asked['id']}/approve", 403))["code"]

    tiers = (await graded(stage, acme))["tiers"]

    assert [("A", asked["holder"], asked["reason"])] == [
        (line["tier"], line["by"], line["reason"]) for line in tiers
    ]


async def test_an_account_is_kept_and_shown_on_one_page(stage: Stage, sue: Browser) -> None:
    """With everything that belongs to it, and what is missing (KA-48, DU-04)."""
    acme = await graded(stage, await sent(sue, "POST", "/accounts", **ACME))
    where = f"/accounts/{acme['id']}"
    await sent(sue, "POST", "/people", name="Li Wei", account=acme["id"], numbers=["+86 138 0055 0102"])
    for text, urgency in (("later", 1), ("at once", 5)):
        await sent(sue, "POST", f"{where}/needs", text=text, urgency=urgency)
    await sent(sue, "POST", f"{where}/promises", text="an offer", owner="sue", due=2_000_000.0)
    await sent(sue, "POST", f"{where}/contracts", name="frame", ends_on="1970-02-12", value="1000.10")

    page = await got(sue, where)

    assert ["at once", "later"] == [need["text"] for need in page["needs"]]
    assert ["+8613800550102"] == page["people"][0]["numbers"]
    assert "1000.10" == page["contracts"][0]["value"]
    assert ["A"] == [line["tier"] for line in page["account"]["tiers"]]
    assert "credit" in page["completeness"]["missing"]
    assert ["contract_ending", "overdue_visit"] == [each["id"] for each in page["health"]["reasons"]]
    assert (24, 30) == (page["tier"].get("response_hours") or 24, page["visit_cycle"])


async def test_the_second_of_two_editors_is_told(sue: Browser, visit: Visit) -> None:
    """What was changed meanwhile is not written over."""
    ada = await visit("ada")
    acme = await sent(sue, "POST", "/accounts", **ACME)
    where = f"/accounts/{acme['id']}"
    await sent(ada, "PUT", where, **form_of(acme, note="from Ada"))

    refused = await sent(sue, "PUT", where, 409, **form_of(acme, note="from Sue"))

    assert "stale_version" == refused["code"]
    assert "from Ada" == (await got(sue, where))["account"]["note"]


async def test_what_belongs_to_an_account_is_changed_and_dropped_in_its_version(sue: Browser) -> None:
    """A stale version is refused there, too."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    need = await sent(sue, "POST", f"/accounts/{acme['id']}/needs", text="faster", importance=5)
    where = f"/needs/{need['id']}"

    changed = await sent(sue, "PUT", where, text="faster", importance=4, status="met", version=1)
    await sent(sue, "PUT", where, 409, text="slower", version=1)
    await sent(sue, "DELETE", where, 409, version=1)
    await sent(sue, "DELETE", where, 204, version=2)

    assert ("met", "sue", 2) == (changed["status"], changed["by"], changed["version"])
    assert [] == (await got(sue, f"/accounts/{acme['id']}/needs"))["needs"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"company": " "}, "company_missing"),
        ({"tier": "Z"}, "unknown_tier"),
        ({"manager": "nobody"}, "unknown_agent"),
        ({"stage": "dreaming"}, "invalid_request"),
        ({"secrecy_until": "soon"}, "invalid_request"),
        ({"tiers": []}, "invalid_request"),
        ({"credit": {"grade": "A"}}, "invalid_request"),
    ],
)
async def test_what_does_not_fit_is_refused(sue: Browser, change: dict[str, Any], code: str) -> None:
    """Nothing is kept."""
    answer = await sue.post("/api/v1/accounts", json=ACME | change)

    assert code == (await answer.json())["code"]
    assert [] == (await got(sue, "/accounts"))["accounts"]


async def test_accounts_are_found_by_the_words_in_them(stage: Stage, sue: Browser) -> None:
    """In whatever case, in Chinese without spaces, with the other fields as everywhere."""
    for company, tier in (("Blue Steel Works", "A"), ("上海钢铁贸易", "A"), ("Steelwind", "B")):
        made = await sent(sue, "POST", "/accounts", **ACME | {"company": company, "tier": tier})
        await graded(stage, made)

    async def companies(query: str) -> list[str]:
        return [each["company"] for each in (await got(sue, f"/accounts?words={query}"))["accounts"]]

    assert ["Blue Steel Works", "Steelwind"] == await companies("STEEL")
    assert ["Blue Steel Works"] == await companies("steel&tier=A")
    assert ["上海钢铁贸易"] == await companies("钢铁")
    assert [] == await companies("copper")


async def test_accounts_are_found_by_what_they_begin_with_and_page_by_page(sue: Browser) -> None:
    """Each once, in order."""
    for company in ("Beta", "Alpha", "Alphorn", "Gamma"):
        await sent(sue, "POST", "/accounts", **ACME | {"company": company})

    found = await got(sue, "/accounts?company=Alph")
    first = await got(sue, "/accounts?limit=3")
    rest = await got(sue, f"/accounts?limit=3&after={first['after']}")

    assert ["Alpha", "Alphorn"] == [each["company"] for each in found["accounts"]]
    assert ["Alpha", "Alphorn", "Beta"] == [each["company"] for each in first["accounts"]]
    assert (["Gamma"], "") == ([each["company"] for each in rest["accounts"]], rest["after"])
    await got(sue, "/accounts?after=nonsense", 422)


async def test_a_secret_file_is_read_by_those_it_is_meant_for_and_that_is_noted(
    sue: Browser, visit: Visit, stage: Stage
) -> None:
    """An agent is not cleared; the account's manager is; who read it stands in the trail (DA-08)."""
    await stage.records.save_user(stage.user("bob", "agent"))
    bob, ann = await visit("bob"), await visit("ann")
    secret = await sent(sue, "POST", "/accounts", **ACME | {"deputy": "", "secrecy": "secret"})
    where = f"/accounts/{secret['id']}"

    assert "secret_file" == (await got(bob, where, 403))["code"]
    assert [] == (await got(bob, "/accounts"))["accounts"]
    assert [] == (await got(bob, "/register"))["accounts"]
    assert "Acme Pumps" == (await got(ann, where))["account"]["company"]
    lines = await stage.records.audit_lines(10, what="account.read")
    assert [("ann", {secret["id"]: "secret"})] == [(line.who, line.detail["files"]) for line in lines]


async def test_agents_see_no_more_than_they_need(visit: Visit, sue: Browser) -> None:
    """Numbers are masked, and what an account is judged by is left out (KA-48)."""
    ann = await visit("ann")
    acme = await sent(sue, "POST", "/accounts", **ACME | {"note": "hard to please"})
    await sent(sue, "POST", "/people", name="Li", account=acme["id"], numbers=["+15551234567"])

    page = await got(ann, f"/accounts/{acme['id']}")

    assert ["+1555***4567"] == page["people"][0]["numbers"]
    assert page["account"]["note"] == ""
    assert 403 == (await ann.post("/api/v1/accounts", json=ACME)).status


async def test_the_register_the_watch_list_and_pareto(stage: Stage, sue: Browser) -> None:
    """By tier and company; by risk; by profit."""
    ids = {}
    for company, tier, margin in (("Zeta", "A", 10), ("Beta", "B", 85), ("Alpha", "B", 5)):
        made = await sent(sue, "POST", "/accounts", company=company, tier=tier, visit_days=3650)
        await graded(stage, made)
        ids[made["id"]] = company
        await sent(sue, "POST", f"/accounts/{made['id']}/figures", period="1969-12", margin=str(margin))
    beta = next(id for id, company in ids.items() if company == "Beta")
    await sent(sue, "POST", f"/accounts/{beta}/contracts", ends_on="1970-01-20")

    register = await got(sue, "/register")
    watched = await got(sue, "/watch-list")
    rows = (await got(sue, "/pareto?part=0.8"))["lists"][0]["rows"]

    assert ["Zeta", "Alpha", "Beta"] == [line["company"] for line in register["accounts"]]
    assert ["Beta"] == [line["company"] for line in watched["accounts"]]
    assert ["contract_ending", "overdue_visit"] == [
        part["id"] for part in watched["accounts"][0]["health"]["reasons"]
    ]
    assert [("Beta", True), ("Zeta", False), ("Alpha", False)] == [
        (ids[row["account"]], row["vital"]) for row in rows
    ]


async def test_key_figures_are_sums_divided_once(sue: Browser) -> None:
    """Renewal, growth, retention and repeat purchase of a year, worked out by hand (ME-02, ME-03, ME-07)."""
    made = [await sent(sue, "POST", "/accounts", company=name) for name in ("One", "Two", "Three")]
    lines = [
        (0, "1968-03", "100", 1),
        (1, "1968-04", "100", 1),
        (0, "1969-03", "150", 2),
        (2, "1969-05", "90", 1),
    ]
    for index, period, sales, orders in lines:
        where = f"/accounts/{made[index]['id']}/figures"
        await sent(sue, "POST", where, period=period, sales=sales, orders=orders)
    for outcome in ("renewed", "renewed", "ended"):
        where = f"/accounts/{made[0]['id']}/contracts"
        await sent(sue, "POST", where, ends_on="1969-06-30", outcome=outcome)

    found = await got(sue, "/key-figures?since=1969-01&until=1969-12")

    measures = found["measures"]
    assert (3, 2) == (measures["renewal"]["whole"], measures["renewal"]["part"])
    assert (pytest.approx(2 / 3), 0.8, True) == tuple(
        measures["renewal"][name] for name in ("value", "goal", "missed")
    )
    (business,) = measures["business"]
    assert ("CNY", pytest.approx(0.2), False) == tuple(
        business[name] for name in ("currency", "growth", "missed")
    )
    assert (0.5, 0.5) == (measures["retention"]["value"], measures["loyalty"]["repeat"]["value"])
    assert ["One", "Three", "Two"] == [line["company"] for line in found["accounts"]]
    assert 3 == found["accounts"][0]["counts"]["due"]
    empty = (await got(sue, "/key-figures?since=1971-01&until=1971-12"))["measures"]
    assert [None] * 3 == [empty[name]["value"] for name in ("renewal", "retention", "satisfaction")]
    assert [] == empty["business"]
    assert "invalid_request" == (await got(sue, "/key-figures?since=1970-01&until=1969-12", 422))["code"]


async def test_currencies_are_told_apart(stage: Stage, sue: Browser) -> None:
    """Profit in euros stands in a list of its own until the house says what a euro is worth (ME-15)."""
    for company, currency in (("One", ""), ("Two", "EUR")):
        made = await sent(sue, "POST", "/accounts", company=company)
        where = f"/accounts/{made['id']}/figures"
        await sent(sue, "POST", where, period="1969-12", margin="10", currency=currency)

    apart = await got(sue, "/pareto")
    keeper = stage.parts.keeper
    rates = {"account_rules": {"rates": [{"currency": "EUR", "rate": "7.8", "on": "1969-12-31"}]}}
    await keeper.change(keeper.document | rates, keeper.version, "test")
    together = await got(sue, "/pareto")

    assert [("CNY", "10"), ("EUR", "10")] == [(each["currency"], each["profit"]) for each in apart["lists"]]
    assert [] == apart["rates"]
    assert [("CNY", "88.0")] == [(each["currency"], each["profit"]) for each in together["lists"]]
    assert rates["account_rules"]["rates"] == together["rates"]


async def test_a_clock_shows_every_interval_that_counted(sue: Browser) -> None:
    """The tier gives the hours; pauses are left out (ME-04)."""
    pause = {"reason": "customer", "start": 3600.0, "end": 7200.0}
    found = await sent(sue, "POST", "/clock", tier="A", started=0.0, pauses=[pause], now=10_000.0)

    assert [[0.0, 3600.0], [7200.0, 10_000.0]] == found["counted"]
    assert (24 * 3600.0 + 3600.0, 24.0) == (found["reading"]["due"], found["hours"])
    assert "unknown_tier" == (await sent(sue, "POST", "/clock", 422, tier="Z", started=0.0))["code"]


def test_the_parts_share_one_office(stage: Stage) -> None:
    """What was once made is used again."""
    assert isinstance(stage.parts, Parts)
    assert stage.parts.customers is stage.parts.customers


async def test_a_list_shows_each_account_at_a_glance(sue: Browser) -> None:
    """What is due, the next visit by the cycle, and the risk; of accounts that are there (KA-48)."""
    acme = await sent(sue, "POST", "/accounts", **ACME, visit_days=30)
    zeta = await sent(sue, "POST", "/accounts", company="Zeta", tier="C", visit_days=3650)
    await sent(sue, "POST", "/cases", title="Pump leaks", type="complaint", account=acme["id"], tier="A")

    seen = (await got(sue, f"/glances?ids={acme['id']},{zeta['id']},nobody"))["glances"]

    assert [acme["id"], zeta["id"]] == [each["account"] for each in seen]
    first, second = seen
    assert first["deadlines"] == 1
    assert first["next_due"] is not None
    assert {"open_complaints", "overdue_visit"} <= {part["id"] for part in first["health"]["reasons"]}
    assert (second["deadlines"], second["next_due"], second["csat"]) == (0, None, None)
    await got(sue, "/glances?ids=" + ",".join("x" * 5 for _ in range(101)), 422)


async def test_marks_are_scored_by_the_houses_criteria(stage: Stage, sue: Browser) -> None:
    """A proposal, with the part of each; nothing is changed by it (KA-01)."""
    acme = await graded(stage, await sent(sue, "POST", "/accounts", **ACME | {"tier": "B"}))
    where = f"/accounts/{acme['id']}"
    best = dict.fromkeys(("strategic", "sales", "share", "brand", "steady", "size"), 5)

    found = await sent(sue, "POST", f"{where}/score", marks=best | {"size": 0})

    assert (91.7, "A", 6) == (found["score"], found["tier"], len(found["parts"]))
    assert "B" == (await got(sue, where))["account"]["tier"]
    refused = await sent(sue, "POST", f"{where}/score", 422, marks={"charm": 5})
    assert "unknown_criterion" == refused["code"]


async def test_a_promise_for_another_day_is_reminded_of_anew(sue: Browser, stage: Stage) -> None:
    """The first reminder was for a day that holds no more (KA-34)."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    body = {"text": "an offer", "owner": "sue", "due": 1_000_100.0}
    promise = await sent(sue, "POST", f"/accounts/{acme['id']}/promises", **body)
    due = PromisesDue(stage.records.books)
    assert 1 == await due.run_due(1_000_000.0)

    body |= {"due": 2_000_000.0, "version": promise["version"] + 1}
    changed = await sent(sue, "PUT", f"/promises/{promise['id']}", **body)

    assert 0.0 == changed.get("told_at", 0.0)
    assert 1 == await due.run_due(2_000_000.0)


async def test_the_load_of_account_managers(stage: Stage, visit: Visit, sue: Browser) -> None:
    """Accounts, cases, tasks and visits of each; the numbers open their lists; not for every eye."""
    made = [
        await sent(sue, "POST", "/accounts", company=name, tier="A", manager=manager)
        for name, manager in (("One", "ann"), ("Two", "ann"), ("Three", ""))
    ]
    for each in made:
        await graded(stage, each)
    await sent(sue, "POST", "/cases", title="Leaks", account=made[0]["id"], tier="A")
    await sent(sue, "POST", "/cases", title="Nobody's")
    await sent(sue, "POST", "/tasks", title="Call", owner="ann", due=stage.clock.time + 60.0)
    stage.clock.time += 31 * 86_400.0
    sue = await visit("sue")

    found = await got(sue, "/workload")

    assert {"managers": 1, "median": 2, "most": 2} == found["spread"]
    ann, nobody = found["lines"]
    assert ("ann", "ann", 2, {"A": 2}) == tuple(
        ann[name] for name in ("manager", "user", "accounts", "tiers")
    )
    assert (1, 1, 1, 1) == tuple(ann[name] for name in ("cases", "late_cases", "tasks", "late_tasks"))
    assert ("", 1, 0) == (nobody["manager"], nobody["accounts"], nobody["tasks"])
    assert ["Leaks"] == [case["title"] for case in (await got(sue, "/cases?manager=ann"))["cases"]]
    assert 403 == (await (await visit("ann")).get("/api/v1/workload")).status
