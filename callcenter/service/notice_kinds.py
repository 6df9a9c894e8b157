"""What notices can tell, by the kind of what they are about: the words that every console must know."""

from callcenter.cases.approvals import Verdict
from callcenter.service.accounts.change_feed import WHAT as CHANGES

_DEADLINES = ("warned", "breached")
_TARGETS = tuple(
    f"target.{name}" for name in ("satisfaction", "renewal", "growth", "resolution", "retention", "response")
)

#: `Notice.what` by `Notice.kind`. A test holds what is told, and the console's words, against it.
TOLD: dict[str, frozenset[str]] = {
    "case": frozenset(
        {
            *(
                "assign",
                "propose",
                "feed_back",
                "accept",
                "refuse",
                "reopen",
                "resolve",
                "follow_up",
                "close",
            ),
            *("discard", "merge", "comment", "mentioned", "hear", "watch", "escalated", "mail_failed"),
            *_DEADLINES,
        }
    ),
    "approval": frozenset(verdict.value for verdict in Verdict),
    "task": frozenset({"reminded"}),
    "account": frozenset({*CHANGES, *_TARGETS, "promise.due", "hand_over.begun", "hand_over.done"}),
    "figures": frozenset(_TARGETS),
    "evaluation": frozenset({"finished", "disputed", "reviewed"}),
    "calibration": frozenset({"invited", "closed"}),
    "worklist": frozenset({"drawn"}),
    "coaching": frozenset({"shared", "acknowledged", "closed"}),
    "scorecard": frozenset({"approved", "objected", "answered"}),
    "certificate": frozenset({"expires_soon", "lapsed"}),
    "saved_report": frozenset({"send_failed", "schedule_paused"}),
    "privacy_request": frozenset({"opened", *_DEADLINES}),
}
