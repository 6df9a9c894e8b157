"""Between calls and the flow language: facts in, turns out, exits as commands for the floor.

A turn may need look-ups; they are answered here, so the floor is only told where the
menu stands. Secret entries never reach the journal: what is stored is redacted.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Any

import msgspec

from callcenter.floor import commands as c
from callcenter.floor.values import CustomerCard, Needs, Skill
from callcenter.ports.telephony import Heard, Input
from callcenter.service.first_turns import ON_THE_CARD, First, FirstTurns, key_of
from ivr import inputs, interpreter, outputs
from ivr.library import Library, UnknownVersion
from ivr.state import State, Turn, redacted

LookUp = Callable[[Mapping[str, Any]], Awaitable[dict[str, Any]]]

LONGEST_LOOK_UPS = 20


class LookUpFailed(Exception):
    """What a flow asked for could not be found out now."""


class MenuLost(LookupError):
    """The flow or the version that a call began with is no longer known."""


def facts_of(card: CustomerCard) -> dict[str, Any]:
    """Return what a flow may know of a customer."""
    facts = {
        "name": card.name,
        "company": card.company,
        "account": card.account,
        "tier": card.tier,
        "account_manager": card.manager,
        "preferred_language": card.language,
    }
    return {name: value for name, value in facts.items() if value}


class Menus:
    """Walks calls through the flows of the library in use.

    `look_ups` answers the flows' questions by name, or raises `LookUpFailed`; `customer` is
    answered from the card. A flow that asks for something else hears that it failed.
    """

    def __init__(self, library: Library | None = None, look_ups: Mapping[str, LookUp] | None = None) -> None:
        self.library = library or Library()
        self._look_ups = dict(look_ups or {})
        #: the look-ups that are answered, by name
        self.answered = frozenset({ON_THE_CARD, *self._look_ups})
        self._secrets: dict[str, State] = {}
        self._first = FirstTurns()

    async def first(
        self, contact: str, flow: str, card: CustomerCard, facts: Mapping[str, Any], shared: Hashable
    ) -> First:
        """Return how a new call begins. Raises `MenuLost` when there is no such flow.

        `shared` is equal for facts that differ in nothing but what is each call's own.
        """
        program = self.library.current
        key = key_of(program, flow, card, shared)
        if (known := self._first.find(key, facts)) is not None:
            return known
        turn = await self.begin(flow, card, facts)
        self._first.keep(key, turn, program)
        return First(turn, self.stored(contact, turn))

    async def begin(self, flow: str, card: CustomerCard, facts: Mapping[str, Any]) -> Turn:
        """Return the first turn of a flow. Raises `MenuLost` when there is no such flow."""
        try:
            begun = interpreter.start(self.library.current, flow, dict(facts))
        except interpreter.UnknownFlow as error:
            raise MenuLost(str(error)) from None
        return await self._answer_look_ups(begun, card)

    async def advance(self, contact: str, menu: Any, card: CustomerCard, said: Input) -> Turn:
        """Return the next turn after an input. Raises `MenuLost`."""
        return await self.give(contact, menu, card, given_of(said))

    async def give(self, contact: str, menu: Any, card: CustomerCard, given: inputs.Given) -> Turn:
        """Return the next turn after anything that happened on the call. Raises `MenuLost`."""
        state = self._state(contact, menu)
        try:
            turn = interpreter.advance(self.library.at(state.version), state, given)
        except (UnknownVersion, interpreter.WrongProgram) as error:
            raise MenuLost(str(error)) from None
        return await self._answer_look_ups(turn, card)

    def again(self, contact: str, menu: Any) -> Turn:
        """Return the turn that a call rests in once more. Raises `MenuLost`."""
        state = self._state(contact, menu)
        try:
            return interpreter.again(self.library.at(state.version), state)
        except (UnknownVersion, interpreter.WrongProgram) as error:
            raise MenuLost(str(error)) from None

    def said(self, menu: Any) -> tuple[str, ...]:
        """Return what callers hear where a stored state rests: texts, and recordings by name.

        Nothing at the end of a flow, and when the version is no longer known.
        """
        state = msgspec.convert(menu, State)
        try:
            turn = interpreter.again(self.library.at(state.version), state)
        except (UnknownVersion, interpreter.WrongProgram):
            return ()
        return tuple(each.text if isinstance(each, outputs.Say) else each.audio for each in turn.prompts)

    def records(self, contact: str, menu: Any) -> bool:
        """Whether the flow itself asked for the message: a queue that is closed or full does so too."""
        if menu is None:
            return False
        try:
            return isinstance(self.again(contact, menu).expect, outputs.Recording)
        except MenuLost:
            return False

    def stored(self, contact: str, turn: Turn) -> Any:
        """Return the turn's state as it may be stored; what is secret stays in memory only."""
        if turn.state.secrets or turn.state.keys:
            self._secrets[contact] = turn.state
            return msgspec.to_builtins(redacted(turn.state))
        self._secrets.pop(contact, None)
        return msgspec.to_builtins(turn.state)

    def forget(self, contact: str) -> None:
        """Drop what was kept of a contact that is out of the menu."""
        self._secrets.pop(contact, None)

    def _state(self, contact: str, menu: Any) -> State:
        state = msgspec.convert(menu, State)
        secret = self._secrets.get(contact)
        return secret if secret is not None and secret.turn == state.turn else state

    async def _answer_look_ups(self, turn: Turn, card: CustomerCard) -> Turn:
        said, path = turn.prompts, turn.path
        for _ in range(LONGEST_LOOK_UPS):
            if not isinstance(turn.expect, outputs.LookUp):
                return msgspec.structs.replace(turn, prompts=said, path=path)
            given = await self._look_up(turn.expect, card)
            turn = interpreter.advance(self.library.at(turn.state.version), turn.state, given)
            said, path = said + turn.prompts, path + turn.path
        raise MenuLost("endless look-ups")

    async def _look_up(self, wanted: outputs.LookUp, card: CustomerCard) -> inputs.Given:
        if wanted.name == ON_THE_CARD:
            return inputs.Facts(facts_of(card))
        answer = self._look_ups.get(wanted.name)
        if answer is None:
            return inputs.NoInput()
        try:
            return inputs.Facts(await answer(wanted.given))
        except LookUpFailed:
            return inputs.NoInput()


