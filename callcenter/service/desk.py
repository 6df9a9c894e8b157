"""What agents do, from whichever desk: the console, a simulated agent, a telephone's keys."""

from callcenter.floor import Refusal
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.service.runner import Runner


class Desk:
    """Agent commands that answer whether they were done; a refusal is no error here."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    async def accept(self, agent: str, offer: str) -> bool:
        """Take the offered contact."""
        return await self._do(c.AcceptOffer(agent, offer))

    async def decline(self, agent: str, offer: str) -> bool:
        """Do not take the offered contact."""
        return await self._do(c.DeclineOffer(agent, offer))

    async def hang_up(self, agent: str, contact: str) -> bool:
        """End the contact for the customer."""
        return await self._do(c.HangUpContact(agent, contact))

    async def dispose(self, agent: str, contact: str, disposition: str) -> bool:
        """Register what the contact was about."""
        return await self._do(c.Dispose(agent, contact, disposition))

    async def finish_wrap_up(self, agent: str, contact: str) -> bool:
        """Be done with after-contact work on a contact."""
        return await self._do(c.FinishWrapUp(agent, contact))

    async def set_presence(self, agent: str, presence: Presence, reason: str = "") -> bool:
        """Want to be available, not ready or offline."""
        return await self._do(c.RequestPresence(agent, presence, reason))

    async def _do(self, command: c.Command) -> bool:
        try:
            await self._runner.submit(command)
        except Refusal:
            return False
        return True
