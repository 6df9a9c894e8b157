"""Upgrades over HTTP: told once, a training for every customer who has the product (PR-06)."""

from typing import Any

import pytest

from callcenter.accounts import account as a
from callcenter.accounts.account import Account, TeamRole
from callcenter.accounts.book import Contract, ContractState
from callcenter.ports.books import Put
from callcenter.ports.records import User
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage

DAY = 86_400.0


@pytest.fixture(autouse=True)
async def _customers(stage: Stage) -> None:
    """Four accounts, of which two have the product; one is max's."""
    await stage.records.save_user(User("max", HASH, "Max", "", ("account_manager",)))
    kept = [
        Account("acme", company="Acme", tier="A", manager="bob", team=(TeamRole("max", "manager"),)),
        Account("beta", company="Beta", tier="B"),
        Account("cafe", company="Cafe", tier="A"),
        Account("lost", company="Lost", tier="A", stage=a.Stage.LOST),
        *(Contract(f"c-{id}", account=id) for id in ("acme", "beta", "lost")),
        Contract("c-cafe", account="cafe", outcome=ContractState.ENDED),
    ]
    await stage.parts.books.commit([Put(each) for each in kept], "", 0.0)


async def sent(browser: Browser, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    """Return the JSON of an answer that has this status."""
    response = await browser.request(method, f"/api/v1{path}", json=body)
    assert status == response.status, await response.text()
    return await response.json()


def wish(stage: Stage, **more: Any) -> dict[str, Any]:
    """Return an upgrade that is trained within ten days."""
    return {"name": "Release 9", "due": stage.clock.time + 10 * DAY} | more


async def test_who_has_the_product_is_trained(stage: Stage, visit: Visit) -> None:
    """By whoever manages the account, else by whoever told; then more of them, nobody twice."""
    sue, bob = await visit("sue"), await visit("bob")
    made = await sent(sue, "POST", "/upgrades", wish(stage))
    assert {("acme", "bob"), ("beta", "sue")} == {(task["account"], task["owner"]) for task in made["tasks"]}
    assert "Train on site after the upgrade: Release 9" == made["tasks"][0]["title"]
    where = f"/upgrades/{made['upgrade']['id']}"
    more = await sent(sue, "POST", f"{where}/trainings", {"accounts": ["acme", "cafe"]})
    assert (3, 0) == (more["open"], more["done"])
    refused = await sent(sue, "POST", f"{where}/trainings", {}, 422)
    assert "nothing_changes" == refused["code"]
    (mine,) = (await sent(bob, "GET", "/tasks"))["tasks"]
    await sent(bob, "POST", f"/tasks/{mine['id']}/move", {"to": "done"})
    page = await sent(sue, "GET", where)
    assert (2, 1, "done") == (page["open"], page["done"], page["tasks"][-1]["state"])
    stage.clock.time += 11 * DAY
    (line,) = (await sent(await visit("sue"), "GET", "/upgrades"))["upgrades"]
    assert (2, 2, 1) == (line["open"], line["overdue"], line["done"])


async def test_a_tier_alone(stage: Stage, visit: Visit) -> None:
    """Those of it with a running contract."""
    made = await sent(await visit("sue"), "POST", "/upgrades", wish(stage, tier="B"))
    assert ["beta"] == [task["account"] for task in made["tasks"]]


async def test_an_account_manager_trains_their_own(stage: Stage, visit: Visit) -> None:
    """Others are out of reach, and an agent tells of no upgrade."""
    max_ = await visit("max")
    made = await sent(max_, "POST", "/upgrades", wish(stage))
    assert ["acme"] == [task["account"] for task in made["tasks"]]
    refused = await sent(max_, "POST", "/upgrades", wish(stage, accounts=["beta"]), 403)
    assert "forbidden" == refused["code"]
    assert "not_found" == (await sent(max_, "POST", "/upgrades", wish(stage, accounts=["x"]), 404))["code"]
    await sent(await visit("ann"), "POST", "/upgrades", wish(stage), 403)


async def test_a_day_that_has_passed_is_refused(stage: Stage, visit: Visit) -> None:
    """Nobody is trained yesterday."""
    body = wish(stage, due=stage.clock.time)
    assert "incomplete" == (await sent(await visit("sue"), "POST", "/upgrades", body, 422))["code"]
