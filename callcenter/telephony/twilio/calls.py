"""Webhooks of callers: arrive, answer, wait, come back, be forwarded, leave a message."""

import structlog
from aiohttp import web

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import IncomingCall, Script, Wait
from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.answers import OVER
from callcenter.telephony.twilio.door import leg_of, silence, xml
from callcenter.telephony.twilio.fields import seconds, spoken_or_pressed
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.overload import please_hold
from callcenter.telephony.twilio.parties import agent_of, number
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.standing import StandingHooks
from callcenter.telephony.twilio.twiml import WAITING_MUSIC, Renderer, document

_HANG_UP = document("<Hangup/>")
_TALKED = frozenset({"completed", "answered"})
_MOVED = frozenset({"redirected", "redirected-from-bridged"})
_NOT_TAKEN = frozenset({"error", "system-error", "queue-full"})
_CALM_SECONDS = 2

log = structlog.get_logger(__name__)


class CallHooks:
    """Answers what a leg asks; changes nothing by itself."""

    def __init__(self, provider: TwilioProvider, standing: StandingHooks) -> None:
        self._provider = provider
        self._standing = standing
        self._board = provider.switchboard
        self._render = provider.renderer
        settings = provider.settings
        self._in_queue = Renderer(settings.base, settings.caller_id, paths.waiting_input_of)
        self._please_hold = please_hold(provider)
        music = self._render.url(paths.MEDIA + WAITING_MUSIC)
        again = self._render.url(paths.HOLD)
        self._on_hold = document(f'<Play loop="20">{music}</Play><Redirect>{again}</Redirect>')

    async def voice(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A call came in: a browser phone, an agent's telephone, or a customer."""
        leg, caller = leg_of(form), form.get("From", "")
        if (agent := agent_of(caller)) is not None:
            offer = form.get("offer", "") or request.query.get("offer", "")
            return self._script(await self._board.agent_arrived(leg, agent, offer, f"{leg}:agent"), leg)
        if self._standing.agent(form):
            return self._standing.ask(form)
        if self._board.overloaded:
            return xml(self._please_hold)
        call = IncomingCall(leg, number(caller), number(form.get("To", "")))
        return self._script(await self._board.call_arrived(call, f"{leg}:arrived"), leg)

    async def heard(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller pressed keys, spoke, or did neither."""
        script = await self._heard(request, form)
        return self._script(script, leg_of(form))

    async def heard_waiting(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The same from within Twilio's queue, which holds fewer verbs."""
        script = await self._heard(request, form)
        return xml(self._in_queue.waiting_answer(script, leg_of(form)))

    async def _heard(self, request: web.Request, form: Form) -> Script:
        leg, turn = request.match_info["leg"], int(request.match_info["turn"])
        if leg_of(form) != leg:
            raise web.HTTPBadRequest(text="the path names another call")
        return await self._board.heard(leg, turn, spoken_or_pressed(form), f"{leg}:turn:{turn}")

    async def leg(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A leg fetches its script."""
        leg = leg_of(form)
        script = await self._board.script_for(leg)
        self._provider.moves.end(leg)
        return self._script(script, leg)

    async def wait(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller in the queue wants to hear something. From memory, nothing is kept."""
        leg = leg_of(form)
        return xml(self._in_queue.waiting(self._board.waiting(leg), leg))

    async def hold(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller on hold hears music, again and again."""
        return xml(self._on_hold)

    async def enqueue_action(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller's stay in Twilio's queue is over."""
        leg, result = leg_of(form), form.get("QueueResult", "")
        if result in _MOVED:
            return silence()
        if result == "hangup":
            await self._ended(leg)
            return silence()
        script = await self._board.script_for(leg)
        if result in _NOT_TAKEN:
            log.error("Twilio's queue did not take a caller", leg=leg, result=result)
            return xml(self._outside_queue(script, leg))
        return self._script(script, leg)

    def _outside_queue(self, script: Script, leg: str) -> bytes:
        """Let a caller whom the queue did not take wait all the same; moving works as in a queue."""
        if any(isinstance(verb, Wait) for verb in script):
            return self._render.waiting_outside(self._board.waiting(leg), leg)
        return self._render.script(script, leg)

    async def dial_action(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A leg's stay in a conference is over, or it was moved out of it."""
        leg = leg_of(form)
        if form.get("CallStatus") in OVER:
            await self._ended(leg)
            return silence()
        script = await self._board.script_for(leg)
        if form.get("DialCallStatus", "completed") in _TALKED:
            return self._script(script, leg)
        log.error("a leg could not join its conference", leg=leg, status=form.get("DialCallStatus"))
        return xml(self._render.delayed(script, leg, _CALM_SECONDS))

    async def forward(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A forwarded call is over; what we moved ourselves only looks like it (T25)."""
        leg = leg_of(form)
        if self._provider.moves.under_way(leg, self._provider.clock.now()):
            return self._script(await self._board.script_for(leg), leg)
        connected = _connected(form)
        over = form.get("CallStatus") in OVER
        script: Script = ()
        if connected or not over:
            script = await self._board.forward_finished(leg, connected, f"{leg}:forward:{_child(form)}")
        if over:
            await self._ended(leg)
            return silence()
        return self._script(script, leg)

    async def voicemail(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller's message is recorded; without a recording there is nothing more to say."""
        leg, url = leg_of(form), form.get("RecordingUrl", "")
        recording = form.get("RecordingSid", "") or url.rpartition("/")[2]
        if not url or not recording:
            return xml(_HANG_UP)
        length = seconds(form.get("RecordingDuration", ""))
        key = f"{leg}:voicemail:{recording}"
        return self._script(await self._board.voicemail_left(leg, recording, url, length, key), leg)

    async def _ended(self, leg: str) -> None:
        await self._board.leg_ended(leg, LegCause.HUNG_UP, f"{leg}:ended")

    def _script(self, script: Script, leg: str) -> web.StreamResponse:
        return xml(self._render.script(script, leg))


def _connected(form: Form) -> bool:
    """Whether the two spoke: `completed` alone does not say so, `DialBridged` does."""
    bridged = form.get("DialBridged", "").lower()
    return bridged == "true" if bridged else form.get("DialCallStatus", "") in _TALKED


def _child(form: Form) -> str:
    """Name the forward: the SID of its other leg, or how it ended where there never was one."""
    return form.get("DialCallSid") or form.get("DialCallStatus", "")
