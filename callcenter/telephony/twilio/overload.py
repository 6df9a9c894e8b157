"""What a new call hears when there is more than the service can take, ready to be sent."""

from urllib.parse import quote_plus

from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.languages import PLEASE_HOLD, phrase
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.text import escape
from callcenter.telephony.twilio.twiml import document

_NEW_CALL = b"POST " + paths.VOICE.encode() + b" HTTP/1.1\r\n"
_AGENT = b"From=client%3A"


def please_hold(provider: TwilioProvider) -> bytes:
    """Return the document that asks a caller for patience and then tries again."""
    text, language = phrase(PLEASE_HOLD, provider.settings.language)
    again = provider.renderer.url(paths.VOICE)
    said = f'<Say language="{language}">{escape(text)}</Say>'
    return document(f'{said}<Pause length="10"/><Redirect>{again}</Redirect>')


class PutOff:
    """Asks new callers for patience; used while the service has its hands full.

    Only new calls of customers: agents who come to take a call, and every report on what is
    under way, get through. Nothing is checked, because nothing is changed and nothing told.
    """

    def __init__(self, provider: TwilioProvider) -> None:
        body = please_hold(provider)
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nCache-Control: no-store\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self._answer = head.encode() + body
        dial_in = provider.settings.agent_dial_in
        self._desk = f"To={quote_plus(dial_in)}".encode() if dial_in else b""

    def __call__(self, request: bytes) -> bytes | None:
        """Return the answer to a raw request, None if it must get through."""
        if not request.startswith(_NEW_CALL) or _AGENT in request:
            return None
        return None if self._desk and self._desk in request else self._answer
