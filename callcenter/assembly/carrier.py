"""The carrier that the settings name."""

from collections.abc import Callable

from callcenter.assembly.service import Service
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import Provider
from callcenter.service.house import House
from callcenter.service.switchboard import ServiceSwitchboard
from callcenter.settings import Settings
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.settings import TwilioSettings

MakeProvider = Callable[[Settings, ServiceSwitchboard, Clock, Service], Provider]


def provider_of(
    settings: Settings, switchboard: ServiceSwitchboard, clock: Clock, service: Service
) -> Provider:
    """Return the provider that the settings name."""
    if settings.provider == "simulated":
        return SimulatedCarrier(switchboard, clock)
    twilio = twilio_settings(settings)
    return TwilioProvider(
        twilio,
        switchboard,
        clock,
        lambda number: agent_by_number(service.house, number),
        service.metrics.forged,
        service.metrics.webhook,
    )


def twilio_settings(settings: Settings) -> TwilioSettings:
    """Return what the Twilio provider needs of the settings. Raises `ValueError`."""
    tokens = tuple(token.strip() for token in settings.twilio_auth_token.split(",") if token.strip())
    return TwilioSettings(
        account_sid=settings.twilio_account_sid,
        auth_tokens=tokens,
        public_url=settings.public_url,
        api_key=settings.twilio_api_key,
        api_secret=settings.twilio_api_secret,
        api_url=settings.twilio_api_url,
        application_sid=settings.twilio_application_sid,
        caller_id=settings.twilio_caller_id,
        agent_dial_in=settings.twilio_agent_dial_in,
        agent_pin=settings.twilio_agent_pin,
        language=settings.language,
    )


def agent_by_number(house: House, number: str) -> str:
    """Return the agent whose telephone has this number, "" for nobody."""
    return next((agent.id for agent in house.agents if number and agent.number == number), "")


def own_number(settings: Settings) -> str | None:
    """Return the number that the carrier shows if none is named, None if it has none.

    The simulated carrier's own has no name.
    """
    return "" if settings.provider == "simulated" else settings.twilio_caller_id or None
