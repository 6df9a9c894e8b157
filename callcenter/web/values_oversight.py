"""The bodies of supervisors' requests and replies."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.floor.phases import Phase
from callcenter.floor.values import Outcome
from callcenter.ports.history import ContactLine
from callcenter.web.values import Id, Short

_Text = Annotated[str, Meta(min_length=1, max_length=1000)]


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """A note to an agent's desk."""

    text: _Text


class MoveWish(Struct, frozen=True, forbid_unknown_fields=True):
    """The queue that a waiting contact moves to."""

    queue: Id


class PriorityWish(Struct, frozen=True, forbid_unknown_fields=True):
    """How much a waiting contact's place is worth: higher is sooner, 0 is usual."""

    priority: Annotated[int, Meta(ge=-9, le=99)]


class OpenWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Open or closed by hand until further notice; null leaves it to the calendar again."""

    open: bool | None


class HelpWish(Struct, frozen=True, forbid_unknown_fields=True):
    """What an agent asks for help with: a contact ("" for none), in words or without."""

    contact: Short = ""
    text: Annotated[str, Meta(max_length=1000)] = ""


class MonitorWish(Struct, frozen=True, forbid_unknown_fields=True):
    """How to be in the talk: heard by nobody, by the agent alone, or by all."""

    mode: Literal["listen", "whisper", "barge"]


class Attempt(Struct, frozen=True):
    """What the supervisor's browser phone dials in for; "" if it is there already."""

    attempt: str


class AgentVerdict(Struct, frozen=True):
    """Whether an agent may be offered the contact now, or the first reason why not.

    `verdict`: eligible, meant_for_other, meant_for_team, not_serving_queue, skill_missing:<skill>,
    offline, not_ready, busy, missed_recently, declined_recently, reserved. `detail` says more: a presence
    or reason, the level needed, whom it is meant for, the end of the rest, of the reserve, of the team's
    turn (seconds UTC). `text` says it in words, by language (en, zh).
    """

    id: str
    name: str
    verdict: str
    detail: str
    text: dict[str, str]


class Why(Struct, frozen=True):
    """While the contact waits, every agent with a verdict; else who has it (`agent`) and `why`.

    `why`: longest_idle, least_occupied, round_robin, most_skilled, preferred_skills, first_in_line,
    meant_for_you, last_agent, account_manager, deputy, team, own_call while it rings, "" afterwards.
    `text` says it in words, by language (en, zh); empty where there is nothing to say.
    """

    contact: str
    phase: Phase
    agents: tuple[AgentVerdict, ...]
    agent: str
    why: str
    text: dict[str, str]


class SearchQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which contacts. An absent field does not choose. `number`: any part of a number, digits only.

    `closed` true: those that are over; false: live ones. `since`: arrived at or after (seconds UTC).
    `before`: the `at` of the last line of the page before.
    """

    phase: Phase | None = None
    queue: Short = ""
    agent: Short = ""
    tier: Short = ""
    outcome: Outcome | None = None
    closed: bool | None = None
    number: Annotated[str, Meta(max_length=30)] = ""
    since: float | None = None
    before: float | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class ContactLines(Struct, frozen=True):
    """Contacts, the newest arrival first."""

    contacts: tuple[ContactLine, ...]
