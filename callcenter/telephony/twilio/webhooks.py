"""The routes under /twilio/."""

from aiohttp import web

from callcenter.telephony.twilio import media, paths
from callcenter.telephony.twilio.agents import DialHooks
from callcenter.telephony.twilio.calls import CallHooks
from callcenter.telephony.twilio.door import Handler, guarded
from callcenter.telephony.twilio.fallback import FallbackHooks
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.reports import ReportHooks
from callcenter.telephony.twilio.standing import StandingHooks


def add_routes(app: web.Application, provider: TwilioProvider) -> None:
    """Let Twilio reach a provider through an application; everything but the media is signed."""
    for path, handler in handlers(provider).items():
        app.router.add_post(path, guarded(provider, path, handler))
    app.router.add_get(paths.MEDIA + "{name}", play)


def handlers(provider: TwilioProvider) -> dict[str, Handler]:
    """Return every webhook by its path."""
    standing = StandingHooks(provider)
    calls, dials = CallHooks(provider, standing), DialHooks(provider)
    reports, fallback = ReportHooks(provider), FallbackHooks(provider)
    return {
        paths.VOICE: calls.voice,
        "/twilio/input/{leg}/{turn:[0-9]{1,9}}": calls.heard,
        "/twilio/wait-input/{leg}/{turn:[0-9]{1,9}}": calls.heard_waiting,
        paths.PIN + "/{tried:[0-9]}": standing.entered,
        paths.LEG: calls.leg,
        paths.WAIT: calls.wait,
        paths.HOLD: calls.hold,
        paths.ENQUEUE_ACTION: calls.enqueue_action,
        paths.DIAL_ACTION: calls.dial_action,
        paths.FORWARD: calls.forward,
        paths.VOICEMAIL: calls.voicemail,
        "/twilio/agent/{attempt}": dials.picked_up,
        "/twilio/agent/{attempt}/answer/{asked:[0-9]{1,9}}": dials.pressed,
        "/twilio/outside/{contact}/{attempt}": dials.outside,
        "/twilio/ahead/{contact}/{attempt}": dials.ahead,
        paths.CALL + "/{contact}/{attempt}/{intent}": dials.progress,
        paths.CALL: reports.call,
        paths.CONFERENCE: reports.conference,
        paths.RECORDING: reports.voicemail,
        paths.RECORDING + "/{contact}": reports.recording,
        paths.MESSAGE_STATUS + "/{contact}/{message:[0-9]{1,9}}": reports.message_status,
        paths.MESSAGE_STATUS + "/{contact}/{message:[0-9]{1,9}}/part": reports.part_status,
        paths.MESSAGE: reports.message,
        paths.FALLBACK: fallback.fallback,
        paths.FALLBACK_MESSAGE: fallback.message_taken,
        paths.SELF_TEST: self_test,
    }


async def self_test(request: web.Request, form: Form) -> web.Response:
    """Say back what the provider's own test sent: it came through, and its signature held."""
    return web.Response(text=form.get("Nonce", ""))


async def play(request: web.Request) -> web.Response:
    """Send music or a tone; Twilio keeps it by its tag."""
    sound = media.sound(request.match_info["name"])
    if sound is None:
        raise web.HTTPNotFound
    headers = {"ETag": sound.etag, "Cache-Control": "public, max-age=86400"}
    if sound.etag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=headers)
    return web.Response(body=sound.body, content_type="audio/wav", headers=headers)
