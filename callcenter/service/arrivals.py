"""How a contact begins: who is it, which flow, and what the first turn leads to."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import Decision
from callcenter.floor import commands as c
from callcenter.floor.events import ContactClosed, VoicemailStarted
from callcenter.floor.hours import is_open, queue_is_open
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import Channel, CustomerCard, Kind
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import IncomingCall, IncomingMessage, Prompt
from callcenter.service.directory import Directory
from callcenter.service.first_turns import First
from callcenter.service.green_channel import past_the_menu
from callcenter.service.house import House
from callcenter.service.menus import MenuLost, Menus, command_for
from callcenter.service.numbers import to_e164
from callcenter.service.phrases import phrase
from callcenter.service.precall import Gate, PlannedCall, open_gate
from callcenter.service.signals import Signals
from ivr.outputs import Failed, Recording
from ivr.state import State, Turn


class Arrival(Struct, frozen=True, gc=False):
    """The commands that a new call means, and the menu's first turn."""

    commands: tuple[c.Command, ...]
    turn: Turn


_EXCUSES = frozenset({"closed", "unserved", "unstaffed", "full", "late"})


class Arrivals:
    """Prepares new contacts: everything slow happens here, before the floor is asked."""

    def __init__(
        self,
        house: Callable[[], House],
        state: Callable[[], FloorState],
        directory: Directory,
        menus: Menus,
        clock: Clock,
        signals: Signals,
        gate: Gate = open_gate,
    ) -> None:
        self._house = house
        self._state = state
        self._directory = directory
        self._menus = menus
        self._clock = clock
        self._signals = signals
        self._gate = gate
        self._hours: dict[str, bool] = {}
        self._hours_of: tuple[House, int, dict[str, bool]] | None = None
        self._hours_stand = 0  # rises with every change of what is open

    @property
    def house(self) -> House:
        """The configuration in force."""
        return self._house()

    async def call(self, call: IncomingCall) -> Arrival:
        """Return what a new call leads to: a flow that is lost, and a tier past the menu, to a person."""
        card = await self._directory.card(call.caller)
        past = past_the_menu(self.house, card)
        first = await self._first(call, card) if past is None else self._led(call, past)
        turn = first.turn
        arrive = c.ArriveContact(
            call.leg, call.leg, caller=call.caller, dialled=call.dialled, card=card, menu=first.menu
        )
        if turn.exit is None and not _records(turn):
            return Arrival((arrive,), turn)
        follow = command_for(call.leg, turn, None, -1, self.house.queue_or_fallback(""))
        settled = await self.lawful(self.settled(follow, call.dialled), call.dialled, card)
        return Arrival((arrive, settled), turn)

    def settled(self, command: c.Command, dialled: str, *, surveying: bool = False) -> c.Command:
        """Return a flow's command with a callback's number in E.164 and a queue that there is.

        Whoever left a number that cannot be dialled waits in the queue instead, or ends the survey.
        """
        if not isinstance(command, c.RequestCallback):
            return command
        queue, number = self.house.queue_or_fallback(command.queue), to_e164(command.number, dialled)
        if number:
            return replace(command, queue=queue, number=number)
        if surveying:
            return c.FinishMenu(command.contact, command.menu, command.turn, reason="bad_number")
        return c.RequestQueue(
            command.contact, queue, priority=command.priority, menu=command.menu, turn=command.turn
        )

    async def lawful(
        self, command: c.Command, dialled: str, card: CustomerCard, *, surveying: bool = False
    ) -> c.Command:
        """Return a flow's command; whom we may not call back waits in the queue, or ends the survey.

        A caller whom we may not forward to an outside number waits for a person instead.
        """
        if isinstance(command, c.RequestForward):
            return await self._forward(command)
        if not isinstance(command, c.RequestCallback):
            return command
        if await self.may_call_back(command.number, command.queue, dialled, card):
            return command
        if surveying:
            return c.FinishMenu(command.contact, command.menu, command.turn, reason="call_denied")
        return c.RequestQueue(
            command.contact, command.queue, priority=command.priority, menu=command.menu, turn=command.turn
        )

    async def _forward(self, command: c.RequestForward) -> c.Command:
        """Ask the gate for the party that a flow transfers to, as for one that an agent fetches."""
        wish = PlannedCall(
            Kind.OUTGOING,
            command.number,
            self._clock.now(),
            purpose="party",
            by_click=True,
            contact=command.contact,
        )
        if await self._gate(wish) is None:
            return command
        queue = self.house.queue_or_fallback("")
        return c.RequestQueue(command.contact, queue, menu=command.menu, turn=command.turn)

    async def may_call_back(self, number: str, queue: str, dialled: str, card: CustomerCard) -> bool:
        """Whether the gate lets us promise somebody on the line a callback."""
        wish = PlannedCall(
            Kind.CALLBACK, number, self._clock.now(), queue, card=card, caller_id=dialled, shown=dialled
        )
        return await self._gate(wish) is None

    async def message(self, message: IncomingMessage, state: FloorState) -> tuple[c.Command, ...]:
        """Return what a message leads to: a new contact in its queue, or one more line in an open one."""
        for contact in state.contacts.values():
            if _same_talk(contact, message):
                return (c.ReceiveMessage(contact.id, message.message, message.text),)
        card = await self._directory.card(message.sender)
        arrive = c.ArriveContact(
            message.message,
            "",
            channel=Channel.MESSAGE,
            caller=message.sender,
            dialled=message.recipient,
            card=card,
            text=message.text,
            message=message.message,
        )
        if message.opt_out in ("stop", "start", "help"):
            return (arrive, c.FinishMenu(message.message, reason=f"opt_out_{message.opt_out}"))
        queue = self.house.queue_or_fallback(self.house.message_queue)
        return (arrive, c.RequestQueue(message.message, queue))

    async def begin(self, flow: str, contact: Contact) -> Turn:
        """Return the first turn of a flow in the middle of a contact's life. Raises `MenuLost`."""
        card = contact.card
        if not card.language and isinstance(contact.menu, dict):
            language = str(contact.menu.get("language", ""))
        else:
            language = card.language
        return await self._menus.begin(flow, card, self._facts(contact.caller, contact.dialled, language))

    def reason_said(self, decision: Decision, turn: Turn) -> tuple[Prompt, ...]:
        """Return what a caller is told when a queue could not take the call."""
        for event in decision.events:
            if isinstance(event, VoicemailStarted) and event.reason in _EXCUSES:
                return (phrase(event.reason, turn.state.language),)
            if isinstance(event, ContactClosed) and event.reason in _EXCUSES:
                return (phrase("turned_away", turn.state.language),)
        return ()

    async def _first(self, call: IncomingCall, card: CustomerCard) -> First:
        house = self.house
        facts = self._facts(call.caller, call.dialled, card.language)
        try:
            shared = card.language, self._hours_stand
            return await self._menus.first(call.leg, house.flow_for(call.dialled), card, facts, shared)
        except MenuLost as error:
            self._signals.fault("flow", error)
            failed = Failed(reason="flow_lost")
            state = State(flow="", version="", step="", language=card.language or house.language, exit=failed)
            return self._led(call, Turn(state=state, exit=failed))

    def _led(self, call: IncomingCall, turn: Turn) -> First:
        return First(turn, self._menus.stored(call.leg, turn))

    def _facts(self, caller: str, dialled: str, language: str) -> dict[str, Any]:
        facts: dict[str, Any] = {"caller": caller, "dialled": dialled, "open": self._open()}
        if language:
            facts["language"] = language
        return facts

    def _open(self) -> dict[str, bool]:
        """Return which calendars and queues are open now, by the names a flow may use.

        Looked at once a second, and at once when a queue was opened or closed by hand.
        """
        house, state, now = self.house, self._state(), self._clock.now()
        if self._hours_of is not None:
            of, second, by_hand = self._hours_of
            if of is house and second == int(now) and by_hand == state.by_hand:
                return self._hours
        hours = _open_at(house, state, now)
        self._hours_stand += hours != self._hours
        self._hours, self._hours_of = hours, (house, int(now), dict(state.by_hand))
        return hours


def _open_at(house: House, state: FloorState, now: float) -> dict[str, bool]:
    """Return what is open: calendars, over them queues of the same name, over both the house's own words."""
    calendars = {each.id: is_open(each, now) for each in house.calendars}
    names = {name: calendars[each] for name, each in house.open_names.items() if each in calendars}
    queues = {id_: queue_is_open(state, policy, now) for id_, policy in state.queues.items()}
    return {**calendars, **queues, **names}


def _records(turn: Turn) -> bool:
    return type(turn.expect) is Recording


def _same_talk(contact: Contact, message: IncomingMessage) -> bool:
    if contact.channel is not Channel.MESSAGE or contact.phase in (Phase.WRAPPING_UP, Phase.CLOSED):
        return False
    return (contact.caller, contact.dialled) == (message.sender, message.recipient)
