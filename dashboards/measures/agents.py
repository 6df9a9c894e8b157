"""How agents' time was used, and how it was planned. Spans in seconds, all of one unit."""

from dashboards.measures.counts import Hours, Offers
from dashboards.measures.ratio import Ratio


def agent_answer_rate(offers: Offers) -> Ratio:
    """Accepted / offered to the agent. Share; Amazon Connect."""
    return Ratio(offers.accepted, offers.offered)


def occupancy(hours: Hours) -> Ratio:
    """Handle time / (handle time + available time). Share; Amazon Connect. Not-ready time is outside.

    6 min of contact, 1 min of after-contact work and 3 min of waiting are 70 %.
    """
    return Ratio(hours.work, hours.work + hours.free)


def utilisation(handled: float, paid: float) -> Ratio:
    """Handle time / paid time. Share; some call occupancy so: it is never shown without its formula."""
    return Ratio(handled, paid)


def shrinkage(unavailable: float, paid: float) -> Ratio:
    """Paid scheduled time not available for contacts / paid scheduled time. Share; 20 h of 160 h are 12.5 %.

    Internal (training, meetings, breaks) and external (absence, leave) together.
    """
    return Ratio(unavailable, paid)


def adherence(adherent: float, scheduled: float) -> Ratio:
    """Time in the scheduled state at the scheduled time / scheduled time. Share; Amazon Connect."""
    return Ratio(adherent, scheduled)


def conformance(on_queue: float, scheduled: float) -> Ratio:
    """Time on queue / time scheduled on queue, whenever it was. Share, may exceed 1; Genesys."""
    return Ratio(on_queue, scheduled)
