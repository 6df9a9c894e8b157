"""Every measure runs, in a size that says nothing about speed."""

from pathlib import Path

import pytest

from bench.measures import MEASURES
from bench.rounds import SMOKE

FIGURES = {
    "journal": {"journal_vs_raw_batch", "journal_vs_raw_single", "journal_lone_ack_vs_raw"},
    "replay": {"replay_vs_scan", "restart_first_answer_s"},
    "webhook": {
        "webhook_vs_bare",
        "webhook_cpu_vs_bare",
        "webhook_of_new_number_vs_bare",
        "webhook_of_new_number_cpu_vs_bare",
        "webhook_into_queue_vs_bare",
        "webhook_into_queue_cpu_vs_bare",
        "routing_share",
    },
    "calls": {"call_cpu_vs_bare", "call_with_leg_end_cpu_vs_bare"},
    "overload": {"overload_goodput", "overload_webhook_max_s"},
    "offers": {
        "offer_p50_vs_webhook_p50",
        "offer_p99_ms",
        "offer_5000_vs_100_waiting",
        "idle_cores_5000_waiting",
    },
    "restart": {"restart_lost_events"},
    "routing": {"routing_scale", "routing_vs_naive", "routing_p99_us"},
    "simulate": {"simulate_speedup"},
    "fanout": {
        "fanout_1000_vs_broadcast",
        "fanout_5000_vs_broadcast",
        "fanout_encodes_per_update",
        "fanout_stalled_client_p99",
    },
    "wallboard": {"event_to_wallboard_ms", "fanout_webhook_p99"},
    "reports": {"report_vs_sql"},
    "exposition": {"metrics_loop_block_ms"},
    "gate": {"gate_us", "gate_vs_set_lookup", "gate_with_store_us"},
    "customers": {
        f"{name}{store}"
        for store in ("", "_postgres")
        for name in ("lookup_vs_sql", "lookup_lone_vs_sql", "lookup_p99_ms", "timeline_vs_sql")
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURES)
async def test_measures_what_it_says(name: str, tmp_path: Path) -> None:
    """Each figure has a value that is no accident of an empty run; nothing acknowledged is lost."""
    figures = {figure.name: figure for figure in await MEASURES[name](SMOKE, tmp_path)}
    assert set(figures) == FIGURES[name]
    assert all(figure.low <= figure.value <= figure.high or figure.value == 0 for figure in figures.values())
    if name == "restart":
        assert figures["restart_lost_events"].value == 0
        assert not figures["restart_lost_events"].note.startswith("0 ")
