"""The world outside the service: telephones, and what is heard on them. One per carrier."""

from typing import TYPE_CHECKING, Protocol

from callcenter.floor.values import LegCause

if TYPE_CHECKING:
    from tests.scenarios.agents import Agent

#: The number that callers dial, the one that agents dial for a standing leg, and one outside.
OURS = "+18005550100"
DIAL_IN = "+18005550199"
PIN = "4711"
#: What agents prove themselves with there.
PIN = "4711"
WAREHOUSE = "+14155550191"
#: Seconds on the line that pass in one second of a story.
SPEED = 20.0


class World(Protocol):
    """Telephones of callers, agents and outside parties. Legs go by the carrier's ids."""

    async def dial(self, caller: str, dialled: str) -> str:
        """A customer calls; return the leg."""

    async def press(self, leg: str, keys: str) -> None:
        """Press keys as soon as the leg is asked for some."""

    async def hang_up(self, leg: str) -> None:
        """The party on a leg hangs up."""

    async def lose(self, leg: str) -> None:
        """A leg dies and the carrier reports nothing."""

    async def connect_phone(self, agent: "Agent", attempt: str) -> str:
        """The agent's browser phone dials in; return the leg."""

    async def hang_up_phone(self, agent: "Agent") -> None:
        """The agent puts the browser phone down."""

    async def stand_by(self, agent: str, number: str) -> str:
        """An agent's telephone dials in to stay, with the PIN where one is asked; return the leg."""

    def set_telephone(
        self, number: str, cause: LegCause | None = None, *, keys: str = "", after: float = 1.0
    ) -> None:
        """Say how a number behaves when it is rung: picked up after some seconds, or `cause`."""

    def sounds_like_a_machine(self, number: str) -> None:
        """Let a person pick up whom the detection takes for an answering machine."""

    async def write(self, sender: str, recipient: str, text: str) -> None:
        """A customer writes."""

    def cannot_be_written_to(self, number: str, code: str) -> None:
        """From now on no message reaches a number; the carrier says so with a code."""

    def written(self) -> list[tuple[str, str]]:
        """Return what was written to customers: number and text."""

    def heard(self, leg: str) -> list[str]:
        """Return the texts and audio that a leg has heard."""

    def together(self, *legs: str) -> bool:
        """Whether these legs hear one another now."""

    def heard_by(self, leg: str) -> set[str]:
        """Return the legs that hear what is said on this one."""

    def over(self, leg: str) -> bool:
        """Whether a leg is down."""

    def recording(self, leg: str) -> str:
        """Return `on`, `paused` or `off`."""

    def forwarded(self, leg: str) -> bool:
        """Whether a caller talks to an outside number, apart from any bridge."""

    async def speaks_for(self, leg: str, seconds: float) -> None:
        """Wait for the tone, and let so many seconds of a message pass."""

    def live(self) -> set[str]:
        """Return the legs that are up."""
