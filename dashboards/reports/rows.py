"""From sums to rows: what was counted, in seconds, and the measures out of it."""

from collections.abc import Mapping, Sequence

from callcenter.ports.facts import AGENT_SUMS, QUEUE_SUMS
from callcenter.ports.reports import About
from dashboards.measures import queues
from dashboards.measures.agents import agent_answer_rate, occupancy
from dashboards.measures.counts import CallbackCounts, Counts, Handling, Hours, Offers
from dashboards.measures.levels import Variant, kept_promises, service_level
from dashboards.measures.ratio import Ratio

NAMES: Mapping[About, Sequence[str]] = {About.QUEUES: QUEUE_SUMS, About.AGENTS: AGENT_SUMS}
#: Sums that are kept in milliseconds.
SPANS = frozenset({"waited", "gave_up", "talked", "held", "wrapped", "work", "free", "away"})

Sums = Sequence[int]


def counts_of(about: About, sums: Sums) -> dict[str, float]:
    """Return sums by name, spans in seconds."""
    return {
        name: value / 1000 if name in SPANS else value for name, value in zip(NAMES[about], sums, strict=True)
    }


def measures_of(about: About, counts: Mapping[str, float], variant: Variant) -> dict[str, float | None]:
    """Return the measures of some counts."""
    ratios = _of_queues(counts, variant) if about is About.QUEUES else _of_agents(counts)
    return {name: ratio.value for name, ratio in ratios.items()}


def added(left: list[int], right: Sums) -> None:
    """Add sums to others."""
    for place, value in enumerate(right):
        left[place] += value


def _of_queues(given: Mapping[str, float], variant: Variant) -> dict[str, Ratio]:
    counts = Counts(**{name: given[name] for name in Counts.__struct_fields__})  # type: ignore[arg-type]
    promises = CallbackCounts(**{name: int(given[name]) for name in CallbackCounts.__struct_fields__})
    return {
        "service_level": service_level(counts, variant),
        "service_level_offered": service_level(counts, Variant.OFFERED),
        "answer_rate": queues.answer_rate(counts),
        "abandon_rate": queues.abandon_rate(counts),
        "abandoned_of_offered": queues.abandoned_of_offered(counts),
        "asa": queues.average_speed_of_answer(counts),
        "time_to_abandon": queues.average_time_to_abandon(counts),
        **_handling(given),
        "kept_promises": kept_promises(promises),
    }


def _of_agents(given: Mapping[str, float]) -> dict[str, Ratio]:
    return {
        "agent_answer_rate": agent_answer_rate(
            Offers(int(given["offered"]), int(given["accepted"]), int(given["missed"]))
        ),
        **_handling(given),
        "occupancy": occupancy(Hours(given["work"], given["free"], given["away"])),
    }


def _handling(given: Mapping[str, float]) -> dict[str, Ratio]:
    work = Handling(
        int(given["handled"]), given["talked"], given["held"], given["wrapped"], int(given["transferred"])
    )
    return {
        "aht": queues.average_handle_time(work),
        "talk_time": queues.average_talk_time(work),
        "hold_time": queues.average_hold_time(work),
        "acw": queues.average_after_contact_work(work),
        "transfer_rate": queues.transfer_rate(work),
    }
