"""Hearing what was recorded: who may, which part, and that it is written down."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import ClientError, ClientPayloadError

from callcenter.ports.recordings import Audio
from callcenter.ports.telephony import CarrierError, LegGone, TryAgain
from tests.web.conftest import Visit
from tests.web.stage import Stage

URL = "/api/v1/contacts/c1/recording"
SOUND = b"ID3" + bytes(range(200))


class FakeRecordings:
    """A carrier with one recording, or with an error instead of it, or one that breaks off."""

    def __init__(self, error: CarrierError | None = None, *, breaks: bool = False) -> None:
        self.error = error
        self.breaks = breaks
        self.asked: list[tuple[str, str]] = []
        self.deleted: list[str] = []

    @asynccontextmanager
    async def audio(self, leg: str, byte_range: str) -> AsyncIterator[Audio]:
        self.asked.append((leg, byte_range))
        if self.error is not None:
            raise self.error
        if byte_range:
            yield Audio(206, "audio/mpeg", "bytes 0-2/203", "3", self._chunks(SOUND[:3]))
        else:
            yield Audio(200, "audio/mpeg", "", str(len(SOUND)), self._chunks(SOUND))

    async def delete(self, leg: str) -> int:
        self.deleted.append(leg)
        if self.error is not None:
            raise self.error
        return 1

    async def _chunks(self, sound: bytes) -> AsyncIterator[bytes]:
        yield sound[:2]
        if self.breaks:
            raise ClientPayloadError("cut off")
        yield sound[2:]


def keep(stage: Stage, made: FakeRecordings) -> FakeRecordings:
    """Let the stage's carrier keep recordings."""
    stage.parts = replace(stage.parts, recordings=made)
    return made


async def test_passes_a_recording_on_and_writes_down_who_heard_it(stage: Stage, visit: Visit) -> None:
    """Whole, with the headers that a player needs."""
    made = keep(stage, FakeRecordings())
    await stage.call()
    response = await (await visit("sue")).get(URL)
    assert (response.status, await response.read()) == (200, SOUND)
    assert (response.content_type, response.headers["Accept-Ranges"]) == ("audio/mpeg", "bytes")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert made.asked == [("c1", "")]
    (line,) = await stage.records.audit_lines(1)
    assert (line.who, line.what, line.detail) == ("sue", "recording.heard", {"contact": "c1"})


async def test_passes_a_part_of_a_recording_on(stage: Stage, visit: Visit) -> None:
    """So that a player can jump."""
    made = keep(stage, FakeRecordings())
    await stage.call()
    response = await (await visit("tom")).get(URL, headers={"Range": "bytes=0-2"})
    assert (response.status, await response.read()) == (206, SOUND[:3])
    assert response.headers["Content-Range"] == "bytes 0-2/203"
    assert made.asked == [("c1", "bytes=0-2")]


@pytest.mark.parametrize(
    ("error", "status"), [(LegGone("none"), 404), (TryAgain("busy"), 503), (CarrierError("odd"), 503)]
)
async def test_says_why_there_is_nothing_to_hear(
    stage: Stage, visit: Visit, error: CarrierError, status: int
) -> None:
    """No recording is another thing than a carrier that cannot be asked."""
    keep(stage, FakeRecordings(error))
    await stage.call()
    assert (await (await visit("sue")).get(URL)).status == status


async def test_a_recording_that_breaks_off_is_seen_to(stage: Stage, visit: Visit) -> None:
    """The listener never takes half of it for the whole."""
    keep(stage, FakeRecordings(breaks=True))
    await stage.call()
    with pytest.raises(ClientError):
        await (await (await visit("sue")).get(URL)).read()


async def test_hears_nothing_of_unknown_contacts_or_without_recordings(stage: Stage, visit: Visit) -> None:
    """A simulated carrier keeps none."""
    await stage.call()
    assert (await (await visit("sue")).get(URL)).status == 404
