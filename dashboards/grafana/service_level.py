"""Whether customers are answered in time, in every variant, and how fast what may be late is used up."""

from dashboards.grafana.board import Board, Panel, Row, Series
from dashboards.measures.levels import DEFAULT
from dashboards.prometheus.service_levels import abandoned, burn, service_level, waits

_CHOSEN = 'queue=~"$queue", tier=~"$tier"'
_DEFAULT = f'{_CHOSEN}, variant="{DEFAULT.value}"'


def _average_wait(by: str) -> str:
    """Return the average speed of answer of half an hour, in seconds."""
    seconds, count = (
        f'sum by ({by})(increase(callcenter_wait_seconds_{each}{{{_CHOSEN}, outcome="answered"}}[30m]))'
        for each in ("sum", "count")
    )
    return f"{seconds} / ({count} > 0)"


_LEVELS = Row(
    "Service level",
    (
        Panel(
            "The last half hour",
            f"All chosen queues and tiers together, variant {DEFAULT.value}.",
            (Series(service_level("30m", where=_DEFAULT)),),
            kind="stat",
            unit="percentunit",
            width=4,
        ),
        Panel(
            "By queue",
            f"The last half hour, variant {DEFAULT.value}; `goal`: what the queue means to reach.",
            (
                Series(service_level("30m", "queue", _DEFAULT), "{{queue}}"),
                Series('callcenter_service_level_goal{queue=~"$queue"}', "{{queue}} goal"),
            ),
            unit="percentunit",
            width=10,
        ),
        Panel(
            "By tier",
            f"The last half hour, variant {DEFAULT.value}.",
            (Series(service_level("30m", "tier", _DEFAULT), "{{tier}}"),),
            unit="percentunit",
            width=10,
        ),
        Panel(
            "In every variant",
            "The last half hour: the same waits, by all ways to count those who hung up.",
            (Series(service_level("30m", "variant", _CHOSEN), "{{variant}}"),),
            unit="percentunit",
            width=12,
        ),
        Panel(
            "Burn",
            "How many times too fast the share that may be late is used up: 1 is just what the goal allows.",
            (
                Series(f'{burn("5m")}{{queue=~"$queue"}}', "{{queue}}, 5 min"),
                Series(f'{burn("30m")}{{queue=~"$queue"}}', "{{queue}}, 30 min"),
                Series(f'{burn("2h")}{{queue=~"$queue"}}', "{{queue}}, 2 h"),
            ),
            width=12,
            limits=((1, "orange"), (2, "red")),
        ),
    ),
)

_WAITS = Row(
    "Waits",
    (
        Panel(
            "Waits that count",
            "What the service level of half an hour is divided by: a few waits tell little.",
            (Series(waits("30m", "queue"), "{{queue}}"),),
        ),
        Panel(
            "Abandon rate",
            "The last half hour, without short abandons.",
            (Series(abandoned("30m", "queue", _CHOSEN), "{{queue}}"),),
            unit="percentunit",
        ),
        Panel(
            "Average speed of answer",
            "The last half hour, queue and ring time.",
            (Series(_average_wait("queue"), "{{queue}}"),),
            unit="s",
        ),
        Panel(
            "Nine of ten were answered within",
            "The 90th percentile of the waits of half an hour, by tier, as exact as the buckets are.",
            (
                Series(
                    "histogram_quantile(0.9, sum by (le, tier)"
                    f'(increase(callcenter_wait_seconds_bucket{{{_CHOSEN}, outcome="answered"}}[30m])))',
                    "{{tier}}",
                ),
            ),
            unit="s",
        ),
        Panel(
            "How waits end",
            "Per minute: answered (within the threshold) and abandoned (early, short).",
            (
                Series(
                    f"60 * sum by (how)(rate(callcenter_waits_ended_total{{{_CHOSEN}}}[$__rate_interval]))",
                    "{{how}}",
                ),
            ),
        ),
        Panel(
            "Callbacks within the promise",
            "Share of the callbacks of the last hour that were made within what was promised.",
            (
                Series(
                    'sum(increase(callcenter_callbacks_total{queue=~"$queue", result="kept"}[1h])) / '
                    "(sum(increase(callcenter_callbacks_total"
                    '{queue=~"$queue", result=~"kept|late|unreached"}[1h])) > 0)',
                    "kept",
                ),
            ),
            unit="percentunit",
        ),
    ),
)

SERVICE_LEVEL = Board(
    "callcenter-service-level",
    "Call centre: service level",
    "Whether customers are answered in time, in every variant.",
    (_LEVELS, _WAITS),
    (("queue", "callcenter_service_level_goal"), ("tier", "callcenter_waits_ended_total")),
)
