"""The agent's browser phone."""

from callcenter.ports.telephony import CarrierError
from callcenter.web.endpoint import Call
from callcenter.web.parts import SimulatedPhones
from callcenter.web.problems import Failure
from callcenter.web.values import PhoneConnect, PhoneDigits, PhonePass


async def phone_pass(call: Call[None]) -> PhonePass:
    """What the browser phone needs to register with the provider."""
    made = call.parts.provider.phone_pass(call.phone, call.parts.clock.now())
    return PhonePass(made.kind, made.identity, made.token, made.expires_at)


async def heartbeat(call: Call[None]) -> None:
    """The browser phone is registered now. Without it for 60 s the agent goes offline."""
    call.parts.phones.beat(call.phone)


async def connect(call: Call[PhoneConnect]) -> None:
    """The simulated phone dials in for an accepted offer, or to stand by."""
    try:
        _simulated(call).connect(call.phone, call.body.attempt)
    except CarrierError:
        raise Failure("phone_failed", "The carrier has no free line.") from None


async def hang_up(call: Call[None]) -> None:
    """The simulated phone hangs up."""
    try:
        _simulated(call).hang_up(call.phone)
    except CarrierError:
        raise Failure("phone_failed", "The phone is on no call.") from None


async def send_digits(call: Call[PhoneDigits]) -> None:
    """The simulated phone sends tones to whoever hears the agent."""
    try:
        _simulated(call).send_digits(call.phone, call.body.digits)
    except CarrierError:
        raise Failure("phone_failed", "The phone is on no call.") from None


def _simulated(call: Call[PhoneConnect] | Call[PhoneDigits] | Call[None]) -> SimulatedPhones:
    if call.parts.simulated is None:
        raise Failure("not_found", "Only the simulated provider has such phones.")
    return call.parts.simulated
