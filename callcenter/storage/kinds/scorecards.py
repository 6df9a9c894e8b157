"""How scorecards are kept: forms with their editions, targets, and the scorecards themselves."""

from callcenter.quality.scorecards.cards import Scorecard
from callcenter.quality.scorecards.forms import ScorecardEdition, ScorecardForm, ScoreTarget
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME, Shelf

SCORECARDS = (
    Shelf(ScorecardForm, "scorecard_forms", {"changed_at": TIME}),
    Shelf(
        ScorecardEdition,
        "scorecard_form_editions",
        {"form": TEXT, "edition": NUMBER},
        indexes=(("form", "edition"),),
    ),
    Shelf(ScoreTarget, "scorecard_targets", {"form": TEXT, "at": TIME}, indexes=(("form", "at"),)),
    Shelf(
        Scorecard,
        "scorecards",
        {
            "form": TEXT,
            "period": TEXT,
            "agent": TEXT,
            "user": TEXT,
            "team": TEXT,
            "state": TEXT,
            "counted": FLAG,
            "since": TIME,
        },
        indexes=(("form", "period"), ("agent", "period"), ("user", "since"), ("since",)),
        # What somebody came to is in the scorecard; the trail says who changed it.
        secret=frozenset({"score", "comment", "reason", "acts"}),
    ),
)
