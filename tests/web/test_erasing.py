"""Erasing a person takes their cases, letters and files; what is open goes when it is over (EU-03)."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

from callcenter.accounts.privacy import Erased
from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.ports.books import Put
from callcenter.ports.mail import Letter
from callcenter.ports.notices import Notice
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.mail.letters import LetterBook
from callcenter.service.privacy.finishing import ClosedCases
from tests.web.case_stage import API, Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import Faults, Stage
from tests.web.test_accounts import sent

__all__ = ["stage"]

#: Everything in which a word of hers could be left.
KINDS: tuple[type[Any], ...] = (Case, CaseEntry, Letter, ArchivedFile, Notice, TimelineEntry)
HERS = ("Ida", "ida@", "Ida's invoice", "boiler")


async def attach(desk: Desk, name: str, data: bytes) -> None:
    """Add a file to the case."""
    await desk.look(desk.id)
    query = {"name": name, "version": str(desk.version)}
    answer = await desk.browser.post(f"{API}/cases/{desk.id}/files", params=query, data=BytesIO(data))
    assert answer.status == 200, await answer.text()


async def told(desk: Desk) -> None:
    """Lead a case of Ida's to its solution: with a trail, letters and words of hers everywhere."""
    await desk.do("comment", text="Ida shouted at @bob")
    await desk.do("classify", title="The boiler of Ida")
    await desk.do("assign", department="tech", text="Ida waits")
    await desk.do("propose", text="Give Ida a new boiler")
    await desk.do("feed-back", text="Dear Ida, a new boiler", mail=True)
    await desk.do("accept", text="Thanks, says Ida")
    answer = await desk.browser.put(
        f"{API}/cases/{desk.id}/tags", json={"version": desk.version, "tags": ["Ida"]}
    )
    assert answer.status == 200, await answer.text()


async def left(stage: Stage) -> str:
    """Return all that is kept in the kinds that could tell of her."""
    return repr([await stage.records.books.find(kind, limit=500) for kind in KINDS])


def blobs(stage: Stage) -> list[bytes]:
    """Return what is in the directory of files."""
    root: Path = stage.parts.cases.files._directory
    return sorted(each.read_bytes() for each in root.rglob("*") if each.is_file())


async def test_nothing_of_hers_is_left_in_cases(stage: Stage, visit: Visit) -> None:
    """Trail, letters, notices, timeline, archive, files: emptied; what others have, too, stays."""
    stage.parts.cases.desk.letters = LetterBook("house.example")
    sue, ada = await visit("sue"), await visit("ada")
    ida = await sent(sue, "POST", "/people", name="Ida", emails=["ida@acme.example"])
    hers, other = Desk(sue), Desk(sue)
    await hers.open(title="Ida's boiler", text="Ida says", person=ida["id"], address="Ida@acme.example")
    await attach(hers, "Ida's invoice.txt", b"for Ida")
    await attach(hers, "manual.txt", b"how boilers work")
    await told(hers)
    await hers.do("resolve", text="Ida has a new boiler", source="case")
    await hers.do("follow-up", text="Ida is glad", satisfaction=5)
    await hers.do("close", code="done")
    await other.open(title="Another", text="of somebody else")
    await attach(other, "manual.txt", b"how boilers work")
    stray = Case("stray", address="ida@acme.example", title="Ida again", state="discarded")  # type: ignore[arg-type]
    await stage.records.books.commit([Put(stray)], "", 0.0)
    await stage.parts.cases.archive.catch_up()
    before = await left(stage)
    assert [] == [word for word in HERS if word not in before]

    proof = await sent(ada, "POST", f"/people/{ida['id']}/erase", version=1, request="letter")

    assert (2, 2, 2, 2) == tuple(
        proof["also"][name] for name in ("cases", "files", "letters", "archived_files")
    )
    assert "cases" not in proof["locked"]
    assert ([], []) == (proof["files"], proof["cases"])
    after = await left(stage)
    assert [] == [word for word in (*HERS[:3], ida["id"]) if word in after]
    assert [b"how boilers work"] == blobs(stage)
    kept = await hers.look(hers.id)
    assert ("closed", 5, "accepted") == (
        kept["case"]["state"],
        kept["case"]["follow_ups"][0]["satisfaction"],
        kept["case"]["feedback"][0]["answer"],
    )
    assert ["opened", "attach", "attach", "comment", "classify", "assign"] == (await hers.trail())[:6]
    assert "somebody else" in after


async def test_an_open_case_is_emptied_when_it_is_over(stage: Stage, visit: Visit) -> None:
    """Until then it is locked and worked on; the proof grows, and says so no more."""
    stage.parts.cases.desk.letters = LetterBook("house.example")
    finishing, books = stage.parts.customers.finishing, stage.records.books
    closed = ClosedCases(finishing, Faults())
    books.watch(closed.hear)
    sue, ada = await visit("sue"), await visit("ada")
    ida = await sent(sue, "POST", "/people", name="Ida")
    hers = Desk(sue)
    await hers.open(title="Ida's boiler", text="Ida says", person=ida["id"], address="ida@acme.example")
    await attach(hers, "Ida's invoice.txt", b"for Ida")
    await told(hers)

    proof = await sent(ada, "POST", f"/people/{ida['id']}/erase", version=1, request="letter")
    assert ([hers.id], "not closed yet") == (proof["cases"], proof["locked"]["cases"])
    assert 0 == await finishing.run()
    assert "Ida says" in await left(stage)

    finished: asyncio.Event = asyncio.Event()
    books.watch(lambda changes: finished.set() if _is_finished(changes) else None)
    job = asyncio.create_task(closed.run())
    try:
        await hers.do("resolve", text="Ida has a new boiler", source="case")
        await finished.wait()
    finally:
        job.cancel()
        await asyncio.gather(job, return_exceptions=True)

    (kept,) = await books.find(Erased)
    assert (kept.finished, kept.also["cases"], "cases" in kept.locked) == (True, 1, False)
    after = await left(stage)
    assert [] == [word for word in (*HERS, ida["id"]) if word in after]
    assert [] == blobs(stage)


def _is_finished(changes: Any) -> bool:
    return any(isinstance(each.after, Erased) and each.after.finished for each in changes)


async def test_a_refused_upload_leaves_no_file(stage: Stage, visit: Visit) -> None:
    """The version was old: nobody has the file, so it is not kept."""
    ann = Desk(await visit("ann"))
    await ann.open()
    query = {"name": "a.txt", "version": "7"}
    answer = await ann.browser.post(f"{API}/cases/{ann.id}/files", params=query, data=BytesIO(b"Notiz"))
    assert (409, []) == (answer.status, blobs(stage))
