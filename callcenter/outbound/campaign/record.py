"""Records: the people on a campaign's lists, and every attempt to reach them (FL-25)."""

from enum import StrEnum

from msgspec import Struct

from callcenter.outbound.campaign.campaign import Mode
from callcenter.outbound.scripts.kinds import TalkResult


class RecordState(StrEnum):
    """How far a record is."""

    WAITING = "waiting"  #: to be dialled, from its time on
    RESERVED = "reserved"  #: an agent looks at it
    DIALLING = "dialling"  #: an attempt is under way, until its contact is over
    DONE = "done"  #: it has a result
    WITHDRAWN = "withdrawn"  #: not to be dialled any more


_S = RecordState

#: The law of records: a move that is absent cannot happen.
RECORD_MOVES: dict[RecordState, frozenset[RecordState]] = {
    _S.WAITING: frozenset({_S.RESERVED, _S.DIALLING, _S.DONE, _S.WITHDRAWN}),
    _S.RESERVED: frozenset({_S.WAITING, _S.DIALLING, _S.DONE, _S.WITHDRAWN}),
    _S.DIALLING: frozenset({_S.WAITING, _S.RESERVED, _S.DONE}),
    _S.DONE: frozenset({_S.WAITING}),
    _S.WITHDRAWN: frozenset({_S.WAITING}),
}

#: Records in these states may still be dialled.
LIVE = frozenset({_S.WAITING, _S.RESERVED, _S.DIALLING})


class ListConsent(Struct, frozen=True, omit_defaults=True):
    """That somebody agreed to be called: `how`, when (`at`, seconds UTC, 0 unknown), and the `proof`."""

    how: str = ""
    at: float = 0.0
    proof: str = ""

    def __bool__(self) -> bool:
        """Whether anything is known of a consent."""
        return bool(self.how or self.proof)


class DialAttempt(Struct, frozen=True, omit_defaults=True):
    """One dial of a record. `contact` is its contact's id on the floor, `result` "" while it is under way.

    `reached`: somebody was spoken to. `result` is then the disposition, else how the dial ended. `talk` is
    what the agent registered of the talk, if they did: it decides, and `result` is then its disposition.
    """

    number: str
    contact: str
    at: float
    mode: Mode
    agent: str = ""
    ended_at: float = 0.0
    reached: bool = False
    result: str = ""
    talk: TalkResult | None = None


class Denied(Struct, frozen=True, omit_defaults=True):
    """The gate's last no: a rule's stable id, its words, and when (seconds UTC)."""

    rule: str
    words: str
    at: float


class CallList(Struct, frozen=True):
    """A list of records that was taken in for one campaign, with where it came from.

    `consent` is what holds for each of its records that says nothing else. `at`, `by`: taken in when
    and by whom; `rows` and `refused` are those of the file.
    """

    id: str
    version: int = 0
    campaign: str = ""
    name: str = ""
    source: str = ""
    consent: ListConsent = ListConsent()
    rows: int = 0
    refused: int = 0
    at: float = 0.0
    by: str = ""


class ListRecord(Struct, frozen=True):
    """Somebody to be called for a campaign.

    `numbers` (E.164) are tried in order, those in `bad` no more. `next_at` is the moment from which it
    may be dialled; of those of one moment the order of the list decides. `agent` has it reserved until
    `until`. `result` says how it ended: a disposition, the last dial result, or why it was withdrawn;
    `reason` why it was put back. `turns` counts what was ever given to the floor. `fields` are the
    columns of the file that mean nothing to us.
    """

    id: str
    version: int = 0
    campaign: str = ""
    list: str = ""
    row: int = 0
    name: str = ""
    company: str = ""
    numbers: tuple[str, ...] = ()
    language: str = ""
    zone: str = ""
    region: str = ""
    source: str = ""
    consent: ListConsent = ListConsent()
    fields: dict[str, str] = {}
    state: RecordState = RecordState.WAITING
    since: float = 0.0
    next_at: float = 0.0
    agent: str = ""
    until: float = 0.0
    attempts: tuple[DialAttempt, ...] = ()
    result: str = ""
    reason: str = ""
    denied: Denied | None = None
    bad: tuple[str, ...] = ()
    turns: int = 0

    @property
    def contact(self) -> str:
        """The contact of the attempt that is under way, "" for none."""
        last = self.attempts[-1] if self.attempts else None
        return last.contact if last is not None and self.state is _S.DIALLING else ""

    @property
    def tried(self) -> bool:
        """Whether it was ever dialled."""
        return bool(self.attempts)

    @property
    def wakes_at(self) -> float | None:
        """When the agent who has it reserved must give it back, None for a record that nobody has."""
        return self.until if self.state is _S.RESERVED else None


#: Contacts of campaigns are known by how their ids begin.
PREFIX = "record-"


def contact_of(record: ListRecord) -> str:
    """Return the id of the next attempt's contact: the same attempt always has the same id.

    That is why no process, however it died, can let one attempt ring twice.
    """
    return f"{record.id}-{record.turns + 1}"


def record_of(contact: str) -> str:
    """Return the record that a contact belongs to, "" for a contact of no campaign."""
    record, _, number = contact.rpartition("-")
    return record if record.startswith(PREFIX) and number.isdecimal() else ""
