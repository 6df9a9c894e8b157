"""Webhooks of calls that we made: an agent's telephone rang, an outside party answered."""

from aiohttp import web

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import Join, Script
from callcenter.telephony.twilio.answers import OVER
from callcenter.telephony.twilio.dials import Dial
from callcenter.telephony.twilio.door import leg_of, nothing, xml
from callcenter.telephony.twilio.fields import cause, is_machine, who_answered
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.twiml import document

_HANG_UP = document("<Hangup/>")
_ANSWERED_STATUS = "completed"


class DialHooks:
    """Follows the calls that we made, by the attempt in their path."""

    def __init__(self, provider: TwilioProvider) -> None:
        self._provider = provider
        self._board = provider.switchboard
        self._render = provider.renderer

    async def picked_up(self, request: web.Request, form: Form) -> web.StreamResponse:
        """An agent's telephone was picked up: say who calls."""
        leg, attempt = leg_of(form), request.match_info["attempt"]
        if self._provider.dials.learn(attempt, leg).unwanted(leg):
            return xml(_HANG_UP)
        script = await self._board.agent_reached(leg, attempt, f"{leg}:reached:{attempt}")
        return xml(self._render.script(script, leg))

    async def pressed(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The agent pressed a key, or the time ran out."""
        leg, attempt = leg_of(form), request.match_info["attempt"]
        asked = int(request.match_info["asked"])
        dial = self._provider.dials.learn(attempt, leg)
        key = f"{leg}:pressed:{attempt}:{asked}"
        script = await self._board.agent_pressed(leg, attempt, form.get("Digits", "")[:32], key)
        _note_taken(dial, script)
        return xml(self._render.script(script, leg, asked))

    async def outside(self, request: web.Request, form: Form) -> web.StreamResponse:
        """An outside party answered, or the customer; a machine is nobody, where it is looked for."""
        leg = leg_of(form)
        contact, attempt = request.match_info["contact"], request.match_info["attempt"]
        dial = self._provider.dials.learn(attempt, leg)
        if dial.unwanted(leg):
            return xml(_HANG_UP)
        if is_machine(form):
            key = f"{leg}:machine:{attempt}"
            await self._board.dial_failed(contact, attempt, LegCause.MACHINE, key)
            return xml(_HANG_UP)
        script = await self._board.outside_answered(contact, attempt, leg, f"{leg}:outside:{attempt}")
        _note_taken(dial, script)
        return xml(self._render.script(script, leg))

    async def ahead(self, request: web.Request, form: Form) -> web.StreamResponse:
        """Somebody, or a machine, answered a call that was dialled ahead of the agents."""
        leg = leg_of(form)
        contact, attempt = request.match_info["contact"], request.match_info["attempt"]
        dial = self._provider.dials.learn(attempt, leg)
        if dial.unwanted(leg):
            return xml(_HANG_UP)
        key = f"{leg}:outside:{attempt}"
        script = await self._board.outside_answered(contact, attempt, leg, key, who_answered(form))
        dial.answered = True
        return xml(self._render.script(script, leg))

    async def progress(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A report on a call that we made: its leg is known now, or it is over."""
        leg, status = leg_of(form), form.get("CallStatus", "")
        contact, attempt = request.match_info["contact"], request.match_info["attempt"]
        dial = self._provider.dials.learn(attempt, leg)
        if status not in OVER:
            if dial.unwanted(leg) and not dial.over:
                self._provider.end_soon(leg)
        elif leg == dial.leg:
            await self._over(dial, contact, leg, status)
        return nothing()

    async def _over(self, dial: Dial, contact: str, leg: str, status: str) -> None:
        """Report the end. An answered call may have ended before anybody took it: a voicemail, say."""
        key = f"{leg}:ended"
        if status == _ANSWERED_STATUS:
            await self._board.leg_ended(leg, cause(status), key)
        if not dial.answered:
            await self._board.dial_failed(contact, dial.attempt, cause(status), f"{key}:{dial.attempt}")
        dial.over = True


def _note_taken(dial: Dial, script: Script) -> None:
    """The floor took the leg when it lets it into a bridge."""
    dial.answered = dial.answered or any(isinstance(verb, Join) for verb in script)
