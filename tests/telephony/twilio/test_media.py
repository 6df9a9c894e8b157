"""Our own music: a sound file that plays, and that Twilio need fetch only once."""

import io
import struct
import wave

import aiohttp
import pytest

from callcenter.telephony.twilio import media
from tests.telephony.twilio.house import House


@pytest.mark.parametrize(("name", "seconds"), [("music.wav", 24.0), ("beep.wav", 0.4)])
def test_a_sound_plays_and_does_not_clip(name: str, seconds: float) -> None:
    """Telephone quality, mono, loud enough to hear, starting and ending in silence."""
    sound = media.sound(name)
    assert sound is not None
    with wave.open(io.BytesIO(sound.body)) as played:
        assert (played.getframerate(), played.getnchannels(), played.getsampwidth()) == (8000, 1, 2)
        assert played.getnframes() / 8000 == pytest.approx(seconds)
        samples = struct.unpack(f"<{played.getnframes()}h", played.readframes(played.getnframes()))
    assert 2000 < max(samples) < 32000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 200


async def test_a_sound_is_kept_by_its_tag(house: House) -> None:
    """No signature is asked, no body is sent again; what is not there is not there."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{house.url}/twilio/media/music.wav") as first:
            assert (first.status, first.content_type) == (200, "audio/wav")
            assert len(await first.read()) > 100_000
        tag = {"If-None-Match": first.headers["ETag"]}
        async with session.get(f"{house.url}/twilio/media/music.wav", headers=tag) as again:
            assert (again.status, await again.read()) == (304, b"")
        async with session.head(f"{house.url}/twilio/media/beep.wav") as head:
            assert head.status == 200
        async with session.get(f"{house.url}/twilio/media/..%2Fsettings.py") as none:
            assert none.status == 404
