"""How follow-up is kept: tasks, visits, plans, approvals, surveys and calendar links."""

from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.hand_overs import HandOver
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.upgrades import Upgrade
from callcenter.cases.visits import Visit
from callcenter.ports.calendars import CalendarLink
from callcenter.storage.books.shelf import FLAG, TEXT, TIME, Shelf

FOLLOW_UP = (
    Shelf(
        Task,
        "tasks",
        {
            "owner": TEXT,
            "by": TEXT,
            "state": TEXT,
            "kind": TEXT,
            "due": TIME,
            "account": TEXT,
            "person": TEXT,
            "case": TEXT,
            "plan": TEXT,
            "answer": TEXT,
            "follows": TEXT,
            "wakes_at": TIME,
        },
        indexes=(
            ("owner", "due"),
            ("by", "due"),
            ("due",),
            ("account", "due"),
            ("person", "due"),
            ("case",),
            ("plan",),
            ("answer",),
            ("follows",),
            ("wakes_at",),
        ),
        # What is to be done for whom is in the task; who is erased shall be gone from the trail, too.
        secret=frozenset({"title", "note", "number", "result"}),
    ),
    Shelf(
        Visit,
        "visits",
        {
            "owner": TEXT,
            "state": TEXT,
            "planned": TIME,
            "held_at": TIME,
            "account": TEXT,
            "plan": TEXT,
        },
        indexes=(
            ("owner", "planned"),
            ("planned",),
            ("account", "planned"),
            ("state", "planned"),
            ("held_at",),
        ),
    ),
    Shelf(
        Plan,
        "plans",
        {"owner": TEXT, "state": TEXT, "kind": TEXT, "account": TEXT, "at": TIME},
        indexes=(("owner", "at"), ("at",), ("account", "at")),
    ),
    Shelf(
        Approval,
        "approvals",
        {
            "holder": TEXT,
            "requester": TEXT,
            "state": TEXT,
            "subject": TEXT,
            "target": TEXT,
            "account": TEXT,
            "at": TIME,
            "wakes_at": TIME,
        },
        indexes=(
            ("holder", "at"),
            ("requester", "at"),
            ("at",),
            ("target", "at"),
            ("account", "at"),
            ("wakes_at",),
        ),
        # A private person may be asked for by name; who is erased shall be gone from the trail, too.
        secret=frozenset({"title", "reason", "acts"}),
    ),
    Shelf(
        SurveyAnswer,
        "survey_answers",
        {
            "survey": TEXT,
            "question": TEXT,
            "at": TIME,
            "low": FLAG,
            "waits": FLAG,
            "contact": TEXT,
            "agent": TEXT,
            "queue": TEXT,
            "account": TEXT,
            "person": TEXT,
        },
        indexes=(
            ("at",),
            ("survey", "at"),
            ("account", "at"),
            ("person", "at"),
            ("contact",),
            ("agent", "at"),
            ("waits",),
        ),
        secret=frozenset({"comment", "number"}),
    ),
    Shelf(
        Invitation,
        "survey_invitations",
        {
            "survey": TEXT,
            "token": TEXT,
            "contact": TEXT,
            "account": TEXT,
            "person": TEXT,
            "at": TIME,
            "answered_at": TIME,
        },
        indexes=(("at",), ("survey", "at"), ("token",), ("contact",), ("account", "at"), ("person", "at")),
        secret=frozenset({"token", "number"}),
    ),
    Shelf(
        HandOver,
        "hand_overs",
        {"account": TEXT, "state": TEXT, "at": TIME},
        indexes=(("account", "at"), ("account", "state")),
        # Who of the customer was met is in the hand-over; who is erased shall be gone from the trail, too.
        secret=frozenset({"checks", "introduced", "moved"}),
    ),
    Shelf(Upgrade, "upgrades", {"at": TIME}),
    Shelf(
        CalendarLink,
        "calendar_links",
        {"user": TEXT, "token": TEXT},
        secret=frozenset({"token"}),
    ),
)
