"""What a simulated agent may do: the same that people do in the console."""

from typing import Protocol

from callcenter.floor.phases import Presence


class AgentActions(Protocol):
    """The service's agent commands.

    Each returns whether it was done; False is a refusal, which is no error here (the
    caller hung up first, a supervisor was quicker). Raises `ServiceUnavailable` when the
    service cannot take commands now.
    """

    async def accept(self, agent: str, offer: str) -> bool:
        """Take the offered contact."""

    async def decline(self, agent: str, offer: str) -> bool:
        """Do not take the offered contact."""

    async def hang_up(self, agent: str, contact: str) -> bool:
        """End the contact for the customer."""

    async def dispose(self, agent: str, contact: str, disposition: str) -> bool:
        """Register what the contact was about."""

    async def finish_wrap_up(self, agent: str, contact: str) -> bool:
        """Be done with after-contact work on a contact."""

    async def set_presence(self, agent: str, presence: Presence, reason: str = "") -> bool:
        """Want to be available, not ready or offline."""
