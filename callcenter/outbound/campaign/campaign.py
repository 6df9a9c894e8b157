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


class OnMachine(StrEnum):
    """What is done when an answering machine answers a call that was dialled ahead."""

    HANG_UP = "hang_up"
    LEAVE_MESSAGE = "leave_message"
    AGENT = "agent"


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
    Retry("abandoned", 4320.0, 1),
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

    Of a predictive one: `abandoned_message` is what is said in `language` to who answers and gets nobody,
    `abandon_cap` the share of answered calls that may be abandoned, if that is less than the law's.
    `on_machine` is done with an answering machine, after `machine_message`; `machine_sample` of what is
    said to be a machine goes to an agent all the same, to find out how often that is wrong.
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
    language: str = "en"
    abandoned_message: str = ""
    abandon_cap: float = 0.03
    on_machine: OnMachine = OnMachine.HANG_UP
    machine_message: str = ""
    machine_sample: float = 0.0
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
#: Who is called ahead of the agents must be able to hear who it was.
_NEEDED_AHEAD = ("on_behalf", "abandoned_message")
MOST_ATTEMPTS = 20


def checked(campaign: Campaign) -> Campaign:
    """Return a campaign that makes sense. Refuses with `incomplete`, `out_of_range` or `rule_twice`."""
    if not campaign.name:
        raise OutboundRefusal("incomplete", "name")
    if not 1 <= campaign.attempts <= MOST_ATTEMPTS:
        raise OutboundRefusal("out_of_range", "attempts")
    if not 1 <= campaign.preview_minutes <= 240:
        raise OutboundRefusal("out_of_range", "preview_minutes")
    if not 0.0 < campaign.abandon_cap <= 0.05 or not 0.0 <= campaign.machine_sample <= 1.0:
        raise OutboundRefusal("out_of_range", "abandon_cap")
    if campaign.on_machine is OnMachine.LEAVE_MESSAGE and not campaign.machine_message:
        raise OutboundRefusal("incomplete", "machine_message")
    if campaign.goal < 0 or any(rule.after < 0 or rule.times < 0 for rule in campaign.retries):
        raise OutboundRefusal("out_of_range", "retries")
    outcomes = [rule.outcome for rule in campaign.retries]
    if len(set(outcomes)) < len(outcomes) or not all(outcomes):
        raise OutboundRefusal("rule_twice", "retries")
    return campaign


def move(campaign: Campaign, to: CampaignState, now: float) -> Campaign:
    """Return the campaign in another state.

    Refuses with `wrong_state` what `CAMPAIGN_MOVES` does not hold, and with `incomplete` to start one that
    lacks something.
    """
    if to not in CAMPAIGN_MOVES[campaign.state]:
        raise OutboundRefusal("wrong_state", campaign.state.value)
    if to is _S.RUNNING:
        for name in _NEEDED + (_NEEDED_AHEAD if campaign.mode is Mode.PREDICTIVE else ()):
            if not getattr(campaign, name):
                raise OutboundRefusal("incomplete", name)
    started = campaign.started_at or (now if to is _S.RUNNING else 0.0)
    return replace(campaign, state=to, since=now, started_at=started)
