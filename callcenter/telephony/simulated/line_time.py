"""The carrier's own time: the event loop's, faster by a factor, and how long speech takes in it."""

import asyncio
from collections.abc import Callable

from callcenter.ports.telephony import Pause, Play, Prompt

#: Characters spoken in one second, for alphabets and for Chinese, Japanese and Korean.
LETTERS_PER_SECOND = 14.0
IDEOGRAMS_PER_SECOND = 4.5
#: How long an audio file lasts; the simulated carrier does not open it.
AUDIO_SECONDS = 4.0

_SLACK = 1e-6  # a timer may fire this early (loop seconds), by the resolution of the loop's clock
_FIRST_IDEOGRAM = "\u2e80"


class LineTime:
    """Line seconds. `speed` of them pass in one second of the event loop.

    Everything the carrier and its people do is measured in line seconds, so that a
    demo can run faster than life. Only the loop's time is read: never a wall clock.
    """

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError("speed must be positive")
        self.speed = speed

    def now(self) -> float:
        """Return the line time; its zero means nothing."""
        return asyncio.get_running_loop().time() * self.speed

    def reached(self, when: float) -> bool:
        """Tell whether the moment `when` has come."""
        return self.now() + _SLACK * self.speed >= when

    def call_at(self, when: float, callback: Callable[[], None]) -> asyncio.TimerHandle:
        """Call back at a moment of line time, at once if it has passed."""
        return asyncio.get_running_loop().call_at(when / self.speed, callback)

    def call_later(self, seconds: float, callback: Callable[[], None]) -> asyncio.TimerHandle:
        """Call back after some line seconds."""
        return self.call_at(self.now() + seconds, callback)

    async def sleep(self, seconds: float) -> None:
        """Let line seconds pass."""
        await asyncio.sleep(seconds / self.speed)


def duration(prompt: Prompt) -> float:
    """Return how many seconds a prompt lasts, at least a fifth of one."""
    if isinstance(prompt, Pause):
        return max(0.2, float(prompt.seconds))
    if isinstance(prompt, Play):
        return AUDIO_SECONDS
    wide = sum(1 for letter in prompt.text if letter >= _FIRST_IDEOGRAM)
    narrow = len(prompt.text) - wide
    return max(0.2, narrow / LETTERS_PER_SECOND + wide / IDEOGRAMS_PER_SECOND)