def given_of(said: Input) -> inputs.Given:
    """Return what a caller pressed or said in the flow's words."""
    if said.kind is Heard.DIGITS:
        return inputs.Digits(said.value, finished=said.finished)
    if said.kind is Heard.SPEECH:
        return inputs.Speech(said.value, said.confidence)
    return inputs.NoInput()


def command_for(
    contact: str, turn: Turn, stored: Any, at: int, fallback: str, *, surveying: bool = False
) -> c.Command:
    """Return the command that a turn of the menu means.

    A survey comes after the talk: whatever else it leads to, it leads to its end.
    `at` is the menu's turn on the floor that this one follows (-1: whichever); `fallback`
    the queue that takes the caller when a flow cannot go on.
    """
    leave = turn.exit
    if surveying and not isinstance(leave, outputs.OfferCallback):
        if isinstance(turn.expect, outputs.Gather):
            return c.AdvanceMenu(contact, at, stored)
        return c.FinishMenu(contact, stored, at)
    if leave is None:
        if isinstance(turn.expect, outputs.Recording):
            return c.RequestVoicemail(contact, turn.expect.mailbox, stored, at)
        return c.AdvanceMenu(contact, at, stored)
    return _exit_command(contact, leave, stored, at, fallback)


def _exit_command(contact: str, leave: outputs.Exit, stored: Any, at: int, fallback: str) -> c.Command:
    match leave:
        case outputs.ToQueue():
            needs = Needs(_skills(leave.skills), _skills(leave.preferred))
            return c.RequestQueue(
                contact, leave.queue, needs, leave.priority, leave.agent or "", menu=stored, turn=at
            )
        case outputs.OfferCallback():
            return c.RequestCallback(contact, leave.queue, leave.number, stored, at, leave.priority)
        case outputs.ToTransfer(kind="number"):
            return c.RequestForward(contact, leave.target, stored, at)
        case outputs.ToTransfer(kind="queue"):
            return c.RequestQueue(contact, leave.target, menu=stored, turn=at)
        case outputs.ToTransfer():
            return c.RequestQueue(contact, fallback, target=leave.target, menu=stored, turn=at)
        case outputs.SelfServed():
            return c.FinishMenu(contact, stored, at)
        case outputs.HangUp():
            return c.FinishMenu(contact, stored, at, served=False, reason=leave.reason)
        case outputs.Voicemail():
            return c.LeaveVoicemail(contact, leave.recording, seconds=leave.seconds)
        case _:
            return c.RequestQueue(contact, fallback, menu=stored, turn=at)


def _skills(levels: Mapping[str, int]) -> tuple[Skill, ...]:
    return tuple(Skill(name, level) for name, level in levels.items())
