"""One objection that a customer raised: its kind, when, the words, what was answered, what came of it."""

from enum import StrEnum

from msgspec import Struct

from callcenter.outbound.scripts.kinds import TalkStage


class Authenticity(StrEnum):
    """Whether an objection is what it seems."""

    GENUINE = "genuine"  #: the customer means it
    PRETEXT = "pretext"  #: a way to get rid of us
    HIDDEN = "hidden"  #: another one stands behind it
    UNKNOWN = "unknown"


class Method(StrEnum):
    """How an objection was answered."""

    NONE = ""
    LISTEN_EXPLORE = "listen_explore"  #: listen, acknowledge, explore, respond
    ASK = "ask"  #: a question in return
    REFUTE = "refute"  #: said openly that it is not so
    YES_BUT = "yes_but"  #: agreed, then shown otherwise
    COMPENSATE = "compensate"  #: another advantage against it
    TURN = "turn"  #: made a reason to buy
    TAILOR = "tailor"  #: another offer made for the customer
    PASS_OVER = "pass_over"  #: not answered, on purpose


class ObjectionOutcome(StrEnum):
    """What came of an objection in the same talk."""

    RESOLVED = "resolved"
    PARTLY = "partly"
    UNRESOLVED = "unresolved"
    DEFERRED = "deferred"  #: to be answered later
    ENDED_CALL = "ended_call"  #: the talk was over with it
    DO_NOT_CALL = "do_not_call"  #: the customer wants no more calls


class Tagger(StrEnum):
    """Who said what kind it is."""

    AGENT = "agent"
    QUALITY = "quality"
    MODEL = "model"


class Objection(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `seq`-th objection of a talk (from 1), raised `offset` seconds after it was answered.

    `type` and `subtype` are ids of the taxonomy, `verbatim` the customer's own words. `card` and
    `edition` name the response card that was used. `assisted`: an expert helped. `confidence` (0..1)
    is that of a model. `confirmed_by` is the reviewer who confirmed or corrected it, `confirmed_at` when;
    `agent_type` and `agent_authenticity` are what was said before. Times are seconds UTC.
    """

    seq: int
    type: str
    at: float
    offset: float = 0.0
    stage: TalkStage = TalkStage.OPENING
    step: str = ""
    subtype: str = ""
    authenticity: Authenticity = Authenticity.UNKNOWN
    verbatim: str = ""
    competitor: str = ""
    price_point: str = ""
    language: str = ""
    card: str = ""
    edition: int = 0
    method: Method = Method.NONE
    assisted: bool = False
    outcome: ObjectionOutcome = ObjectionOutcome.UNRESOLVED
    resolved_at: float = 0.0
    next_step: str = ""
    follow_up_at: float = 0.0
    tagged_by: Tagger = Tagger.AGENT
    confidence: float = 1.0
    confirmed_by: str = ""
    confirmed_at: float = 0.0
    agent_type: str = ""
    agent_authenticity: Authenticity | None = None


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written about an objection; None leaves a thing as it is."""

    type: str | None = None
    subtype: str | None = None
    authenticity: Authenticity | None = None
    verbatim: str | None = None
    competitor: str | None = None
    price_point: str | None = None
    card: str | None = None
    edition: int | None = None
    method: Method | None = None
    assisted: bool | None = None
    outcome: ObjectionOutcome | None = None
    next_step: str | None = None
    follow_up_at: float | None = None

    def given(self) -> dict[str, object]:
        """What is said, by field."""
        return {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
