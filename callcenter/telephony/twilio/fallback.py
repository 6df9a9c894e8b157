"""What Twilio asks when one of our documents failed: it must answer whatever else is broken.

It touches neither the switchboard nor any store. The caller hears an apology and is sent
back a few times; after that the message box takes over.
"""

from collections import OrderedDict

import structlog
from aiohttp import web

from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.door import leg_of, xml
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.languages import SORRY_BACK, SORRY_MESSAGE, phrase
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.text import escape
from callcenter.telephony.twilio.twiml import document

_TRIES = 3
_SAME_SECONDS = 2.0  # our document keeps the caller busy for longer
_KEPT = 10_000
_HANG_UP = document("<Hangup/>")

log = structlog.get_logger(__name__)


class FallbackHooks:
    """Prebuilt documents and a count of how often each call came here."""

    def __init__(self, provider: TwilioProvider) -> None:
        self._url = provider.renderer.url
        self._language = provider.settings.language
        self._clock = provider.clock
        self._seen: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._back = {path: self._back_to(path) for path in (paths.LEG, paths.VOICE)}
        self._message = self._take_message()

    async def fallback(self, request: web.Request, form: Form) -> web.StreamResponse:
        """Apologise and send the caller back, or take a message when that did not help."""
        leg, failed = leg_of(form), form.get("ErrorUrl", "")
        log.error("Twilio could not use a document", code=form.get("ErrorCode", ""), path=_path(failed))
        if self._count(leg) > _TRIES:
            return xml(self._message)
        return xml(self._again(form, failed))

    async def message_taken(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The message is recorded; its report follows by itself and is repeated until it is kept."""
        return xml(_HANG_UP)

    def _again(self, form: Form, failed: str) -> bytes:
        if _path(failed) != paths.VOICE:
            return self._back[paths.LEG]
        offer = form.get("offer", "")
        return self._back_to(f"{paths.VOICE}?offer={paths.part(offer)}") if offer else self._back[paths.VOICE]

    def _count(self, leg: str) -> int:
        """Count how often a call came here. A request that comes again at once is the same one."""
        now = self._clock.now()
        count, at = self._seen.get(leg, (0, float("-inf")))
        if now - at >= _SAME_SECONDS:
            count, at = count + 1, now
        self._seen[leg] = count, at
        if len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
        return count

    def _back_to(self, path: str) -> bytes:
        return document(f'{self._sorry(SORRY_BACK)}<Pause length="3"/><Redirect>{self._url(path)}</Redirect>')

    def _take_message(self) -> bytes:
        report, action = self._url(paths.RECORDING + paths.REPEAT), self._url(paths.FALLBACK_MESSAGE)
        return document(
            f'{self._sorry(SORRY_MESSAGE)}<Record action="{action}" maxLength="180"'
            f' timeout="5" playBeep="true" recordingStatusCallback="{report}"'
            ' recordingStatusCallbackEvent="completed absent"/>'
        )

    def _sorry(self, phrases: dict[str, str]) -> str:
        text, language = phrase(phrases, self._language)
        return f'<Say language="{language}">{escape(text)}</Say>'


def _path(url: str) -> str:
    """Return the path of one of our own addresses, without what follows it."""
    at = url.find("/twilio/")
    return url[at:].partition("#")[0].partition("?")[0] if at >= 0 else ""
