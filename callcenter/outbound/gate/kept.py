"""What is kept of calling: refusals, lists of others, and every answer of the gate."""

from msgspec import Struct

from callcenter.outbound.gate.values import Attempt, Refused, Verdict


class DoNotCall(Struct, frozen=True, omit_defaults=True):
    """Somebody told us not to call `number` (E.164) any more, `topic` "" for no call at all (US-09).

    `source`: agent, key, message, api, import or customer; `evidence` where they said it. It is taken off the
    list only with a reason, and stays on file: `removed_at` 0 while it holds.
    """

    id: str
    version: int = 0
    number: str = ""
    topic: str = ""
    source: str = ""
    evidence: str = ""
    at: float = 0.0
    by: str = ""
    removed_at: float = 0.0
    removed_by: str = ""
    removed_why: str = ""

    @property
    def holds(self) -> bool:
        """Whether it keeps us from calling."""
        return not self.removed_at

    def refused(self) -> Refused:
        """Return it as the gate takes it."""
        return Refused(self.id, self.at, self.topic, self.source)


class NumberListEntry(Struct, frozen=True, omit_defaults=True):
    """A do-not-call list that was taken in whole: a country's, or one of our own (`own`).

    `country` is whose numbers stand in it without their calling code. `as_of` (seconds UTC) is when the
    copy was taken; `edition` counts the imports and says which one holds, kept in so many `parts`; `count`
    is how many numbers it has, `refused` how many lines were none.
    """

    id: str
    version: int = 0
    name: str = ""
    country: str = ""
    own: bool = False
    as_of: float = 0.0
    edition: int = 0
    parts: int = 0
    count: int = 0
    refused: int = 0
    at: float = 0.0
    by: str = ""


class NumberListPart(Struct, frozen=True, omit_defaults=True):
    """A piece of an edition of a list. Its id is list:edition:n, so that nothing is left over unseen."""

    id: str
    version: int = 0
    numbers: bytes = b""
    days: bytes = b""


class DialCheck(Struct, frozen=True, omit_defaults=True):
    """One answer of the gate, with the question (FL-25). `at` is when it was asked, `stage` what for:

    `dial` right before a dial, `agreed` when a call was wished for. `dial` is the attempt on the floor.
    `result` is told later: talked, no_answer, busy, failed, machine, abandoned, refused.
    """

    id: str
    version: int = 0
    at: float = 0.0
    stage: str = ""
    attempt: Attempt | None = None
    verdict: Verdict | None = None
    dial: str = ""
    result: str = ""
    ended_at: float = 0.0

    @property
    def number(self) -> str:
        """The number asked about."""
        return self.attempt.number if self.attempt else ""

    @property
    def record(self) -> str:
        """The line of a list, "" for none."""
        return self.attempt.record if self.attempt else ""

    @property
    def campaign(self) -> str:
        """The campaign, "" for none."""
        return self.attempt.campaign if self.attempt else ""

    @property
    def contact(self) -> str:
        """The contact on the floor, "" for none yet."""
        return self.attempt.contact if self.attempt else ""

    @property
    def allowed(self) -> bool:
        """Whether it was allowed."""
        return self.verdict is not None and self.verdict.allowed
