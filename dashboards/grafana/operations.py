"""The floor as it stands: who waits, who is there, what is offered and what is missed."""

from dashboards.grafana.board import Board, Panel, Row, Series

_QUEUE = 'queue=~"$queue"'

_NOW = Row(
    "Now",
    (
        Panel(
            "Waiting",
            "Contacts that wait for an agent or ring at one.",
            (Series(f"sum(callcenter_contacts_waiting{{{_QUEUE}}})"),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Longest wait",
            "How long the one who waits longest does.",
            (Series(f"max(callcenter_longest_wait_seconds{{{_QUEUE}}})"),),
            kind="stat",
            unit="s",
            width=4,
            height=4,
            limits=((60, "orange"), (180, "red")),
        ),
        Panel(
            "Agents free",
            "Agents who are available.",
            (Series('sum(callcenter_agents{presence="available"})'),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Agents signed in",
            "Agents in any state but offline.",
            (Series('sum(callcenter_agents{presence!="offline"})'),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Callbacks due",
            "Callbacks whose time has come and whose customer was not reached yet.",
            (Series(f'sum(callcenter_callbacks_open{{{_QUEUE}, state="due"}})'),),
            kind="stat",
            width=4,
            height=4,
        ),
        Panel(
            "Agent free, caller waiting",
            "Pairs found since the service started. Any other number than 0 is a fault of the service.",
            (Series("callcenter_contacts_waiting_beside_free_agent_total"),),
            kind="stat",
            width=4,
            height=4,
            limits=((1, "red"),),
        ),
    ),
)

_LINES = Row(
    "Lines",
    (
        Panel(
            "Waiting by queue",
            "Contacts in the line of each queue.",
            (Series(f"sum by (queue)(callcenter_contacts_waiting{{{_QUEUE}}})", "{{queue}}"),),
            stacked=True,
        ),
        Panel(
            "Waiting by tier",
            "The same, by the customer's tier.",
            (Series(f"sum by (tier)(callcenter_contacts_waiting{{{_QUEUE}}})", "{{tier}}"),),
            stacked=True,
        ),
        Panel(
            "Longest wait by queue",
            "How long the one who waits longest does.",
            (Series(f"callcenter_longest_wait_seconds{{{_QUEUE}}}", "{{queue}}"),),
            unit="s",
        ),
        Panel(
            "Live contacts by phase",
            "Where contacts stand, from the menu to the after-contact work.",
            (Series('sum by (phase)(callcenter_contacts{queue=~"$queue|none"})', "{{phase}}"),),
            stacked=True,
        ),
        Panel(
            "How contacts end",
            "Contacts that ended, per minute, by outcome.",
            (
                Series(
                    "60 * sum by (outcome)"
                    '(rate(callcenter_contacts_closed_total{queue=~"$queue|none"}[$__rate_interval]))',
                    "{{outcome}}",
                ),
            ),
        ),
        Panel(
            "Waits",
            "How long those waited who were answered.",
            (
                Series(
                    "sum by (le)(increase"
                    f'(callcenter_wait_seconds_bucket{{{_QUEUE}, outcome="answered"}}[$__rate_interval]))',
                    "{{le}}",
                ),
            ),
            kind="heatmap",
        ),
    ),
)

_AGENTS = Row(
    "Agents and callbacks",
    (
        Panel(
            "Agents by presence",
            "Where agents stand.",
            (Series("sum by (presence)(callcenter_agents)", "{{presence}}"),),
            stacked=True,
        ),
        Panel(
            "Signed in by queue",
            "Agents who serve it, in any state but offline: who serves several counts in each.",
            (
                Series(
                    f'sum by (queue)(callcenter_queue_agents{{{_QUEUE}, presence!="offline"}})', "{{queue}}"
                ),
            ),
        ),
        Panel(
            "Free by queue",
            "Agents who serve it and are available.",
            (
                Series(
                    f'sum by (queue)(callcenter_queue_agents{{{_QUEUE}, presence="available"}})', "{{queue}}"
                ),
            ),
        ),
        Panel(
            "Offers",
            "Offers per minute: made, and those that led to no talk (no_answer: missed).",
            (
                Series(
                    f"60 * sum(rate(callcenter_offers_made_total{{{_QUEUE}}}[$__rate_interval]))",
                    "made",
                ),
                Series(
                    f"60 * sum by (end)(rate(callcenter_offers_ended_total{{{_QUEUE}}}[$__rate_interval]))",
                    "{{end}}",
                ),
            ),
        ),
        Panel(
            "Missed offers by queue",
            "Share of the offers of the last half hour that rang out.",
            (
                Series(
                    "sum by (queue)"
                    f'(increase(callcenter_offers_ended_total{{{_QUEUE}, end="no_answer"}}[30m]))'
                    f" / (sum by (queue)(increase(callcenter_offers_made_total{{{_QUEUE}}}[30m])) > 0)",
                    "{{queue}}",
                ),
            ),
            unit="percentunit",
        ),
        Panel(
            "Callbacks open",
            "Held until their time, or due in line.",
            (Series(f"sum by (state)(callcenter_callbacks_open{{{_QUEUE}}})", "{{state}}"),),
            stacked=True,
        ),
        Panel(
            "Callbacks in the last hour",
            "Asked for, and what came of them.",
            (Series(f"sum by (result)(increase(callcenter_callbacks_total{{{_QUEUE}}}[1h]))", "{{result}}"),),
        ),
    ),
)

_WORK = 'callcenter_handle_seconds_sum{queue=~"$queue|none"}[30m]'
_WORKED_ON = 'callcenter_handle_seconds_count{queue=~"$queue|none", part="talk"}[30m]'

_HANDLING = Row(
    "Work on contacts",
    (
        Panel(
            "Handle time by queue",
            "Talk, hold and after-contact work on a contact, on the average of those that ended in the "
            "last half hour (AHT).",
            (
                Series(
                    f"sum by (queue)(increase({_WORK})) / (sum by (queue)(increase({_WORKED_ON})) > 0)",
                    "{{queue}}",
                ),
            ),
            unit="s",
        ),
        Panel(
            "Handle time by part",
            "What it is made of, over all queues: talk, hold and after-contact work.",
            (
                Series(
                    f"sum by (part)(increase({_WORK}))"
                    f" / on () group_left () (sum(increase({_WORKED_ON})) > 0)",
                    "{{part}}",
                ),
            ),
            unit="s",
            stacked=True,
        ),
        Panel(
            "Nine of ten parts are shorter",
            "How long talk, hold and after-contact work are at most in nine of ten contacts.",
            (
                Series(
                    "histogram_quantile(0.9, sum by (part, le)"
                    '(increase(callcenter_handle_seconds_bucket{queue=~"$queue|none"}[30m])))',
                    "{{part}}",
                ),
            ),
            unit="s",
        ),
    ),
)

OPERATIONS = Board(
    "callcenter-operations",
    "Call centre: operations",
    "The floor as it stands: who waits, who is there, what is offered and what is missed.",
    (_NOW, _LINES, _AGENTS, _HANDLING),
    (("queue", "callcenter_service_level_goal"),),
)
