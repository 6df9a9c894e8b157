"""The world side of a provider's stories: what people do and what they perceive.

Each provider brings a stage: the simulated carrier its own people, Twilio a double of
Twilio. Whatever waits, waits until it is so or fails the test.
"""

from typing import Protocol

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import Provider
from tests.contract.desk import Desk


class Stage(Protocol):
    """A provider that runs, its switchboard, and people around it. Legs go by the provider's ids."""

    @property
    def provider(self) -> Provider:
        """The provider that the stories are about, started."""

    @property
    def desk(self) -> Desk:
        """Its switchboard."""

    async def dial_in(self, caller: str, dialled: str) -> str:
        """A customer calls; return the leg."""

    async def press(self, leg: str, keys: str) -> None:
        """The party on a leg presses keys."""

    async def hang_up(self, leg: str) -> None:
        """The party on a leg hangs up."""

    async def lose(self, leg: str) -> None:
        """A leg dies and the carrier reports nothing."""

    async def connect_phone(self, agent: str, attempt: str) -> str:
        """The agent's browser phone calls in; return the leg."""

    async def write(self, sender: str, recipient: str, text: str) -> None:
        """A customer writes."""

    def set_telephone(
        self,
        number: str,
        cause: LegCause | None = None,
        *,
        keys: str = "",
        after: float = 1.0,
        talk: float = 0.0,
    ) -> None:
        """Say how a number behaves when it is rung, `after` seconds from then.

        It is picked up, presses `keys` when asked, and hangs up after `talk` seconds of
        talk (0: stays), or the ring ends with `cause`.
        """

    async def speaks_for(self, leg: str, seconds: float) -> None:
        """The party on a leg goes on speaking for some seconds of a recorded message."""

    async def lasts(self, seconds: float) -> None:
        """Wait until so many of the carrier's seconds have passed."""

    async def kept_at_the_door(self, leg: str) -> None:
        """Wait until a new caller hears that the service is busy."""

    def deliver_twice(self) -> None:
        """From now on the carrier delivers every report twice under one key."""

    async def hears(self, leg: str, text: str) -> None:
        """Wait until the party on a leg has heard a text or an audio file."""

    async def together(self, *legs: str) -> None:
        """Wait until these legs hear one another."""

    async def heard_by(self, speaker: str, *listeners: str) -> None:
        """Wait until what is said on a leg is heard by these legs and no others."""

    async def apart(self, *legs: str) -> None:
        """Wait until these legs do not all hear one another."""

    async def over(self, leg: str) -> None:
        """Wait until a leg is down."""

    async def recording(self, leg: str, state: str) -> None:
        """Wait until the recording of a leg is `on`, `paused` or `off`."""

    def cannot_be_written_to(self, number: str, code: str) -> None:
        """From now on no message reaches a number; the carrier says so with a code."""

    def written(self) -> list[tuple[str, str]]:
        """Return what was written to customers: number and text."""
