"""Callers: what they do and what they hear."""

from tests.contract.watch import Watch
from tests.scenarios.world import OURS, World


class Caller:
    """One customer on one call after another. `leg` is that of the last call; it names the contact."""

    def __init__(self, world: World, watch: Watch, number: str) -> None:
        self.number = number
        self.leg = ""
        self._world = world
        self._watch = watch

    @property
    def contact(self) -> str:
        """The contact of the last call."""
        return self.leg

    async def dials(self, dialled: str = OURS) -> None:
        """Call us."""
        self.leg = await self._world.dial(self.number, dialled)

    async def presses(self, keys: str) -> None:
        """Press keys when asked."""
        await self._world.press(self.leg, keys)

    async def chooses(self, door: str) -> None:
        """Call, hear the menu and press a key."""
        await self.dials()
        await self.hears("Sales, press 1.")
        await self.presses(door)

    async def hears(self, text: str) -> None:
        """Wait until a text was spoken."""
        leg = self.leg
        await self._watch.until(
            lambda: text in self._world.heard(leg), f"{text!r} in {self._world.heard(leg)}"
        )

    def has_heard(self, text: str) -> bool:
        """Whether a text was spoken on this call."""
        return text in self._world.heard(self.leg)

    async def is_gone(self) -> None:
        """Wait until the call is over."""
        await self._watch.until(lambda: self._world.over(self.leg), f"{self.leg} over")

    async def hangs_up(self) -> None:
        """Put the receiver down."""
        await self._world.hang_up(self.leg)

    async def writes(self, text: str, to: str = OURS) -> None:
        """Send a message."""
        await self._world.write(self.number, to, text)
