"""A carrier inside the process: callers, telephones and agents that behave, without an account."""

from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crowd import Crowd
from callcenter.telephony.simulated.phone import SimulatedPhone

__all__ = ["Crowd", "SimulatedCarrier", "SimulatedPhone"]
