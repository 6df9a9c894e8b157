"""Calls of ours: what campaigns reach, what the gate holds back, how near the cap of abandoned calls is."""

from dashboards.grafana.board import Board, Panel, Row, Series

_LAW = Row(
    "Within the law",
    (
        Panel(
            "Cap of abandoned calls",
            "The largest share of it that a campaign has used up in its present period: 1 at the cap.",
            (Series("callcenter_campaign_abandon_cap_used"),),
            kind="stat",
            unit="percentunit",
            width=6,
            limits=((0.8, "orange"), (1, "red")),
        ),
        Panel(
            "Campaigns by how they stand to the cap",
            "Those that dial ahead; near: four fifths or more of it are used up.",
            (Series("sum by (state)(callcenter_campaigns_by_abandon_cap)", "{{state}}"),),
            stacked=True,
            width=9,
        ),
        Panel(
            "Dialled ahead, and abandoned",
            "In the last hour, by queue: dials made before an agent was there, and calls that found none.",
            (
                Series(
                    'sum by (queue)(increase(callcenter_dials_ahead_total{queue=~"$queue"}[1h]))',
                    "{{queue}}: dialled",
                ),
                Series(
                    'sum by (queue)(increase(callcenter_calls_abandoned_total{queue=~"$queue"}[1h]))',
                    "{{queue}}: abandoned",
                ),
            ),
            width=9,
        ),
        Panel(
            "Held back by the gate",
            "Records of campaigns in the last hour, by rule.",
            (Series("sum by (rule)(increase(callcenter_campaign_denied_total[1h]))", "{{rule}}"),),
            width=9,
        ),
    ),
)

_WORK = Row(
    "Campaigns",
    (
        Panel(
            "Dials in the last hour",
            "Of campaigns, by how they were dialled.",
            (Series("sum by (mode)(increase(callcenter_campaign_attempts_total[1h]))", "{{mode}}"),),
        ),
        Panel(
            "What came of them",
            "By disposition, or why nobody was reached.",
            (Series("sum by (result)(increase(callcenter_campaign_attempts_total[1h]))", "{{result}}"),),
        ),
        Panel(
            "Records at an end",
            "In the last hour.",
            (Series("sum by (state)(increase(callcenter_campaign_records_total[1h]))", "{{state}}"),),
        ),
        Panel(
            "Customers' telephones that were rung",
            "Per minute, all calls of ours: answered, or why not.",
            (
                Series(
                    'sum by (result)(60 * rate(callcenter_dials_total{queue=~"$queue"}[$__rate_interval]))',
                    "{{result}}",
                ),
            ),
        ),
        Panel(
            "Share that was answered",
            "Of the telephones that were rung in the last hour.",
            (
                Series(
                    'sum by (queue)(increase(callcenter_dials_total{queue=~"$queue", result="answered"}[1h]))'
                    ' / (sum by (queue)(increase(callcenter_dials_total{queue=~"$queue"}[1h])) > 0)',
                    "{{queue}}",
                ),
            ),
            unit="percentunit",
        ),
        Panel(
            "Dials that wait for their pace",
            "Age of the oldest effect: carriers let few calls begin per second.",
            (Series("callcenter_outbox_oldest_seconds", "oldest"),),
            unit="s",
        ),
    ),
)

OUTBOUND = Board(
    "callcenter-outbound",
    "Call centre: outbound",
    "What campaigns reach, what the gate holds back, and how near the cap of abandoned calls is.",
    (_LAW, _WORK),
    (("queue", "callcenter_service_level_goal"),),
)
