"""Our own music and tone, made by arithmetic: nobody's rights, no file that could be missing (T46)."""

import math
import struct
from array import array
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from msgspec import Struct

RATE = 8000
_NOTES = {
    "A3": 220.0, "C4": 261.63, "D4": 293.66, "E4": 329.63,
    "F4": 349.23, "G4": 392.0, "A4": 440.0, "C5": 523.25,
}  # fmt: skip
_BARS = (
    "C4 E4 G4 C5 G4 E4", "A3 C4 E4 A4 E4 C4", "F4 A4 C5 A4 F4 C4", "G4 D4 G4 D4 G4 D4",
    "C4 G4 E4 G4 C5 G4", "A3 E4 C4 E4 A4 E4", "D4 F4 A4 F4 D4 A3", "G4 E4 D4 C4 D4 E4",
)  # fmt: skip
_NOTE_SECONDS = 0.5


class Sound(Struct, frozen=True):
    """An audio file ready to be sent, with the tag that lets Twilio keep it."""

    body: bytes
    etag: str


@cache
def sound(name: str) -> Sound | None:
    """Return the audio file of that name (`music.wav`, `ringing.wav`, `beep.wav`), or None."""
    make = _MAKERS.get(name)
    if make is None:
        return None
    body = _wav(make())
    return Sound(body, f'"{sha256(body).hexdigest()[:16]}"')


def _waiting() -> Iterable[int]:
    """Twenty-four seconds of quiet broken chords, eight bars of six notes."""
    plucked = {name: _pluck(pitch, _NOTE_SECONDS, 5200) for name, pitch in _NOTES.items()}
    tune = [note for bar in _BARS for note in bar.split()]
    return [sample for note in tune for sample in plucked[note]]


def _beep() -> Iterable[int]:
    return _pluck(880.0, 0.4, 9000, fade=1.5)


def _ringing() -> Iterable[int]:
    """One ring and its pause, six seconds: 440 and 480 Hz together, as telephones in many countries ring."""
    steps = [2 * math.pi * pitch / RATE for pitch in (440.0, 480.0)]
    ring = [int(2600 * sum(math.sin(step * at) for step in steps)) for at in range(2 * RATE)]
    return [*ring, *([0] * (4 * RATE))]


def _pluck(pitch: float, seconds: float, loud: int, fade: float = 4.0) -> list[int]:
    """One tone with a soft attack that dies away."""
    step = 2 * math.pi * pitch / RATE
    count = int(RATE * seconds)
    return [
        int(loud * min(1.0, at / 80, (count - at) / 160) * math.exp(-fade * at / RATE) * math.sin(step * at))
        for at in range(count)
    ]


def _wav(samples: Iterable[int]) -> bytes:
    """Wrap 16-bit mono samples as RIFF WAVE."""
    data = array("h", samples)
    sound_size = len(data) * 2
    riff = struct.pack("<4sI4s", b"RIFF", 36 + sound_size, b"WAVE")
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16)
    return riff + form + struct.pack(f"<4sI{len(data)}h", b"data", sound_size, *data)


_MAKERS = {"music.wav": _waiting, "beep.wav": _beep, "ringing.wav": _ringing}
