"""What the API takes and gives about scripts, talks, objections and their analysis."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.outbound.analysis.whole import Analysis
from callcenter.outbound.objections.cards import CardEdition
from callcenter.outbound.objections.objection import Method
from callcenter.outbound.scripts.kept import ScriptEdition, ScriptEntry
from callcenter.outbound.talks.aftermath import Aftermath
from callcenter.outbound.talks.talk import Talk
from callcenter.service.selling.later import DueSale


class ScriptEntries(Struct, frozen=True):
    """All scripts by name."""

    scripts: tuple[ScriptEntry, ...]


class ScriptEditions(Struct, frozen=True):
    """The editions of a script, newest first, without their texts."""

    editions: tuple[ScriptEdition, ...]


class EditionQuery(Struct, frozen=True):
    """Which edition is wanted; the one that holds if none is named."""

    edition: int | None = None


class ScriptText(Struct, frozen=True):
    """A text to look at."""

    text: str


class ScriptDraft(Struct, frozen=True):
    """A text to publish; `version` is that of the entry that was read, 0 for a new script."""

    text: str
    version: int


class Retirement(Struct, frozen=True):
    """Whether it is to be offered no more."""

    retired: bool


class TypeWish(Struct, frozen=True):
    """A kind of objection as it is to be; `version` is the one that was read, 0 for one never changed."""

    version: int
    name: dict[str, str]
    parent: str = ""
    words: dict[str, str] = {}
    behind: dict[str, str] = {}
    counts: bool = True
    retired: bool = False
    number: int = 500


class CardWish(Struct, frozen=True):
    """A response card as it is to be; `version` is the one that was read, 0 for one never changed."""

    version: int
    type: str
    title: dict[str, str]
    text: dict[str, str]
    method: Method = Method.NONE
    retired: bool = False


class CardEditions(Struct, frozen=True):
    """A response card in all its editions, newest first."""

    editions: tuple[CardEdition, ...]


class ScriptChoice(Struct, frozen=True):
    """Which script is wanted, "" for none."""

    script: str


class RightParty(Struct, frozen=True):
    """Whether it is who we wanted."""

    right: bool


class AnalysisQuery(Struct, frozen=True):
    """Which talks are wanted: dialled from `since` on (seconds UTC); without `until`, up to now.

    `segment` is a customer's segment or tier, `script` a name or `name@edition`, `type` a kind of
    objection that was raised.
    """

    since: float
    until: float | None = None
    campaign: str = ""
    list: str = ""
    segment: str = ""
    script: str = ""
    agent: str = ""
    type: str = ""


class FigureQuery(AnalysisQuery, frozen=True, kw_only=True):
    """The calls behind one number.

    `what`: a step of the funnel; `raised`, `resolved` or `converted` of a `dimension` and its `key`;
    `card_used` or `card_won` (`kind/card@edition`); `pair` (`first>last`); `competitor`; `lost`; and of the
    sales of a `dimension` and `key` (or a `card`, or all) `sales_30`, `held_30`, `kept_30`, `paid_30`,
    `cancelled_30` and `untold_30`, so after 90 days, too.
    """

    what: str
    dimension: str = ""
    key: str = ""
    limit: int = 100


class TagQuery(AnalysisQuery, frozen=True, kw_only=True):
    """Which sample of objections: `share` (0..1) of those raised in the span, at most `limit` that wait."""

    share: Annotated[float, Meta(ge=0, le=1)] = 0.2
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class SalesAnalysis(Struct, frozen=True):
    """The measures of a span, with the span that they hold for (seconds UTC)."""

    since: float
    until: float
    analysis: Analysis


class TalkRows(Struct, frozen=True):
    """Calls behind a number, newest first: at most `limit` of `count`."""

    count: int
    talks: tuple[Talk, ...]


class LaterQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """How many of the sales that are asked about, at most."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 100


class LaterDue(Struct, frozen=True):
    """Sales of which it is to be told what became of them, the longest due first: the first of `count`."""

    count: int
    sales: tuple[DueSale, ...]


class LaterWish(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a sale, 30 or 90 `days` after it."""

    days: int
    what: Aftermath
