"""The switchboard: what a provider reports becomes commands, and what a leg hears comes back."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor.phases import Phase
from callcenter.floor.reporting import ReportDelivery, ReportRecording
from callcenter.floor.state import Contact
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import (
    NOT_LISTENED,
    Answer,
    Goodbye,
    Heard,
    IncomingCall,
    IncomingMessage,
    Input,
    MessageReport,
    Play,
    RecordingReport,
    Script,
)
from callcenter.service.arrivals import Arrivals
from callcenter.service.estimate import Estimator
from callcenter.service.menus import MenuLost, Menus, command_for
from callcenter.service.phrases import phrase
from callcenter.service.remembered import Remembered
from callcenter.service.runner import Runner
from callcenter.service.scripts import (
    GOODBYE,
    REFUSAL_KEY,
    REFUSAL_TURN,
    ask_agent,
    prompt_of,
    script_for,
    turn_script,
)
from callcenter.service.signals import Signals
from callcenter.service.waiting_room import agreed, answered, is_waiting_turn, with_offer
from ivr import inputs, outputs
from ivr.state import Turn

MUSIC = "music.wav"
#: Puts who refuses further calls in a message on the do-not-call list; must not raise.
HearRefusal = Callable[[IncomingMessage], Awaitable[None]]


class ServiceSwitchboard:
    """Implements `ports.telephony.Switchboard` over the runner."""

    def __init__(
        self,
        runner: Runner,
        menus: Menus,
        arrivals: Arrivals,
        estimator: Estimator,
        signals: Signals,
        hear_refusal: HearRefusal | None = None,
    ) -> None:
        self._runner = runner
        self._menus = menus
        self._arrivals = arrivals
        self._estimator = estimator
        self._signals = signals
        self._hear_refusal = hear_refusal or _no_list
        # Most calls of an hour begin with one and the same turn.
        self._beginnings = Remembered[Turn, Script](lambda turn: turn_script(turn, 0))

    @property
    def overloaded(self) -> bool:
        """Whether new work must be answered with the prebuilt "please hold"."""
        return self._runner.overloaded

    # --- customers -------------------------------------------------------------------------

    async def call_arrived(self, call: IncomingCall, key: str) -> Script:
        """A customer's call began: the first script. A known call gets what fits its state."""
        if call.leg in self._runner.floor.state.contacts:
            return await self._look(call.leg, key)
        arrival = await self._arrivals.call(call)
        script: Script = await self._runner.ask(
            lambda _floor: arrival.commands,
            lambda floor, decision: self._after_turn(floor, decision, call.leg, call.leg, arrival.turn),
            key,
        )
        return script

    async def heard(self, leg: str, turn: int, said: Input, key: str) -> Script:
        """A customer's leg answered a question: the next script."""
        if turn == REFUSAL_TURN:
            return await self._heard_refusing(leg, said, key)
        if is_waiting_turn(turn):
            return await self._heard_waiting(leg, turn, said, key)
        contact = self._in_menu(leg, turn)
        if contact is None:
            return await self._look(leg, key)
        try:
            taken = await self._menus.advance(contact.id, contact.menu, contact.card, said)
        except MenuLost as error:
            self._signals.fault("menu", error)
            return await self._rescue(contact, leg, key)
        return await self._take(contact, leg, taken, turn, key)

    async def script_for(self, leg: str) -> Script:
        """A leg fetches its script. A survey that begins takes its first turn now."""
        contact = self._contact_of(leg)
        if contact is not None and contact.phase is Phase.SURVEYING and contact.menu is None:
            return await self._begin_survey(contact, leg)
        return await self._look(leg, "")

    def waiting(self, leg: str) -> Script:
        """What a waiting customer hears next: position, estimate, music. From memory."""
        contact = self._contact_of(leg)
        if contact is not None and contact.pressing:
            return (Play(MUSIC),)
        if contact is None or contact.phase not in (Phase.WAITING, Phase.OFFERED, Phase.CONNECTING):
            return (Play(MUSIC),)
        language = _language(contact)
        position = self._runner.floor.lines.position(contact)
        said = [phrase("position", language, position=position)]
        wait = self._estimator.wait(contact.queue, position)
        if wait is not None and wait >= 90:
            said.append(phrase("wait", language, minutes=round(wait / 60)))
        elif wait is not None:
            said.append(phrase("soon", language))
        policy = self._runner.floor.state.queues.get(contact.queue)
        return with_offer(policy, contact, (*said, Play(MUSIC)), language)

    async def forward_finished(self, leg: str, connected: bool, key: str) -> Script:
        """A forward from a customer's leg is over."""
        return await self._report(leg, key, lambda contact: c.FinishForward(contact.id, connected))

    async def voicemail_left(self, leg: str, recording: str, url: str, seconds: float, key: str) -> Script:
        """A recording was made: the contact ends, and the flow says its last words."""
        contact = self._contact_of(leg)
        if contact is None or contact.phase is not Phase.VOICEMAIL:
            return await self._look(leg, key)
        prompts: Script = (phrase("thanks", contact.card.language or "en"), Goodbye())
        if self._menus.records(contact.id, contact.menu):
            prompts, taken = await self._last_words(contact, recording, seconds)
            if not taken:
                return prompts
        left = c.LeaveVoicemail(contact.id, recording, url, seconds)
        script: Script = await self._runner.ask(
            lambda _floor: (left,), lambda _floor, _decision: prompts, key
        )
        return script

    async def message_arrived(self, message: IncomingMessage, key: str) -> None:
        """A customer wrote: a new contact, or one more message in the open one. A refusal is heard first."""
        await self._hear_refusal(message)
        commands = await self._arrivals.message(message, self._runner.floor.state)
        await self._runner.ask(lambda _floor: commands, _nothing, key)

    async def message_reported(self, report: MessageReport, key: str) -> None:
        """A message of ours has come further, or has failed."""
        told = ReportDelivery(report.contact, report.message, report.delivery, report.error)
        await self._tell(told, "", key)

    async def recording_reported(self, report: RecordingReport, key: str) -> None:
        """A recording is finished, or came to nothing."""
        found = (report.contact, report.leg, report.recording, report.seconds, report.absent)
        await self._tell(ReportRecording(*found), "", key)

    # --- agents and outside parties --------------------------------------------------------

    async def agent_arrived(self, leg: str, agent: str, attempt: str, key: str) -> Script:
        """An agent's leg is there."""
        return await self._tell(c.BindLeg(leg, agent, attempt), leg, key)

    async def agent_reached(self, leg: str, attempt: str, key: str) -> Script:
        """A telephone that was rung was picked up: a contact accepted in the console goes through."""
        agent = self._runner.floor.agent_of(attempt)
        if agent is None:
            return GOODBYE
        if self._runner.floor.is_accepted(attempt):
            return await self._tell(c.BindLeg(leg, agent.id, attempt), leg, key)
        return ask_agent(self._runner.floor.state, agent) or GOODBYE

    async def agent_pressed(self, leg: str, attempt: str, digits: str, key: str) -> Script:
        """An agent on a telephone answered with keys."""
        agent = self._runner.floor.agent_of(attempt)
        if agent is None:
            return await self._look(leg, key)
        if digits == "1" and leg != agent.leg:
            return await self._tell(c.BindLeg(leg, agent.id, attempt), leg, key)
        if digits in ("1", "2"):
            kind = c.AcceptOffer if digits == "1" else c.DeclineOffer
            return await self._tell(kind(agent.id, attempt), leg, key)
        return ask_agent(self._runner.floor.state, agent) or GOODBYE

    async def outside_answered(
        self, contact: str, attempt: str, leg: str, key: str, heard: Answer = NOT_LISTENED
    ) -> Script:
        """An outside party that was dialled is there."""
        return await self._tell(c.AnswerLeg(contact, attempt, leg, heard.by, heard.greeted_for), leg, key)

    async def dial_failed(self, contact: str, attempt: str, cause: LegCause, key: str) -> None:
        """A dial ended unanswered."""
        await self._tell(c.FailDial(contact, attempt, cause), "", key)

    async def leg_ended(self, leg: str, cause: LegCause, key: str) -> None:
        """A leg is over."""
        await self._tell(c.EndLeg(leg, cause), leg, key)

    async def bridge_opened(self, contact: str, bridge: str, key: str) -> None:
        """The provider's name of a contact's bridge."""
        await self._tell(c.OpenBridge(contact, bridge), "", key)

    # --- inside ----------------------------------------------------------------------------

    async def _heard_waiting(self, leg: str, turn: int, said: Input, key: str) -> Script:
        """A waiting caller pressed keys: on the way to a callback, or back to waiting."""
        contact = self._contact_of(leg)
        if contact is None:
            return await self._look(leg, key)
        policy, language = self._runner.floor.state.queues.get(contact.queue), _language(contact)
        found = answered(policy, contact, turn, said, language)
        if not isinstance(found, str):
            return found or await self._look(leg, key)
        if not await self._arrivals.may_call_back(found, contact.queue, contact.dialled, contact.card):
            return (phrase("callback_denied", language), *self.waiting(leg))
        wish, number = c.RequestCallback(contact.id, contact.queue, found), found
        script: Script = await self._runner.ask(
            lambda _floor: (wish,),
            lambda floor, decision: (
                (agreed(number, language), Goodbye())
                if decision.refusal is None
                else script_for(floor.state, self._menus, leg)
            ),
            key,
        )
        return script

    async def _heard_refusing(self, leg: str, said: Input, key: str) -> Script:
        """Whoever hears the message of an abandoned call pressed the key against further calls (US-04)."""
        contact = self._contact_of(leg)
        if contact is None or contact.phase is not Phase.ANNOUNCING or contact.ahead is None:
            return await self._look(leg, key)
        if said.kind is not Heard.DIGITS or not said.value.startswith(REFUSAL_KEY):
            return GOODBYE
        await self._hear_refusal(
            IncomingMessage(f"{contact.id}:key", contact.caller, contact.dialled, "", "stop")
        )
        return (phrase("not_again", contact.ahead.language), Goodbye())

    async def _take(self, contact: Contact, leg: str, turn: Turn, at: int, key: str) -> Script:
        """Tell the floor where a menu's turn led, and answer with what follows."""
        stored = self._menus.stored(contact.id, turn)
        fallback = self._arrivals.house.queue_or_fallback("")
        surveying = contact.phase is Phase.SURVEYING
        command = command_for(contact.id, turn, stored, at, fallback, surveying=surveying)
        command = self._arrivals.settled(command, contact.dialled, surveying=surveying)
        command = await self._arrivals.lawful(command, contact.dialled, contact.card, surveying=surveying)
        script: Script = await self._runner.ask(
            lambda _floor: (command,),
            lambda floor, decision: self._after_turn(floor, decision, contact.id, leg, turn),
            key,
        )
        return script

    def _after_turn(self, floor: Floor, decision: Decision, contact_id: str, leg: str, turn: Turn) -> Script:
        """Return the prompts of a turn and what follows them; a refused turn hears the state."""
        if decision.refusal is not None:
            return script_for(floor.state, self._menus, leg)
        contact = floor.state.contacts.get(contact_id)
        if turn.exit is None and contact is not None:
            begins = contact.menu_turn == 0
            return self._beginnings(turn) if begins else turn_script(turn, contact.menu_turn)
        prompts = tuple(prompt_of(each) for each in turn.prompts)
        self._menus.forget(contact_id)
        said = self._arrivals.reason_said(decision, turn)
        return (*prompts, *said, *script_for(floor.state, self._menus, leg))

    async def _begin_survey(self, contact: Contact, leg: str) -> Script:
        policy = self._runner.floor.state.queues.get(contact.queue)
        try:
            turn = await self._arrivals.begin(policy.survey if policy else "", contact)
        except MenuLost as error:
            self._signals.fault("survey", error)
            over = c.FinishMenu(contact.id, turn=contact.menu_turn, reason="no_survey")
            return await self._tell(over, leg, "")
        return await self._take(contact, leg, turn, contact.menu_turn, "")

    async def _rescue(self, contact: Contact, leg: str, key: str) -> Script:
        """A call whose flow is lost goes to a person."""
        queue = self._arrivals.house.queue_or_fallback("")
        if contact.phase is Phase.GREETED:
            return await self._tell(c.RequestQueue(contact.id, queue), leg, key)
        return await self._tell(c.FinishMenu(contact.id, reason="flow_lost"), leg, key)

    async def _last_words(self, contact: Contact, recording: str, seconds: float) -> tuple[Script, bool]:
        """Return what the flow says of a recording, and whether it takes it for a message."""
        given = inputs.Recorded(recording, seconds)
        try:
            turn = await self._menus.give(contact.id, contact.menu, contact.card, given)
        except MenuLost:
            return GOODBYE, True
        said = tuple(prompt_of(each) for each in turn.prompts)
        return (*said, Goodbye()), isinstance(turn.exit, outputs.Voicemail)

    async def _report(self, leg: str, key: str, command: Callable[[Contact], c.Command]) -> Script:
        contact = self._contact_of(leg)
        if contact is None:
            return await self._look(leg, key)
        return await self._tell(command(contact), leg, key)

    async def _tell(self, command: c.Command, leg: str, key: str) -> Script:
        """Give a command and answer with what the leg should hear then; a refusal is no fault here."""
        script: Script = await self._runner.ask(
            lambda _floor: (command,),
            lambda floor, _decision: script_for(floor.state, self._menus, leg) if leg else (),
            key,
        )
        return script

    async def _look(self, leg: str, key: str) -> Script:
        """Answer from the state, once what was decided before is durable."""
        script: Script = await self._runner.ask(
            _no_commands, lambda floor, _decision: script_for(floor.state, self._menus, leg), key
        )
        return script

    def _in_menu(self, leg: str, turn: int) -> Contact | None:
        contact = self._contact_of(leg)
        if contact is None or contact.menu is None or contact.menu_turn != turn:
            return None
        return contact if contact.phase in (Phase.GREETED, Phase.SURVEYING, Phase.VOICEMAIL) else None

    def _contact_of(self, leg: str) -> Contact | None:
        state = self._runner.floor.state
        known = state.legs.get(leg)
        contact = state.contacts.get(known.contact if known else leg)
        return contact if contact is not None and contact.leg == leg else None


async def _no_list(_message: IncomingMessage) -> None:
    """Hear no refusal: a house without a do-not-call list."""


def _language(contact: Contact) -> str:
    """Return the customer's language: the card's, else the one the menu was spoken in."""
    spoken = str(contact.menu.get("language", "en")) if isinstance(contact.menu, dict) else "en"
    return contact.card.language or spoken


def _no_commands(_floor: Floor) -> Iterable[c.Command]:
    return ()


def _nothing(_floor: Floor, _decision: Decision) -> Any:
    return ()
