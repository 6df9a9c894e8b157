"""Hearing what was recorded: passed on from the carrier, on record, kept nowhere here."""

import structlog
from aiohttp import ClientError, web

from callcenter.ports.recordings import Audio
from callcenter.ports.telephony import CarrierError, LegGone
from callcenter.web.endpoint import Call
from callcenter.web.headers import api_headers
from callcenter.web.parts import PARTS
from callcenter.web.problems import Failure

log = structlog.get_logger(__name__)


async def hear(call: Call[None]) -> web.StreamResponse:
    """The newest recording of a contact; byte ranges are passed on. Who listened is audited first."""
    recordings = call.parts.recordings
    if recordings is None:
        raise Failure("not_found", "This carrier keeps no recordings.")
    if await call.parts.history.page(call.id) is None:
        raise Failure("not_found", "There is no such contact.")
    await call.note("recording.heard", {"contact": call.id})
    try:
        async with recordings.audio(call.id, call.request.headers.get("Range", "")) as audio:
            return await _pass_on(call, audio)
    except LegGone:
        raise Failure("not_found", "The contact has no recording.") from None
    except CarrierError:
        raise Failure("unavailable", "The carrier cannot be asked now.", after=5.0) from None


async def _pass_on(call: Call[None], audio: Audio) -> web.StreamResponse:
    headers = {
        **api_headers(secure=call.request.app[PARTS].settings.secure),
        "Content-Type": audio.media_type,
        "Accept-Ranges": "bytes",
    }
    if audio.content_range:
        headers["Content-Range"] = audio.content_range
    if audio.length:
        headers["Content-Length"] = audio.length
    response = web.StreamResponse(status=audio.status, headers=headers)
    await response.prepare(call.request)
    try:
        async for chunk in audio.chunks:
            await response.write(chunk)
        await response.write_eof()
    except (ClientError, ConnectionError, TimeoutError) as error:
        # The answer has begun: what is left is to end it so that the listener sees it is not whole.
        log.warning("recording_cut_off", error=type(error).__name__)
        if call.request.transport is not None:
            call.request.transport.abort()
    return response
