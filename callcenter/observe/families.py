"""Every metric that the service has, as data: the registry and the reference are made from it."""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """The kinds of Prometheus."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


class Family(Struct, frozen=True):
    """One metric. Its labels are bounded: queues, phases, codes and routes, never people or contacts."""

    kind: Kind
    name: str
    text: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()


C, G, H = Kind.COUNTER, Kind.GAUGE, Kind.HISTOGRAM

_WAITS = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0, 600.0, 1800.0)
_WORK = (5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 420.0, 600.0, 900.0, 1800.0, 3600.0)
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)
_SIZES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0)

FAMILIES: tuple[Family, ...] = (
    Family(
        C,
        "callcenter_contacts_waiting_beside_free_agent_total",
        "Pairs of a waiting contact and a free agent who may take it, seen for more than a second. "
        "Must stay 0: every other value is a fault of the service.",
    ),
    Family(G, "callcenter_contacts", "Live contacts by queue (none before the first).", ("queue", "phase")),
    Family(
        G,
        "callcenter_contacts_waiting",
        "Contacts that wait for an agent or ring at one, by queue and the customer's tier (none if unknown).",
        ("queue", "tier"),
    ),
    Family(G, "callcenter_longest_wait_seconds", "How long the one who waits longest does.", ("queue",)),
    Family(G, "callcenter_agents", "Agents by presence.", ("presence",)),
    Family(
        G,
        "callcenter_queue_agents",
        "Agents by presence for each queue that they serve: who serves several counts in each.",
        ("queue", "presence"),
    ),
    Family(
        H,
        "callcenter_wait_seconds",
        "Queue and ring time of contacts that an agent answered, or that were lost before (abandoned).",
        ("queue", "tier", "outcome"),
        _WAITS,
    ),
    Family(
        C,
        "callcenter_waits_ended_total",
        "What every variant of the service level is divided from: contacts answered, of these within the "
        "queue's threshold; abandoned, of these early (within the threshold) and short (within the one for "
        "short abandons). `how` says which.",
        ("queue", "tier", "how"),
    ),
    Family(
        G,
        "callcenter_service_level_goal",
        "The share of contacts that a queue means to answer within its threshold.",
        ("queue",),
    ),
    Family(
        H,
        "callcenter_handle_seconds",
        "Work on contacts that reached an agent, of all agents on it, by the queue it counts under (none for "
        "an agent's own call): talk, hold and wrap_up, each once for every contact. The sum of all parts "
        "divided by the count of one is the average handle time.",
        ("queue", "part"),
        _WORK,
    ),
    Family(C, "callcenter_contacts_closed_total", "Contacts that ended.", ("queue", "outcome")),
    Family(
        G,
        "callcenter_callbacks_open",
        "Callbacks whose customer was not reached: held until their time, or due in line.",
        ("queue", "state"),
    ),
    Family(
        C,
        "callcenter_callbacks_total",
        "Callbacks: asked, and what came of them: kept (reached within the promise), late, unreached or "
        "cancelled.",
        ("queue", "result"),
    ),
    Family(
        C,
        "callcenter_dials_total",
        "Customers' telephones that were rung: answered, or why nobody was reached.",
        ("queue", "result"),
    ),
    Family(C, "callcenter_dials_ahead_total", "Customers dialled ahead of the agents.", ("queue",)),
    Family(
        C,
        "callcenter_calls_abandoned_total",
        "Calls dialled ahead that somebody answered and no agent was free for in time (US-01).",
        ("queue",),
    ),
    Family(C, "callcenter_offers_made_total", "Contacts offered to an agent.", ("queue",)),
    Family(
        C,
        "callcenter_offers_ended_total",
        "Offers that led to no talk: declined, no_answer, failed or withdrawn.",
        ("queue", "end"),
    ),
    Family(C, "callcenter_refusals_total", "Commands that the floor refused.", ("code",)),
    Family(
        H,
        "callcenter_webhook_seconds",
        "Time until a provider's webhook was answered; its count is the number of webhooks.",
        ("route", "status"),
        _SECONDS,
    ),
    Family(C, "callcenter_webhooks_forged_total", "Webhooks whose signature was wrong."),
    Family(G, "callcenter_inbox_requests", "Requests that wait to be decided."),
    Family(H, "callcenter_journal_commit_rows", "Events made durable by one commit.", (), _SIZES),
    Family(H, "callcenter_journal_commit_requests", "Requests answered by one commit.", (), _SIZES),
    Family(H, "callcenter_journal_commit_seconds", "Time that one commit took.", (), _SECONDS),
    Family(
        G,
        "callcenter_reader_behind_seconds",
        "For how long something has happened that a reader of the journal was not given yet, or failed at; 0 "
        "when it is up to date.",
        ("reader",),
    ),
    Family(G, "callcenter_outbox_effects", "Effects that wait or are under way."),
    Family(
        G,
        "callcenter_outbox_oldest_seconds",
        "Age of the effect that has waited longest, the pace of dials included.",
    ),
    Family(
        G,
        "callcenter_outbox_stalled_seconds",
        "How long an outbox that is not empty has finished nothing, to within the time between two scrapes. "
        "Grows when the provider is away.",
    ),
    Family(
        C,
        "callcenter_effects_total",
        "Effects by kind and outcome: done, again (put off) or failed (given up).",
        ("kind", "outcome"),
    ),
    Family(C, "callcenter_reconciled_legs_total", "Legs that ended without our being told."),
    Family(C, "callcenter_faults_total", "Things that failed and should not have.", ("where",)),
    Family(
        G,
        "callcenter_cases_open",
        "Cases that are not settled, by department and tier.",
        ("department", "tier"),
    ),
    Family(G, "callcenter_cases", "Cases that are not settled, by tier and state.", ("tier", "state")),
    Family(
        G,
        "callcenter_deadlines",
        "Deadlines of cases (by tier), tasks, visits and promises: missed and still open, due within an "
        "hour, or within a day, that hour included. Counted every minute.",
        ("kind", "tier", "state"),
    ),
    Family(
        G,
        "callcenter_accounts",
        "Active accounts by tier, and whether somebody manages them. Counted every hour.",
        ("tier", "managed"),
    ),
    Family(
        G,
        "callcenter_accounts_per_manager",
        "The load of account managers: how many managers there are, the median and the most of accounts "
        "that one has.",
        ("stat",),
    ),
    Family(
        C,
        "callcenter_cases_breaches_total",
        "Deadlines of cases that were missed, by what was due.",
        ("department", "deadline"),
    ),
    Family(
        C,
        "callcenter_cases_escalations_total",
        "Cases that went up the ladder, by step.",
        ("department", "step"),
    ),
    Family(
        G,
        "callcenter_measure",
        "Satisfaction, renewal and growth of the key accounts over the months of the targets, as shares, not "
        "a number where there is nothing to divide by; of growth in several currencies the lowest.",
        ("measure",),
    ),
    Family(
        G,
        "callcenter_accounts_below_target",
        "Key accounts that miss a target, by measure and tier.",
        ("measure", "tier"),
    ),
    Family(
        C,
        "callcenter_mails_total",
        "Mails: sent, put off (again) or given up (failed); of those that came, opened, heard, "
        "automatic or own.",
        ("outcome",),
    ),
    Family(
        C,
        "callcenter_reports_sent_total",
        "Mails with a report: sent, put off (again), given up (failed), of an end that nobody saw (unclear); "
        "recipients who were left out.",
        ("result",),
    ),
    Family(
        G,
        "callcenter_configuration_warnings",
        "What is well-formed in the configuration and the flows and cannot work, by kind.",
        ("kind",),
    ),
    Family(G, "callcenter_flow_errors", "Errors in the flow files as last read."),
    Family(G, "callcenter_live_clients", "Consoles that watch the live feed."),
    Family(C, "callcenter_live_clients_dropped_total", "Consoles let go because they did not read."),
    Family(
        C,
        "callcenter_survey_answers_total",
        "Answers of customers: low ones, which are called back, and fine ones.",
        ("survey", "question", "mark"),
    ),
    Family(C, "callcenter_tasks_done_total", "Tasks that were done: in_time or late.", ("kind", "result")),
    Family(
        C,
        "callcenter_approvals_total",
        "What was done with approvals: ask, approve, reject, return, delegate, withdraw, outdate, apply.",
        ("subject", "verdict"),
    ),
    Family(
        C,
        "callcenter_campaign_attempts_total",
        "Dials of campaigns that are over, by mode and result: a disposition, or why nobody was reached.",
        ("mode", "result"),
    ),
    Family(C, "callcenter_campaign_denied_total", "Records that the gate held back, by rule.", ("rule",)),
    Family(
        C,
        "callcenter_campaign_records_total",
        "Records of campaigns that came to an end: done or withdrawn.",
        ("state",),
    ),
    Family(
        G,
        "callcenter_campaign_abandon_cap_used",
        "The largest share of what the law lets be abandoned that a campaign has used up in its present "
        "period: 1 at the cap.",
    ),
    Family(
        G,
        "callcenter_campaigns_by_abandon_cap",
        "Campaigns that dial ahead, by how they stand to the cap of abandoned calls: within, near "
        "(four fifths or more of it) or over.",
        ("state",),
    ),
    Family(G, "callcenter_build_info", "Always 1; the labels say what runs.", ("version", "python")),
)
