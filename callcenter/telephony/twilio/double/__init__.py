"""A test double of Twilio itself, to rehearse calls without an account."""

from callcenter.telephony.twilio.double.call import Call
from callcenter.telephony.twilio.double.carrier import TwilioDouble
from callcenter.telephony.twilio.double.line import Held, Sent
from callcenter.telephony.twilio.double.phones import Phone, Text, Webhooked
from callcenter.telephony.twilio.double.stage import ManualClock

__all__ = ["TwilioDouble", "Call", "Phone", "Text", "Webhooked", "Held", "Sent", "ManualClock"]
