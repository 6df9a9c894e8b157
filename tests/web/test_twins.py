"""Accounts that may be one, suggested over HTTP."""

from tests.web.conftest import Visit
from tests.web.test_accounts import got, sent
from tests.web.test_merging import wish


async def test_accounts_that_may_be_one_are_suggested_until_they_are(visit: Visit) -> None:
    """By their names; graded files are not compared, and what was made one is told no more (DU-04)."""
    sue = await visit("sue")
    one = await sent(sue, "POST", "/accounts", company="Acme Pumps Ltd.")
    two = await sent(sue, "POST", "/accounts", company="Acme Pumps", address="1 Main Street, Leeds")
    await sent(sue, "POST", "/accounts", company="ACME PUMPS", secrecy="confidential")

    (group,) = (await got(sue, "/accounts/duplicates"))["groups"]
    merged = await sent(sue, "POST", f"/accounts/{two['id']}/merge", **wish(two, one))
    left = (await got(sue, "/accounts/duplicates"))["groups"]

    assert ("name", {one["id"], two["id"]}) == (group["reason"], {each["id"] for each in group["accounts"]})
    assert ("Acme Pumps Ltd.", "1 Main Street, Leeds") == (merged["company"], merged["address"])
    assert [] == left
