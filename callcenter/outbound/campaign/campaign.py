"""Campaigns: whom we call for what, how, and how often (FL-25). Times in seconds UTC."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.refusal import OutboundRefusal


class Mode(StrEnum):
    """How the next record is dialled."""

    PREVIEW = "preview"  #: an agent sees the record first, then dials it or skips it
    PROGRESSIVE = "progressive"  #: a free agent is connected first, then the record is dialled
    PREDICTIVE = "predictive"  #: dialled ahead of the agents; the only mode that can abandon


class CampaignState(StrEnum):
    """How far a campaign is."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


_S = CampaignState

#: The law of campaigns: a move that is absent cannot happen. What has ended stays so.
CAMPAIGN_MOVES: dict[CampaignState, frozenset[CampaignState]] = {
    _S.DRAFT: frozenset({_S.RUNNING, _S.ENDED}),
    _S.RUNNING: frozenset({_S.PAUSED, _S.ENDED}),
    _S.PAUSED: frozenset({_S.RUNNING, _S.ENDED}),
    _S.ENDED: frozenset(),
}


class Retry(Struct, frozen=True):
    """After `outcome` (a dial result or a disposition) a record is tried again `after` so many minutes.

    `times`: how often this outcome may lead to another attempt.
    """

    outcome: str
    after: float = 60.0
    times: int = 1


#: What is tried again where a campaign says nothing else. A dial that `failed` tries the next number.
USUAL_RETRIES = (
    Retry("no_answer", 120.0, 3),
    Retry("busy", 15.0, 3),
    Retry("machine", 1440.0, 2),
    Retry("stopped", 60.0, 1),
    Retry("agent_lost", 5.0, 2),
)


class Campaign(Struct, frozen=True):
    """A campaign.

    `purpose` and `jurisdiction` (a policy pack, "" for that of the number called) say which rules of the
    gate hold for its calls; `on_behalf` is whose calls they are (UK-09), `offer` the good or service
    (US-14), `basis` the lawful basis (EU-01), `audience` consumer or business (US-18). Records are dialled
    for `queue`, whose agents take them, while `calendar` (of the house, "" for the queue's own hours) is
    open, and show `caller_id`. A record is dialled `attempts` times at most, and tried again by
    `retries`. `goal`: so many records with one of the dispositions in `goals` are wanted, 0 for no end.
    `preview_minutes`: for so long an agent keeps a record before it goes back. `detect_machine`: an
    answering machine counts as nobody. `started_at`: when it was first started, which begins the
    periods that abandoned calls are counted in (US-01). `skills` are those that an agent must have.
    """

    id: str
    version: int = 0
    name: str = ""
    purpose: str = "sales"
    mode: Mode = Mode.PREVIEW
    queue: str = ""
    caller_id: str = ""
    calendar: str = ""
    script: str = ""
    jurisdiction: str = ""
    on_behalf: str = ""
    offer: str = ""
    basis: str = ""
    audience: str = ""
    skills: dict[str, int] = {}
    attempts: int = 5
    retries: tuple[Retry, ...] = USUAL_RETRIES
    goal: int = 0
    goals: tuple[str, ...] = ()
    detect_machine: bool = False
    preview_minutes: float = 15.0
    state: CampaignState = CampaignState.DRAFT
    since: float = 0.0
    started_at: float = 0.0
    note: str = ""
    at: float = 0.0
    by: str = ""

    def retry(self, outcome: str) -> Retry | None:
        """Return the rule of an outcome, None where it ends the record."""
        return next((rule for rule in self.retries if rule.outcome == outcome), None)


#: Without these a campaign is none that could start.
_NEEDED = ("name", "queue", "caller_id", "purpose")
MOST_ATTEMPTS = 20


def checked(campaign: Campaign) -> Campaign:
    """Return a campaign that makes sense. Refuses with `incomplete`, `out_of_range` or `rule_twice`."""
    if not campaign.name:
        raise OutboundRefusal("incomplete", "name")
    if not 1 <= campaign.attempts <= MOST_ATTEMPTS:
        raise OutboundRefusal("out_of_range", "attempts")
    if not 1 <= campaign.preview_minutes <= 240:
        raise OutboundRefusal("out_of_range", "preview_minutes")
    if campaign.goal < 0 or any(rule.after < 0 or rule.times < 0 for rule in campaign.retries):
        raise OutboundRefusal("out_of_range", "retries")
    outcomes = [rule.outcome for rule in campaign.retries]
    if len(set(outcomes)) < len(outcomes) or not all(outcomes):
        raise OutboundRefusal("rule_twice", "retries")
    return campaign


def move(campaign: Campaign, to: CampaignState, now: float) -> Campaign:
    """Return the campaign in another state.

    Refuses with `wrong_state` what `CAMPAIGN_MOVES` does not hold, with `incomplete` to start one that
    lacks something, and with `no_predictive` to start one that would dial ahead of its agents.
    """
    if to not in CAMPAIGN_MOVES[campaign.state]:
        raise OutboundRefusal("wrong_state", campaign.state.value)
    if to is _S.RUNNING:
        for name in _NEEDED:
            if not getattr(campaign, name):
                raise OutboundRefusal("incomplete", name)
        if campaign.mode is Mode.PREDICTIVE:
            raise OutboundRefusal("no_predictive", campaign.id)
    started = campaign.started_at or (now if to is _S.RUNNING else 0.0)
    return replace(campaign, state=to, since=now, started_at=started)
