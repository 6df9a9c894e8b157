"""Who may do what: one table from roles to permissions, asked at every endpoint."""

from collections.abc import Iterable
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may allow. The names are stable: consoles ask for them."""

    DESK = "desk"  #: take contacts as an agent
    CALL_BACK = "call_back"  #: see, agree and call off callbacks
    WATCH = "watch"  #: see everybody's contacts and why they wait
    SUPERVISE = "supervise"  #: steer agents, queues and waiting contacts
    SEE_NUMBERS = "see_numbers"  #: see customers' numbers whole
    LISTEN_IN = "listen_in"  #: listen, whisper and barge
    CONFIGURE = "configure"  #: change the configuration and the flows
    MANAGE_USERS = "manage_users"  #: add and change users
    AUDIT = "audit"  #: read the audit trail
    HEAR_RECORDINGS = "hear_recordings"  #: hear recorded talks and messages
    SEE_ACCOUNTS = "see_accounts"  #: look customers up
    CHANGE_ACCOUNTS = "change_accounts"  #: keep the files of accounts and people
    PRIVACY = "privacy"  #: erase people, and take out all that is kept about one
    SEE_CASES = "see_cases"  #: see the cases one has to do with
    WORK_CASES = "work_cases"  #: open cases and work on those one sees
    MANAGE_CASES = "manage_cases"  #: see every case, move deadlines, have the last word
    FOLLOW_UP = "follow_up"  #: have tasks, visits and plans, and ask for approvals
    APPROVE = "approve"  #: agree to changes that others ask for
    SEE_SURVEYS = "see_surveys"  #: see what customers answered, and what became of it
    SEE_REPORTS = "see_reports"  #: see reports on queues and agents, and take them out as files
    SEE_CAMPAIGNS = "see_campaigns"  #: see campaigns, their records, and why one is not dialled
    RUN_CAMPAIGNS = "run_campaigns"  #: make campaigns, take lists in, start, pause and end
    KEEP_DO_NOT_CALL = "keep_do_not_call"  #: take do-not-call lists in, and numbers off our own
    SEE_CALL_CHECKS = "see_call_checks"  #: see what the gate said of every call, and why
    SEE_SALES = "see_sales"  #: see how talks of ours went, and the calls behind every number
    WRITE_SCRIPTS = "write_scripts"  #: write scripts of talks, kinds of objections and response cards
    EDIT_KNOWLEDGE = "edit_knowledge"  #: write articles, ask for them to be published, withdraw them
    APPROVE_KNOWLEDGE = "approve_knowledge"  #: publish what others wrote
    EVALUATE = "evaluate"  #: evaluate contacts, and see how agents were evaluated
    MANAGE_QUALITY = "manage_quality"  #: write evaluation forms, decide objections, keep trainings
    COACH_ALL = "coach_all"  #: see and write the coaching notes of every team, not of one's own alone
    SCORE = "score"  #: draw scorecards up and hand them in, see those of others and their ranks
    MANAGE_SCORECARDS = "manage_scorecards"  #: write scorecard forms, and set targets
    EXPORT_SCORECARDS = "export_scorecards"  #: take approved scorecards out as files, for the bonus


_P = Permission
_ON_CASES = frozenset({_P.SEE_CASES, _P.WORK_CASES})

ROLES: dict[str, frozenset[Permission]] = {
    "agent": frozenset({_P.DESK, _P.CALL_BACK, _P.FOLLOW_UP, _P.SEE_ACCOUNTS}) | _ON_CASES,
    "supervisor": frozenset(
        {_P.WATCH, _P.SUPERVISE, _P.SEE_NUMBERS, _P.LISTEN_IN, _P.HEAR_RECORDINGS, _P.CALL_BACK}
    )
    | _ON_CASES
    | {_P.MANAGE_CASES, _P.FOLLOW_UP, _P.APPROVE, _P.SEE_SURVEYS, _P.SEE_ACCOUNTS, _P.CHANGE_ACCOUNTS}
    | {_P.EDIT_KNOWLEDGE, _P.APPROVE_KNOWLEDGE, _P.SEE_CAMPAIGNS, _P.RUN_CAMPAIGNS, _P.SEE_REPORTS}
    | {_P.SEE_SALES, _P.WRITE_SCRIPTS, _P.KEEP_DO_NOT_CALL, _P.SEE_CALL_CHECKS}
    | {_P.EVALUATE, _P.MANAGE_QUALITY, _P.SCORE},
    "department": _ON_CASES | {_P.FOLLOW_UP, _P.SEE_ACCOUNTS, _P.EDIT_KNOWLEDGE},
    "account_manager": frozenset(
        {_P.SEE_NUMBERS, _P.FOLLOW_UP, _P.SEE_SURVEYS, _P.SEE_ACCOUNTS, _P.CHANGE_ACCOUNTS}
    )
    | {_P.EDIT_KNOWLEDGE, _P.SEE_SALES}
    | _ON_CASES,
    "administrator": frozenset(_P) - {_P.DESK},
    "auditor": frozenset(
        {_P.WATCH, _P.SEE_REPORTS, _P.AUDIT, _P.HEAR_RECORDINGS, _P.SEE_CAMPAIGNS, _P.SEE_SALES}
    )
    | {_P.SEE_CALL_CHECKS},
}


def permissions_of(roles: Iterable[str]) -> frozenset[Permission]:
    """Return what somebody with these roles may do; a role that nobody knows allows nothing."""
    return frozenset[Permission]().union(*(ROLES.get(role, frozenset()) for role in roles))
