"""The mailbox is read to its end, whatever stands at its front."""

from collections.abc import Sequence
from typing import Any

from callcenter.ports.mail import Mail
from callcenter.service.mail.inbox import MailInbox
from callcenter.service.signals import Signals


class Box:
    """Mails by key, oldest first; those dealt with are gone."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)

    async def waiting(self, limit: int) -> list[tuple[str, Any]]:
        """Return at most `limit` of them."""
        return [(key, key) for key in self.keys[:limit]]

    async def done(self, keys: Sequence[str]) -> None:
        """Take them away."""
        self.keys = [key for key in self.keys if key not in keys]


class Reading(MailInbox):
    """Fails at every mail whose key says so."""

    async def take(self, mail: Mail) -> str:
        """Deal with a mail."""
        if str(mail).startswith("bad"):
            raise ValueError("cannot be read")
        return "opened"


async def test_mails_that_fail_again_and_again_keep_none_of_the_others_waiting() -> None:
    """However many they are: they come first, for they are the oldest."""
    box = Box([*(f"bad {n}" for n in range(45)), "good"])
    nothing: Any = None
    inbox = Reading(
        box,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        Signals(),
        address="a@b.example",
    )
    for _ in range(3):
        await inbox.look()
    assert box.keys == [f"bad {n}" for n in range(45)]
