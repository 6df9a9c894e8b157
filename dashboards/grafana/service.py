"""The service itself: is it there, is it quick, does anything pile up or fail."""

from dashboards.grafana.board import Board, Panel, Row, Series

_WEBHOOKS = "callcenter_webhook_seconds_bucket[$__rate_interval]"


def _quantile(share: float, by: str = "") -> str:
    return f"histogram_quantile({share}, sum by (le{by and ', ' + by})(rate({_WEBHOOKS})))"


_HEALTH = Row(
    "Health",
    (
        Panel(
            "Up",
            "Whether Prometheus reaches it.",
            (Series('up{job="callcenter"}', "{{instance}}"),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Version",
            "What runs.",
            (Series("callcenter_build_info", "{{version}}, Python {{python}}"),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Agent free, caller waiting",
            "Pairs found since the start: must be 0.",
            (Series("callcenter_contacts_waiting_beside_free_agent_total"),),
            kind="stat",
            width=4,
            height=4,
            limits=((1, "red"),),
        ),
        Panel(
            "Webhooks, 99 of 100 within",
            "The time until a carrier is answered.",
            (Series(_quantile(0.99)),),
            kind="stat",
            unit="s",
            width=4,
            height=4,
            limits=((0.25, "orange"), (1, "red")),
        ),
        Panel(
            "Oldest effect",
            "What was decided and is not carried out yet.",
            (Series("callcenter_outbox_oldest_seconds"),),
            kind="stat",
            unit="s",
            width=4,
            height=4,
            limits=((30, "orange"), (120, "red")),
        ),
        Panel(
            "Faults in the last hour",
            "Things that failed and should not have.",
            (Series("sum(increase(callcenter_faults_total[1h]))"),),
            kind="stat",
            width=4,
            height=4,
            limits=((1, "red"),),
        ),
    ),
)

_DOOR = Row(
    "At the door",
    (
        Panel(
            "Webhooks",
            "Per second, by answer.",
            (
                Series(
                    "sum by (status)(rate(callcenter_webhook_seconds_count[$__rate_interval]))", "{{status}}"
                ),
            ),
        ),
        Panel(
            "Time to the answer",
            "Half, and 99 of 100, of all webhooks.",
            (Series(_quantile(0.5), "half"), Series(_quantile(0.99), "99 of 100")),
            unit="s",
        ),
        Panel(
            "Time to the answer by route",
            "99 of 100.",
            (Series(_quantile(0.99, "route"), "{{route}}"),),
            unit="s",
        ),
        Panel(
            "Requests that wait to be decided",
            "A line that grows is an overload; beyond a bound new callers are asked to hold.",
            (Series("callcenter_inbox_requests", "requests"),),
        ),
        Panel(
            "Forged webhooks",
            "Per minute: their signature was wrong.",
            (Series("60 * rate(callcenter_webhooks_forged_total[$__rate_interval])", "forged"),),
        ),
        Panel(
            "Refusals",
            "Commands that the floor refused, per minute, by code.",
            (
                Series(
                    "60 * sum by (code)(rate(callcenter_refusals_total[$__rate_interval]))",
                    "{{code}}",
                ),
            ),
        ),
    ),
)

_JOURNAL = Row(
    "Journal and effects",
    (
        Panel(
            "Time of a commit",
            "99 of 100.",
            (
                Series(
                    "histogram_quantile(0.99, sum by (le)"
                    "(rate(callcenter_journal_commit_seconds_bucket[$__rate_interval])))",
                    "99 of 100",
                ),
            ),
            unit="s",
        ),
        Panel(
            "Commits",
            "Per second: events made durable, requests answered, commits for both.",
            (
                Series("rate(callcenter_journal_commit_rows_sum[$__rate_interval])", "events"),
                Series("rate(callcenter_journal_commit_requests_sum[$__rate_interval])", "requests"),
                Series("rate(callcenter_journal_commit_rows_count[$__rate_interval])", "commits"),
            ),
        ),
        Panel(
            "Readers behind the journal",
            "How long something has happened that a reader has not dealt with.",
            (Series("callcenter_reader_behind_seconds", "{{reader}}"),),
            unit="s",
            limits=((60, "red"),),
        ),
        Panel(
            "Effects",
            "Per second: done, put off, given up.",
            (Series("sum by (outcome)(rate(callcenter_effects_total[$__rate_interval]))", "{{outcome}}"),),
        ),
        Panel(
            "Outbox",
            "Effects that wait or are under way.",
            (Series("callcenter_outbox_effects", "effects"),),
        ),
        Panel(
            "Outbox that stands still",
            "How long nothing was finished, though something waits; and the age of the oldest.",
            (
                Series("callcenter_outbox_stalled_seconds", "nothing finished"),
                Series("callcenter_outbox_oldest_seconds", "oldest"),
            ),
            unit="s",
        ),
    ),
)

_INSIDE = Row(
    "Inside",
    (
        Panel(
            "Faults",
            "In the last hour, by where.",
            (Series("sum by (where)(increase(callcenter_faults_total[1h]))", "{{where}}"),),
        ),
        Panel(
            "What cannot work",
            "In the configuration and the flows.",
            (
                Series("sum by (kind)(callcenter_configuration_warnings)", "{{kind}}"),
                Series("callcenter_flow_errors", "flow errors"),
            ),
        ),
        Panel(
            "Lost legs",
            "In the last hour: they ended without our being told.",
            (Series("increase(callcenter_reconciled_legs_total[1h])", "legs"),),
        ),
        Panel(
            "Consoles",
            "That watch the live feed, and that were let go in the last hour because they did not read.",
            (
                Series("callcenter_live_clients", "watching"),
                Series("increase(callcenter_live_clients_dropped_total[1h])", "let go"),
            ),
        ),
        Panel(
            "Processor",
            "Of one core.",
            (Series('rate(process_cpu_seconds_total{job="callcenter"}[$__rate_interval])', "{{instance}}"),),
            unit="percentunit",
        ),
        Panel(
            "Memory",
            "Resident.",
            (Series('process_resident_memory_bytes{job="callcenter"}', "{{instance}}"),),
            unit="bytes",
        ),
    ),
)

SERVICE = Board(
    "callcenter-service",
    "Call centre: the service itself",
    "Is it there, is it quick, does anything pile up or fail.",
    (_HEALTH, _DOOR, _JOURNAL, _INSIDE),
)
