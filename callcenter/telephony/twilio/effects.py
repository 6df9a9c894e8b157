"""The floor's wishes, carried out by REST. Each may be asked for again with the same intent."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from math import ceil

from callcenter.floor.effects import (
    AnyEffect,
    CancelDial,
    DialNumber,
    HangUpLeg,
    HoldLeg,
    MoveLeg,
    Record,
    RingAgent,
    SendMessage,
    TuneLeg,
)
from callcenter.floor.values import LegCause
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import LegGone, Refused, ServiceUnavailable, Switchboard, TryAgain, Uncertain
from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.answers import LIVE, NOT_TO_BE_SHOWN, CallInfo, NotInProgress, RefusedWith
from callcenter.telephony.twilio.dials import Dial, Dials, Moves
from callcenter.telephony.twilio.fields import GREETING_OVER
from callcenter.telephony.twilio.rest import Rest, Value
from callcenter.telephony.twilio.settings import TwilioSettings

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_EVENTS = ("initiated", "ringing", "answered", "completed")
_MESSAGE_LIMIT = 1600
_KEPT = 1000

_RECORDING: Mapping[str, Mapping[str, Value]] = {
    "pause": {"Status": "paused", "PauseBehavior": "skip"},
    "resume": {"Status": "in-progress"},
    "stop": {"Status": "stopped"},
}


class Effects:
    """Carries out effects; raises the port's errors."""

    def __init__(
        self,
        settings: TwilioSettings,
        board: Switchboard,
        rest: Rest,
        dials: Dials,
        moves: Moves,
        clock: Clock,
    ) -> None:
        self._board = board
        self._settings = settings
        self._rest = rest
        self._dials = dials
        self._moves = moves
        self._clock = clock
        self._doubtful: OrderedDict[str, int] = OrderedDict()  # intents half done or perhaps done

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Carry out one effect."""
        match effect:
            case MoveLeg():
                await self._move(effect)
            case HangUpLeg():
                await self.end(effect.leg)
            case RingAgent():
                await self._ring(intent, effect)
            case DialNumber():
                await self._dial_number(intent, effect)
            case CancelDial():
                await self._cancel(effect)
            case HoldLeg():
                await self._hold(effect)
            case TuneLeg():
                await self._tune(effect)
            case Record():
                await self._record(intent, effect)
            case SendMessage():
                await self._send_message(intent, effect)

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Look for a call that a former process may have made for a dial."""
        dial = self._dials.of(effect.attempt)
        if not dial.leg:
            await self._look_for(dial, effect)
        return bool(dial.leg) and not dial.over

    async def end(self, leg: str) -> None:
        """End a call in whatever state it is (T41); that it is over already is success."""
        try:
            await self._rest.update_call(leg, {"Status": "completed"}, urgent=True)
        except LegGone:
            return

    # --- legs that are up --------------------------------------------------------------------

    async def _move(self, effect: MoveLeg) -> None:
        self._moves.begin(effect.leg, self._clock.now())
        try:
            await self._rest.update_call(effect.leg, self._document(paths.LEG))
        except NotInProgress:
            self._moves.end(effect.leg)
            await self._not_in_progress(effect.leg)
        except (TryAgain, LegGone, Refused):
            self._moves.end(effect.leg)
            raise

    async def _not_in_progress(self, leg: str) -> None:
        """Tell a call that is over from one that nobody has answered yet."""
        if (await self._rest.call(leg)).status in LIVE:
            raise TryAgain("the call is not answered yet", after=1.0)
        raise LegGone("the call is over")

    def _document(self, path: str) -> dict[str, Value]:
        base = self._settings.base
        return {
            "Url": base + path,
            "Method": "POST",
            "FallbackUrl": base + paths.FALLBACK,
            "FallbackMethod": "POST",
        }

    async def _hold(self, effect: HoldLeg) -> None:
        bridge = effect.bridge or await self._bridge(effect.contact)
        if not bridge.startswith("CF"):
            raise LegGone("that is no conference of Twilio's")
        fields: dict[str, Value] = {"Hold": effect.on}
        if effect.on:
            fields |= {"HoldUrl": self._settings.base + paths.HOLD, "HoldMethod": "POST"}
        held = await self._rest.update_participant(bridge, effect.leg, fields)
        if held.hold is not effect.on:
            raise Uncertain("Twilio took the hold and did not do it")

    async def _tune(self, effect: TuneLeg) -> None:
        bridge = effect.bridge or await self._bridge(effect.contact)
        if not bridge.startswith("CF"):
            raise LegGone("that is no conference of Twilio's")
        fields: dict[str, Value] = {"Muted": effect.muted, "Coaching": bool(effect.coach)}
        if effect.coach:
            fields["CallSidToCoach"] = effect.coach
        tuned = await self._rest.update_participant(bridge, effect.leg, fields)
        if tuned.muted is not effect.muted or bool(tuned.coaching) is not bool(effect.coach):
            raise Uncertain("Twilio took who hears the leg and did not do it")

    async def _bridge(self, contact: str) -> str:
        for conference in await self._rest.conferences(contact):
            return conference.sid
        raise LegGone("the contact has no conference")

    # --- dials -------------------------------------------------------------------------------

    async def _ring(self, intent: str, effect: RingAgent) -> None:
        fields = self._document(paths.agent(effect.attempt))
        await self._dial(intent, effect, fields)

    async def _dial_number(self, intent: str, effect: DialNumber) -> None:
        # A plain call that fetches its script when it is answered, not a participant: nobody
        # enters the bridge before the floor says so, and its SID is ours at once to cancel.
        path = paths.ahead if effect.machine_answers else paths.outside
        fields = self._document(path(effect.contact, effect.attempt))
        await self._dial(intent, effect, fields)

    async def _dial(self, intent: str, effect: RingAgent | DialNumber, fields: dict[str, Value]) -> None:
        dial = self._dials.of(effect.attempt)
        if dial.doubtful:
            await self._look_for(dial, effect)
        if not dial.leg and not dial.cancelled and not dial.over:
            await self._create(dial, fields | self._call_fields(intent, effect))
        if dial.cancelled and not dial.over:
            await (self.end(dial.leg) if dial.leg else self._never_begun(dial, effect.contact))

    async def _never_begun(self, dial: Dial, contact: str) -> None:
        """Tell the floor of a dial that was called off before there was a call to report its end."""
        try:
            await self._board.dial_failed(contact, dial.attempt, LegCause.HUNG_UP, f"{dial.attempt}:never")
        except ServiceUnavailable:
            raise TryAgain("the service cannot keep that the dial is off") from None
        dial.over = True

    def _call_fields(self, intent: str, effect: RingAgent | DialNumber) -> dict[str, Value]:
        if not self._shown(effect):
            raise Refused("no caller ID is set for outgoing calls")
        if not _E164.fullmatch(effect.number):
            raise Refused("that is no number in E.164")
        reports = paths.dial(effect.contact, effect.attempt, intent) + paths.REPEAT
        fields: dict[str, Value] = {
            "To": effect.number,
            "From": self._shown(effect),
            "Timeout": min(max(ceil(effect.ring_seconds), 5), 600),
            "StatusCallback": self._settings.base + reports,
            "StatusCallbackMethod": "POST",
            "StatusCallbackEvent": _EVENTS,
        }
        if isinstance(effect, DialNumber) and effect.detect_machine:
            fields["MachineDetection"] = "DetectMessageEnd" if effect.message_end else "Enable"
            if effect.machine_answers:
                fields["MachineDetectionSpeechEndThreshold"] = round(GREETING_OVER * 1000)
        return fields

    def _shown(self, effect: RingAgent | DialNumber | CancelDial) -> str:
        """Return the number that whoever is rung sees."""
        own = "" if isinstance(effect, RingAgent) else effect.caller_id
        return own or self._settings.caller_id

    async def _create(self, dial: Dial, fields: Mapping[str, Value]) -> None:
        try:
            call = await self._create_shown(fields)
        except Uncertain:
            dial.doubtful = not dial.leg
            raise
        self._dials.learn(dial.attempt, call.sid)

    async def _create_shown(self, fields: Mapping[str, Value]) -> CallInfo:
        """Create a call. A number that the customer knows and Twilio does not let us show is not shown."""
        try:
            return await self._rest.create_call(fields)
        except RefusedWith as error:
            usual = self._settings.caller_id
            if error.code not in NOT_TO_BE_SHOWN or usual in ("", fields["From"]):
                raise
            return await self._rest.create_call({**fields, "From": usual})

    async def _look_for(self, dial: Dial, effect: RingAgent | DialNumber | CancelDial) -> None:
        """Find the call whose create went unanswered: alive, to that number, and nobody else's."""
        known = self._dials.legs()
        for call in await self._rest.latest_calls(To=effect.number, From=self._shown(effect)):
            if call.status in LIVE and call.sid not in known:
                self._dials.learn(dial.attempt, call.sid)
                return
        dial.doubtful = False

    async def _cancel(self, effect: CancelDial) -> None:
        dial = self._dials.of(effect.attempt)
        dial.cancelled = True
        if not dial.leg and effect.number:
            await self._look_for(dial, effect)
        if dial.leg and not dial.over:
            await self.end(dial.leg)

    # --- recordings and messages -------------------------------------------------------------

    async def _record(self, intent: str, effect: Record) -> None:
        if effect.action == "start":
            await self._start_recording(intent, effect)
            return
        if effect.action not in _RECORDING:
            raise Refused("there is no such way to steer a recording")
        try:
            await self._rest.update_recording(effect.leg, _RECORDING[effect.action])
        except LegGone:
            if effect.action != "stop":
                raise

    async def _start_recording(self, intent: str, effect: Record) -> None:
        if intent in self._doubtful and await self._is_recorded(effect.leg):
            return
        fields: dict[str, Value] = {
            "RecordingChannels": "dual",
            "RecordingStatusCallback": self._settings.base + paths.recording(effect.contact) + paths.REPEAT,
            "RecordingStatusCallbackMethod": "POST",
            "RecordingStatusCallbackEvent": ("completed", "absent"),
        }
        try:
            await self._rest.start_recording(effect.leg, fields)
        except Uncertain:
            self._note(intent, 1)
            raise

    async def _is_recorded(self, leg: str) -> bool:
        return any(each.status in {"in-progress", "paused"} for each in await self._rest.recordings(leg))

    async def _send_message(self, intent: str, effect: SendMessage) -> None:
        parts = [effect.text[at : at + _MESSAGE_LIMIT] for at in range(0, len(effect.text), _MESSAGE_LIMIT)]
        for done in range(self._doubtful.get(intent, 0), len(parts)):
            fields: dict[str, Value] = {"To": effect.to, "From": effect.sender, "Body": parts[done]}
            if effect.message:
                last = done == len(parts) - 1
                told = paths.message_status(effect.contact, effect.message, last)
                fields["StatusCallback"] = self._settings.base + told + paths.REPEAT
            await self._rest.send_message(fields)
            self._note(intent, done + 1)

    def _note(self, intent: str, done: int) -> None:
        self._doubtful[intent] = done
        if len(self._doubtful) > _KEPT:
            self._doubtful.popitem(last=False)
