"""What users are told of scorecards."""

from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.quality.scorecards.cards import CardState, Scorecard
from callcenter.service.follow_up.tools import new_id


def card_told(card: Scorecard, now: float) -> list[Put]:
    """Return the notice of a scorecard's last act: to its person, of an objection to who handed it in."""
    act = card.acts[-1]
    user = card.by if act.to is CardState.OBJECTED else card.user
    if act.to not in {CardState.APPROVED, CardState.OBJECTED, CardState.ANSWERED} or user in {"", act.by}:
        return []
    notice = Notice(
        new_id("notice"),
        user=user,
        at=now,
        kind="scorecard",
        subject=card.id,
        what=act.to.value,
        title=card.period,
        by=act.by,
    )
    return [Put(notice, quiet=True)]
