"""Twilio as a provider of telephony: signed webhooks in, TwiML out, REST through a thin client."""

from callcenter.telephony.twilio.provider import TwilioProvider
from callcenter.telephony.twilio.settings import TwilioSettings
from callcenter.telephony.twilio.setup import Drift, configure_numbers, self_test
from callcenter.telephony.twilio.webhooks import add_routes

__all__ = ["TwilioProvider", "TwilioSettings", "add_routes", "self_test", "configure_numbers", "Drift"]
