"""Words of colleagues about erased people, found and decided one by one (EU-03)."""

import pytest

from tests.web.conftest import Visit
from tests.web.stage import Browser
from tests.web.test_accounts import got, sent


@pytest.fixture
async def ada(visit: Visit) -> Browser:
    """An administrator at her desk."""
    return await visit("ada")


async def test_words_about_an_erased_person_are_listed_and_decided(ada: Browser) -> None:
    """Written anew, or kept with a reason; what went with the person is not listed, the proof counts."""
    acme = await sent(ada, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}"
    ida = await sent(ada, "POST", "/people", name="Ida Berg", account=acme["id"], numbers=["+4930123456"])
    await sent(ada, "POST", f"{where}/notes", text="Ida Berg and Bo want pumps")
    await sent(ada, "POST", f"{where}/notes", text="Nothing about her")
    await sent(ada, "POST", f"{where}/needs", text="Ida Berg: faster", person=ida["id"])
    await sent(ada, "POST", f"{where}/disputes", text="Late", party="the other Ida Berg", cause="030 123456")

    proof = await sent(ada, "POST", f"/people/{ida['id']}/erase", version=ida["version"], request="by letter")
    rows = (await got(ada, "/mentions"))["mentions"]

    assert 2 == proof["also"]["mentions"]
    by_kind = {row["mention"]["kind"]: row for row in rows}
    assert {"note", "dispute"} == set(by_kind)
    assert {"party": "the other Ida Berg", "cause": "030 123456"} == by_kind["dispute"]["texts"]
    note, dispute = by_kind["note"]["mention"], by_kind["dispute"]["mention"]
    assert "Ida" not in str((note, dispute))

    decide = f"/mentions/{note['id']}/decide"
    version = note["version"]
    wrong = {"decided": "scrubbed", "texts": {"by": "x"}, "version": version}
    assert "bad_value" == (await sent(ada, "POST", decide, 422, **wrong))["code"]
    words = {"decided": "scrubbed", "texts": {"title": "Somebody and Bo want pumps"}, "version": version}
    await sent(ada, "POST", decide, **words)
    keep = {"decided": "kept", "version": dispute["version"]}
    decide = f"/mentions/{dispute['id']}/decide"
    assert "reason_missing" == (await sent(ada, "POST", decide, 422, **keep))["code"]
    kept = await sent(ada, "POST", decide, **keep | {"why": "Another person of that name"})
    again = await sent(ada, "POST", decide, 409, **keep | {"why": "x", "version": kept["mention"]["version"]})

    assert "answered" == again["code"]
    assert [] == (await got(ada, "/mentions"))["mentions"]
    assert 2 == len((await got(ada, "/mentions?undecided=false"))["mentions"])
    titles = [line["title"] for line in (await got(ada, f"{where}/timeline?kinds=note"))["entries"]]
    assert ["Nothing about her", "Somebody and Bo want pumps"] == sorted(titles)
