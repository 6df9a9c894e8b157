"""Standing legs: an agent's telephone dials in and proves itself with a PIN.

A caller's number can be forged, and whoever holds an agent's leg can accept customers:
the number says who it claims to be, the PIN that it is so.
"""

import hmac

import structlog
from aiohttp import web

from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.door import leg_of, xml
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.languages import ASK_PIN, phrase
from callcenter.telephony.twilio.parties import number
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.text import escape
from callcenter.telephony.twilio.twiml import document

_TRIES = 3
_HANG_UP = document("<Hangup/>")

log = structlog.get_logger(__name__)


class StandingHooks:
    """Opens standing legs for agents who dial in at the number kept for them."""

    def __init__(self, provider: TwilioProvider) -> None:
        self._provider = provider
        text, language = phrase(ASK_PIN, provider.settings.language)
        self._say = f'<Say language="{language}">{escape(text)}</Say>'

    def agent(self, form: Form) -> str:
        """Return the agent whose telephone this call to the agents' number claims to be, "" for none."""
        dial_in, caller = self._provider.settings.agent_dial_in, number(form.get("From", ""))
        if not dial_in or not caller or number(form.get("To", "")) != dial_in:
            return ""
        return self._provider.agent_by_number(caller)

    def ask(self, form: Form, tried: int = 0) -> web.StreamResponse:
        """Ask for the PIN, a few times; without one set nobody can dial in."""
        if not self._provider.settings.agent_pin:
            log.error("an agent dialled in, but no PIN is set", leg=leg_of(form))
            return xml(_HANG_UP)
        if tried >= _TRIES:
            log.warning("a telephone was turned away for wrong PINs", leg=leg_of(form))
            return xml(_HANG_UP)
        action = self._provider.renderer.url(f"{paths.PIN}/{tried + 1}")
        return xml(
            document(
                f'<Gather action="{action}" input="dtmf" timeout="8" finishOnKey="#"'
                f' actionOnEmptyResult="true">{self._say}</Gather>'
            )
        )

    async def entered(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The PIN was keyed in: the leg stands by, or is asked again."""
        agent, leg = self.agent(form), leg_of(form)
        if not agent:
            return xml(_HANG_UP)
        pin = self._provider.settings.agent_pin
        if not pin or not hmac.compare_digest(form.get("Digits", "").encode(), pin.encode()):
            return self.ask(form, int(request.match_info["tried"]))
        script = await self._provider.switchboard.agent_arrived(leg, agent, "", f"{leg}:agent")
        return xml(self._provider.renderer.script(script, leg))
