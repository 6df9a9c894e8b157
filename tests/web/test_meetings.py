"""Talks with a customer's management, and conflicts with their handling, over HTTP (KA-13)."""

from tests.web.conftest import Visit
from tests.web.test_accounts import ACME, got, sent


async def test_meetings_are_on_the_page_the_latest_first(visit: Visit) -> None:
    """With who was there and what was agreed; a day that is none is refused."""
    sue = await visit("sue")
    acme = await sent(sue, "POST", "/accounts", **ACME)
    where = f"/accounts/{acme['id']}/meetings"
    for day in ("2026-03-01", "2026-09-01"):
        await sent(
            sue, "POST", where, held_on=day, topic="Half year", level="board", ours="Sue", agreed="more"
        )
    await sent(sue, "POST", where, 422, held_on="soon", topic="x")

    page = await got(sue, f"/accounts/{acme['id']}")

    assert ["2026-09-01", "2026-03-01"] == [each["held_on"] for each in page["meetings"]]
    assert ("board", "more", "sue") == tuple(page["meetings"][0][name] for name in ("level", "agreed", "by"))


async def test_a_dispute_is_settled_with_how(visit: Visit) -> None:
    """It says what it is about from the start, and how it ended at the end; then it stays on file."""
    sue, ann = await visit("sue"), await visit("ann")
    acme = await sent(sue, "POST", "/accounts", **ACME)
    where = f"/accounts/{acme['id']}/disputes"
    bare = await sent(sue, "POST", where, 422, kind="channel")
    made = await sent(
        sue,
        "POST",
        where,
        kind="channel",
        text="A dealer sells to their shops",
        party="North Dealers",
        owner="sue",
    )
    one = f"/disputes/{made['id']}"
    short = await sent(sue, "PUT", one, 422, version=made["version"], text=made["text"], state="settled")
    done = await sent(
        sue,
        "PUT",
        one,
        version=made["version"],
        text=made["text"],
        state="settled",
        handling="Areas are told apart",
        settled_on="2026-10-01",
    )

    assert {"text_missing"} == {bare["code"], short["code"]}
    assert ("settled", "open") == (done["state"], made["state"])
    (kept,) = (await got(ann, f"/accounts/{acme['id']}"))["disputes"]
    assert "Areas are told apart" == kept["handling"]
    await sent(ann, "POST", where, 403, text="not an agent's")
