"""Recordings fetched from Twilio: the newest finished one, whole or in part, by our login."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import BasicAuth, web
from aiohttp.test_utils import TestServer

from callcenter.ports.telephony import LegGone, Refused
from callcenter.telephony.twilio.recordings import TwilioRecordings
from callcenter.telephony.twilio.rest import Rest
from callcenter.telephony.twilio.settings import TwilioSettings

ACCOUNT = "AC" + "1" * 32
CALL = "CA" + "2" * 32
SOUND = bytes(range(100))
LISTS = {
    CALL: [("RE9", "processing"), ("RE2", "completed"), ("RE1", "completed")],
    "CAempty": [],
    "CAgone": [("RE404", "completed")],
}
DELETED: list[str] = []


async def _list(request: web.Request) -> web.Response:
    if request.match_info["call"] not in LISTS:
        return web.json_response({"code": 20404}, status=404)
    found = [{"sid": sid, "status": status} for sid, status in LISTS[request.match_info["call"]]]
    return web.json_response({"recordings": found})


async def _media(request: web.Request) -> web.Response:
    assert BasicAuth.decode(request.headers["Authorization"]).login == ACCOUNT
    if request.match_info["file"] != "RE2.mp3":
        return web.json_response({"code": 20404}, status=404)
    asked = request.http_range
    if asked.start is None:
        return web.Response(body=SOUND, content_type="audio/mpeg")
    if asked.start >= len(SOUND):
        return web.Response(status=416, headers={"Content-Range": "bytes */100"})
    headers = {"Content-Range": f"bytes {asked.start}-{asked.stop - 1}/100", "Content-Type": "audio/mpeg"}
    return web.Response(status=206, body=SOUND[asked], headers=headers)


async def _delete(request: web.Request) -> web.Response:
    sid = request.match_info["file"].removesuffix(".json")
    if sid in DELETED:
        return web.json_response({"code": 20404}, status=404)
    DELETED.append(sid)
    return web.Response(status=204)


@pytest.fixture
async def recordings() -> AsyncIterator[TwilioRecordings]:
    """Recordings at a server that stands for Twilio's."""
    app = web.Application()
    root = f"/2010-04-01/Accounts/{ACCOUNT}"
    app.router.add_get(root + "/Calls/{call}/Recordings.json", _list)
    app.router.add_get(root + "/Recordings/{file}", _media)
    app.router.add_delete(root + "/Recordings/{file}", _delete)
    DELETED.clear()
    server = TestServer(app)
    await server.start_server()
    rest = Rest(TwilioSettings(ACCOUNT, ("secret",), "https://x.example", api_url=str(server.make_url(""))))
    await rest.open()
    yield TwilioRecordings(rest)
    await rest.close()
    await server.close()


async def test_the_newest_finished_recording_is_opened(recordings: TwilioRecordings) -> None:
    """Whole, as it comes."""
    async with recordings.audio(CALL, "") as audio:
        assert (audio.status, audio.media_type, audio.length) == (200, "audio/mpeg", "100")
        assert b"".join([chunk async for chunk in audio.chunks]) == SOUND


async def test_a_part_of_it_is_asked_for_as_the_listener_did(recordings: TwilioRecordings) -> None:
    """And a part past its end is an answer too."""
    async with recordings.audio(CALL, "bytes=10-19") as audio:
        assert (audio.status, audio.content_range) == (206, "bytes 10-19/100")
        assert b"".join([chunk async for chunk in audio.chunks]) == SOUND[10:20]
    async with recordings.audio(CALL, "bytes=500-") as audio:
        assert (audio.status, audio.content_range) == (416, "bytes */100")


async def test_no_recording_is_said(recordings: TwilioRecordings) -> None:
    """Neither where there never was one, nor where it has been deleted."""
    with pytest.raises(LegGone):
        async with recordings.audio("CAempty", ""):
            pass
    with pytest.raises((LegGone, Refused)):
        async with recordings.audio("CAgone", ""):
            pass


async def test_all_of_a_call_are_deleted(recordings: TwilioRecordings) -> None:
    """Also what is not finished; what is gone already is not counted, nor a call that is kept no more."""
    assert await recordings.delete(CALL) == 3
    assert DELETED == ["RE9", "RE2", "RE1"]
    assert await recordings.delete(CALL) == 0
    assert await recordings.delete("CAunknown") == 0
