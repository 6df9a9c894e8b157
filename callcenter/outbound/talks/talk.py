"""A talk of ours: the record of one outgoing call, from its dial to its result (FL-25, US-14)."""

from msgspec import Struct

from callcenter.outbound.objections.objection import Objection
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.scripts.way import Taken
from callcenter.outbound.talks.aftermath import LaterResult


class TalkOrigin(Struct, frozen=True, omit_defaults=True):
    """Where the wish to call came from: "" and 0 for an agent's own call.

    `script` is the one that the campaign wants; `facts` are the fields of the list's record, to fill texts.
    """

    campaign: str = ""
    list: str = ""
    record: str = ""
    attempt: int = 0
    mode: str = "manual"
    script: str = ""
    facts: dict[str, str] = {}


class Reached(Struct, frozen=True, omit_defaults=True):
    """Who was called, as far as it is known."""

    number: str = ""
    name: str = ""
    company: str = ""
    account: str = ""
    person: str = ""
    tier: str = ""
    segment: str = ""
    language: str = ""


class Talk(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The record of one call. `id` is the contact's; times are seconds UTC, 0.0 for what did not happen.

    `caller_id` is the number that was shown. `dial_result` says how a dial ended that reached nobody;
    `machine` what answered it, where that was looked for. `script` and `edition` stay what the talk
    began with; `way` is what was taken in it and `fields` what was written down. `right_party`:
    whether it was who we wanted, None while that is not known. `hour` is the local one at the dial
    (0..23). `reason` (an id of the taxonomy) says why there was no interest or no sale. `task` is the
    follow-up that was made. `later` tells what became of a sale.
    """

    id: str
    version: int = 0
    agent: str = ""
    queue: str = ""
    seller: str = ""
    origin: TalkOrigin = TalkOrigin()
    who: Reached = Reached()
    caller_id: str = ""
    dialled_at: float = 0.0
    answered_at: float = 0.0
    ended_at: float = 0.0
    hour: int = 0
    dial_result: str = ""
    machine: str = ""
    disposition: str = ""
    script: str = ""
    edition: int = 0
    way: tuple[Taken, ...] = ()
    fields: dict[str, str] = {}
    right_party: bool | None = None
    objections: tuple[Objection, ...] = ()
    interest: bool | None = None
    result: TalkResult | None = None
    reason: str = ""
    note: str = ""
    follow_up_at: float = 0.0
    task: str = ""
    concluded_at: float = 0.0
    later: tuple[LaterResult, ...] = ()

    @property
    def campaign(self) -> str:
        """The campaign that wanted the call, "" for an agent's own."""
        return self.origin.campaign

    @property
    def record(self) -> str:
        """The record of the campaign's list, "" for an agent's own call."""
        return self.origin.record

    @property
    def account(self) -> str:
        """The customer's account, "" if there is none."""
        return self.who.account

    @property
    def answered(self) -> bool:
        """Whether anybody answered."""
        return self.answered_at > 0

    @property
    def reached_right(self) -> bool:
        """Whether it was a right-party contact: answered, by whom we wanted."""
        return self.answered and self.right_party is True

    @property
    def outcome(self) -> str:
        """The result as a word, "" while there is none."""
        return self.result.value if self.result is not None else ""
