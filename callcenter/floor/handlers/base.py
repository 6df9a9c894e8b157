"""What the handlers share: the registry and the guard of phases."""

from collections.abc import Callable
from typing import Any, TypeVar

from callcenter.floor.commands import Command
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel

#: The function that decides each kind of command.
HANDLERS: dict[type[Command], Callable[[Turn, Any], None]] = {}

_Handler = TypeVar("_Handler", bound=Callable[[Turn, Any], None])


def handles(kind: type[Command]) -> Callable[[_Handler], _Handler]:
    """Register the handler of one kind of command."""

    def register(handler: _Handler) -> _Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def require(contact: Contact, *phases: Phase) -> None:
    """Refuse with `wrong_phase` unless the contact is in one of the phases."""
    if contact.phase not in phases:
        raise Refusal("wrong_phase", contact.phase.value)


def by_voice(contact: Contact) -> None:
    """Refuse with `wrong_channel` unless the contact is a call."""
    if contact.channel is not Channel.VOICE:
        raise Refusal("wrong_channel", contact.channel.value)
