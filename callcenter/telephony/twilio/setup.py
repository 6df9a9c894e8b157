"""Helps whoever sets the account up: a self-test of the public address, and the numbers' webhooks."""

import secrets

import aiohttp
from msgspec import Struct

from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.answers import Webhooks
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.rest import Rest
from callcenter.telephony.twilio.settings import TwilioSettings
from callcenter.telephony.twilio.signature import SIGNATURE, sign


class Drift(Struct, frozen=True):
    """One webhook of a number or TwiML App that is not what it should be."""

    of: str
    field: str
    found: str
    wanted: str


async def self_test(settings: TwilioSettings, timeout: float = 5.0) -> str:
    """Send ourselves a signed request by way of the public URL; return "" or what is wrong (T5).

    A wrong public URL makes every webhook look forged, which is a total outage.
    """
    url = settings.base + paths.SELF_TEST
    nonce = secrets.token_hex(8)
    form = Form.of({"AccountSid": settings.account_sid, "Nonce": nonce, "Blank": ""}.items())
    token = next((token for token in settings.auth_tokens if token), "")
    headers = {SIGNATURE: sign(token, url, form)}
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout)) as session,
            session.post(url, data=dict(form), headers=headers, allow_redirects=False) as answer,
        ):
            return _advice(url, answer.status, await answer.text(errors="replace") == nonce)
    except (aiohttp.ClientError, TimeoutError) as error:
        return f"{url} cannot be reached from here ({type(error).__name__}): is the public URL right?"


def _advice(url: str, status: int, ours: bool) -> str:
    if status == 200 and ours:
        return ""
    if status == 403:
        return (
            f"{url} answered, and the signature did not hold: the public URL must be exactly the address"
            " that Twilio calls (scheme, host, port), and a proxy must not change path or query"
        )
    if 300 <= status < 400:
        return f"{url} redirects (HTTP {status}): use the address that it redirects to as the public URL"
    return f"{url} answered HTTP {status}: another service seems to stand at the public URL"


async def configure_numbers(settings: TwilioSettings, rest: Rest, apply: bool) -> tuple[Drift, ...]:
    """Compare the webhooks of all numbers and of the TwiML App with ours; set them if `apply`.

    Returns what was not as wanted. Raises `CarrierError`.
    """
    drifts: list[Drift] = []
    for found in await rest.numbers():
        wrong = _drift(found, _wanted(settings, sms=True))
        if wrong and apply:
            await rest.update_number(found.sid, _fields(wrong, sms=True))
        drifts += wrong
    if settings.application_sid:
        found = await rest.application(settings.application_sid)
        wrong = _drift(found, _wanted(settings, sms=False))
        if wrong and apply:
            await rest.update_application(found.sid, _fields(wrong, sms=False))
        drifts += wrong
    return tuple(drifts)


_NAMES = {
    "voice_url": "VoiceUrl",
    "voice_fallback_url": "VoiceFallbackUrl",
    "status_callback": "StatusCallback",
    "sms_url": "SmsUrl",
}


def _wanted(settings: TwilioSettings, sms: bool) -> dict[str, str]:
    base = settings.base
    wanted = {
        "voice_url": base + paths.VOICE,
        "voice_fallback_url": base + paths.FALLBACK,
        "status_callback": base + paths.CALL + paths.REPEAT,
    }
    return wanted | {"sms_url": base + paths.MESSAGE} if sms else wanted


def _drift(found: Webhooks, wanted: dict[str, str]) -> list[Drift]:
    of = found.phone_number or found.sid
    stated = {name: getattr(found, name) or "" for name in wanted}
    return [Drift(of, name, stated[name], url) for name, url in wanted.items() if stated[name] != url]


def _fields(wrong: list[Drift], sms: bool) -> dict[str, str]:
    """The wrong addresses put right; every one of ours is posted to."""
    fields = {_NAMES[each.field]: each.wanted for each in wrong}
    methods = {"VoiceMethod": "POST", "VoiceFallbackMethod": "POST", "StatusCallbackMethod": "POST"}
    return fields | methods | ({"SmsMethod": "POST"} if sms else {})
