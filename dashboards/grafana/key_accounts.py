"""Key accounts: cases and deadlines, who looks after whom, and what customers say."""

from dashboards.grafana.board import Board, Panel, Row, Series

_TIER = 'tier=~"$tier"'

_DUE = Row(
    "Cases and deadlines",
    (
        Panel(
            "Missed deadlines",
            "Still open, by what is due.",
            (Series('sum by (kind)(callcenter_deadlines{state="missed"})', "{{kind}}"),),
            kind="bargauge",
            width=6,
            limits=((1, "red"),),
        ),
        Panel(
            "Due within an hour",
            "Deadlines at risk, by what is due.",
            (Series('sum by (kind)(callcenter_deadlines{state="within_hour"})', "{{kind}}"),),
            kind="bargauge",
            width=6,
            limits=((1, "orange"),),
        ),
        Panel(
            "Deadlines of cases",
            "By tier: missed, due within the hour, due within a day.",
            (
                Series(
                    f'sum by (tier, state)(callcenter_deadlines{{kind="case", {_TIER}}})',
                    "{{tier}} {{state}}",
                ),
            ),
            width=12,
        ),
        Panel(
            "Open cases by state",
            "Where they stand.",
            (Series(f"sum by (state)(callcenter_cases{{{_TIER}}})", "{{state}}"),),
            stacked=True,
        ),
        Panel(
            "Open cases by tier",
            "Whose they are.",
            (Series(f"sum by (tier)(callcenter_cases{{{_TIER}}})", "{{tier}}"),),
            stacked=True,
        ),
        Panel(
            "Open cases by department",
            "Who has them.",
            (Series(f"sum by (department)(callcenter_cases_open{{{_TIER}}})", "{{department}}"),),
            stacked=True,
        ),
        Panel(
            "Missed in the last day",
            "Deadlines of cases that were missed, by department and by what was due.",
            (
                Series(
                    "sum by (department, deadline)(increase(callcenter_cases_breaches_total[1d]))",
                    "{{department}}: {{deadline}}",
                ),
            ),
            width=12,
        ),
        Panel(
            "Steps up the ladder in the last day",
            "Cases that were escalated, by step.",
            (Series("sum by (step)(increase(callcenter_cases_escalations_total[1d]))", "{{step}}"),),
            width=12,
        ),
    ),
)

_CARE = Row(
    "Who looks after whom",
    (
        Panel(
            "Accounts by tier",
            "Active accounts; `no`: nobody manages them.",
            (
                Series(
                    f"sum by (tier, managed)(callcenter_accounts{{{_TIER}}})",
                    "{{tier}}, managed: {{managed}}",
                ),
            ),
            kind="bargauge",
        ),
        Panel(
            "Load of account managers",
            "Accounts that one manager has: the median, and the most.",
            (Series('callcenter_accounts_per_manager{stat=~"median|most"}', "{{stat}}"),),
        ),
        Panel(
            "Account managers",
            "Who has accounts.",
            (Series('callcenter_accounts_per_manager{stat="managers"}', "managers"),),
            kind="stat",
        ),
        Panel(
            "Tasks done in the last day",
            "In time or late, by kind.",
            (
                Series(
                    "sum by (kind, result)(increase(callcenter_tasks_done_total[1d]))",
                    "{{kind}}: {{result}}",
                ),
            ),
            width=12,
        ),
        Panel(
            "Approvals in the last day",
            "What was done with them.",
            (Series("sum by (verdict)(increase(callcenter_approvals_total[1d]))", "{{verdict}}"),),
            width=12,
        ),
    ),
)

_SAY = Row(
    "What came of it",
    (
        Panel(
            "Satisfaction, renewal, growth",
            "Over the months of the targets, worked out once a day; no line where nothing divides.",
            (Series("callcenter_measure", "{{measure}}"),),
            unit="percentunit",
        ),
        Panel(
            "Accounts below target",
            "By measure and tier.",
            (
                Series(
                    f"sum by (measure, tier)(callcenter_accounts_below_target{{{_TIER}}})",
                    "{{measure}}, {{tier}}",
                ),
            ),
        ),
        Panel(
            "Answers in the last day",
            "Of customers who were asked: low ones are called back.",
            (Series("sum by (mark)(increase(callcenter_survey_answers_total[1d]))", "{{mark}}"),),
        ),
        Panel(
            "Mail in the last hour",
            "Sent, put off, given up; and what came of those that came.",
            (Series("sum by (outcome)(increase(callcenter_mails_total[1h]))", "{{outcome}}"),),
        ),
        Panel(
            "Reports by mail in the last day",
            "Mails with a scheduled report: sent, put off, given up, unclear; recipients who were left out.",
            (Series("sum by (result)(increase(callcenter_reports_sent_total[1d]))", "{{result}}"),),
        ),
    ),
)

KEY_ACCOUNTS = Board(
    "callcenter-key-accounts",
    "Call centre: key accounts",
    "Cases and deadlines, who looks after whom, and what customers say.",
    (_DUE, _CARE, _SAY),
    (("tier", "callcenter_deadlines"),),
)
