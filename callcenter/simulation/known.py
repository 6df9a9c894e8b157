"""Whom callers met of those they know: account manager, deputy, the agent of the last talk (KA-09)."""

from collections.abc import Sequence

from callcenter.simulation.estimates import Fraction
from callcenter.simulation.watch import Stay


def known(stays: Sequence[Stay]) -> dict[str, Fraction]:
    """Return the shares of the answered who met them, each over those whose card names one.

    Whoever stands for two of them counts for both.
    """
    answered = [stay for stay in stays if stay.end == "answered"]
    return {
        "met_manager": _share([(stay.card.manager, stay.agent) for stay in answered]),
        "met_deputy": _share([(stay.card.deputy, stay.agent) for stay in answered]),
        "met_last_agent": _share([(stay.card.last_agent, stay.agent) for stay in answered]),
    }


def _share(pairs: Sequence[tuple[str, str]]) -> Fraction:
    named = [(whom, agent) for whom, agent in pairs if whom]
    return float(sum(whom == agent for whom, agent in named)), float(len(named))
