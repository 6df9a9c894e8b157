"""Recordings at Twilio: passed on as they come, byte ranges and all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from callcenter.ports.recordings import Audio
from callcenter.ports.telephony import LegGone
from callcenter.telephony.twilio.rest import Rest

_FINISHED = "completed"


class TwilioRecordings:
    """Fetches the recording of a call by the call's SID. Implements `ports.recordings.Recordings`."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    @asynccontextmanager
    async def audio(self, leg: str, byte_range: str) -> AsyncIterator[Audio]:
        """Open the newest finished recording of a call. Raises `LegGone` when there is none."""
        finished = [each for each in await self._rest.recordings(leg) if each.status == _FINISHED]
        if not finished:
            raise LegGone("the call has no finished recording")
        headers = {"Range": byte_range} if byte_range else {}
        async with self._rest.stream(f"/Recordings/{finished[0].sid}.mp3", headers) as answer:
            yield Audio(
                answer.status,
                answer.content_type,
                answer.headers.get("Content-Range", ""),
                answer.headers.get("Content-Length", ""),
                answer.content.iter_chunked(64 * 1024),
            )

    async def delete(self, leg: str) -> int:
        """Delete every recording of a call and return how many; one that is gone already is not counted."""
        count = 0
        try:
            for each in await self._rest.recordings(leg):
                count += await self._rest.delete_recording(each.sid)
        except LegGone:
            return count  # the call itself is not kept any more
        return count
