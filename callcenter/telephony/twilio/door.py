"""The door that every webhook passes: size, shape, signature, and only then the handler."""

import re
import time
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from callcenter.ports.telephony import ServiceUnavailable
from callcenter.telephony.twilio.forms import FIELDS_LIMIT, Form, TooManyFields, read_form
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.sending import Twiml
from callcenter.telephony.twilio.twiml import EMPTY

Handler = Callable[[web.Request, Form], Awaitable[web.StreamResponse]]
Guarded = Callable[[web.Request], Awaitable[web.StreamResponse]]

_BODY_LIMIT = 64 * 1024
_FORM = "application/x-www-form-urlencoded"
_SID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NO_FIELDS = Form.of(())

log = structlog.get_logger(__name__)


def xml(document: bytes) -> web.StreamResponse:
    """Answer with TwiML."""
    return Twiml(document)


def nothing() -> web.Response:
    """Answer a report: heard."""
    return web.Response(status=204)


def silence() -> web.StreamResponse:
    """Answer a request whose answer is not used: an empty document."""
    return xml(EMPTY)


def leg_of(form: Form) -> str:
    """Return the call's SID. Raises 400 if there is none that could be one."""
    return sid(form, "CallSid")


def sid(form: Form, name: str) -> str:
    """Return a SID from a form. Raises 400 if it is missing or could never be one."""
    value = form.get(name, "")
    if not _SID.fullmatch(value):
        raise web.HTTPBadRequest(text=f"{name} is missing or not an identifier")
    return value


def guarded(provider: TwilioProvider, pattern: str, handler: Handler) -> Guarded:
    """Let only what Twilio signed through to a handler; nothing else changes anything.

    The provider's `on_answered` is told how each request of this path's pattern was answered.
    """
    clock = time.perf_counter

    async def door(request: web.Request) -> web.StreamResponse:
        began, status = clock(), 500
        try:
            form = await _form(request)
            if provider.verifier.genuine(request.raw_path, form, request.headers):
                response = await handler(request, form)
            else:
                response = _forged(provider, request, form)
            status = response.status
            return response
        except ServiceUnavailable:
            # Twilio now asks the fallback URL, or repeats a report whose URL says so.
            log.error("a webhook could not be kept", path=request.path)
            status = 503
            return web.Response(status=status)
        except web.HTTPException as error:
            status = error.status
            raise
        finally:
            provider.on_answered(pattern, status, clock() - began)

    return door


async def _form(request: web.Request) -> Form:
    """Read a form of a sane size, once. Raises 4xx for anything else."""
    length = request.content_length
    if length is None and request.can_read_body:
        raise web.HTTPLengthRequired
    if not length:
        return _NO_FIELDS
    if length > _BODY_LIMIT:
        raise web.HTTPRequestEntityTooLarge(max_size=_BODY_LIMIT, actual_size=length)
    if request.content_type != _FORM:
        raise web.HTTPUnsupportedMediaType
    try:
        return read_form(await request.read(), request.charset or "utf-8")
    except TooManyFields:
        raise web.HTTPRequestEntityTooLarge(max_size=FIELDS_LIMIT) from None
    except LookupError:  # an encoding that nobody knows
        raise web.HTTPUnsupportedMediaType from None
    except ValueError:
        raise web.HTTPBadRequest(text="the form cannot be read") from None


def _forged(provider: TwilioProvider, request: web.Request, form: Form) -> web.StreamResponse:
    provider.on_forged()
    log.warning("a webhook was not signed by Twilio", path=request.path, fields=sorted(set(form))[:50])
    return web.Response(status=403)
