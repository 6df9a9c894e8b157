"""The simulated phone of an agent: what a browser phone does at a real carrier."""

from callcenter.floor.values import LegCause, LegRole
from callcenter.ports.telephony import LegGone, Script, Switchboard
from callcenter.telephony.simulated import player
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.parties import Party


class SimulatedPhone:
    """One phone per agent, with one call at a time."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._calls: dict[str, tuple[str, Leg]] = {}

    def connect(self, agent: str, attempt: str) -> str:
        """Call in for an accepted offer or consultation ("" for a standing leg); return the leg.

        A second call for the same attempt is the first one; a call for another attempt
        ends the one there is. Raises `TryAgain` when the carrier has no line free.
        """
        current = self._calls.get(agent)
        if current is not None and current[1].over is None:
            if current[0] == attempt:
                return current[1].id
            self.hang_up(agent)
        leg = self._exchange.new_leg(LegRole.AGENT, Party())
        self._calls[agent] = (attempt, leg)
        self._exchange.put_up(leg)
        self._exchange.tasks.spawn(f"phone:{agent}:{leg.id}", self._run(leg, agent, attempt))
        return leg.id

    def hang_up(self, agent: str) -> None:
        """End the agent's call. Raises `LegGone` if there is none."""
        self._exchange.end(self._leg(agent), LegCause.HUNG_UP)

    def send_digits(self, agent: str, digits: str) -> None:
        """Send tones to whoever hears the agent. Raises `LegGone` if there is no call."""
        leg = self._leg(agent)
        heard_by = self._exchange.bridges.heard_by(leg)
        for other in heard_by:
            self._exchange.leg(other).tones += digits
        self._exchange.observe("tones", leg.id, digits)

    def leg_of(self, agent: str) -> str:
        """Return the agent's live leg, "" if there is none."""
        call = self._calls.get(agent)
        return call[1].id if call is not None and call[1].over is None else ""

    def _leg(self, agent: str) -> Leg:
        call = self._calls.get(agent)
        if call is None or call[1].over is not None:
            raise LegGone(f"agent {agent} is on no call")
        return call[1]

    async def _run(self, leg: Leg, agent: str, attempt: str) -> None:
        async def arrived(board: Switchboard, key: str) -> Script:
            return await board.agent_arrived(leg.id, agent, attempt, key)

        try:
            await player.run(self._exchange, leg, arrived)
        finally:
            call = self._calls.get(agent)
            if call is not None and call[1] is leg:
                del self._calls[agent]
