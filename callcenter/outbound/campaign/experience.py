"""What a campaign has learned of its list, as it is kept and as it is shown (FL-25)."""

from msgspec import Struct

from callcenter.outbound.pacing.learning import Learned

#: What is known before anything was learned.
_GUESS = Learned()


class CampaignExperience(Struct, frozen=True):
    """What was `learned` until `at` (seconds UTC). Its id is that of the campaign."""

    id: str
    version: int = 0
    learned: Learned = _GUESS
    at: float = 0.0


class LearnedFigures(Struct, frozen=True):
    """What the pacing reckons with: a careful guess at first, then what was seen, the latest most.

    `answer_share` (0..1) of the dials are answered by a person, after `ring_seconds`; an agent has
    `handle_seconds` with each, after-contact work included. `at` is when it was kept last, seconds UTC,
    null while nothing was learned.
    """

    answer_share: float
    ring_seconds: float
    handle_seconds: float
    at: float | None


def shown(kept: CampaignExperience | None) -> LearnedFigures:
    """Return what is kept of a campaign for people; None is the guess."""
    so = kept.learned if kept is not None else _GUESS
    at = kept.at if kept is not None else None
    return LearnedFigures(so.answers.value, so.rings.value, so.handles.value, at)
