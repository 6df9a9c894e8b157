"""Response cards: what may be answered to a kind of objection, in editions that stay."""

from functools import cache
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.objections.objection import Method
from callcenter.outbound.objections.taxonomy import Names
from callcenter.outbound.refusal import OutboundRefusal

_SHIPPED = Path(__file__).parent / "cards.yaml"
LONGEST_TEXT = 4000


class ResponseCard(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What may be answered to a kind of objection. `edition` counts its texts, from 1.

    A `retired` one is offered no more; talks go on naming the edition that they used.
    """

    id: str
    version: int = 0
    type: str = ""
    edition: int = 1
    title: Names = {}
    text: Names = {}
    method: Method = Method.NONE
    retired: bool = False
    at: float = 0.0
    by: str = ""


class CardEdition(Struct, frozen=True, kw_only=True):
    """A card as it was in one edition."""

    id: str
    version: int = 0
    card: str = ""
    edition: int = 1
    title: Names = {}
    text: Names = {}
    method: Method = Method.NONE
    at: float = 0.0
    by: str = ""


@cache
def shipped_cards() -> tuple[ResponseCard, ...]:
    """The cards that come with the house."""
    return msgspec.convert(yaml.safe_load(_SHIPPED.read_text(encoding="utf-8")), tuple[ResponseCard, ...])


def edited(card: ResponseCard, wish: ResponseCard) -> ResponseCard:
    """The card with other words, as the next edition if the words differ.

    Refuses with `incomplete` one without a title or a text, with `out_of_range` one that is too long.
    """
    for name in ("title", "text"):
        if not any(getattr(wish, name).values()):
            raise OutboundRefusal("incomplete", name)
    if any(len(text) > LONGEST_TEXT for text in wish.text.values()):
        raise OutboundRefusal("out_of_range", "text")
    same = (card.title, card.text, card.method) == (wish.title, wish.text, wish.method)
    edition = card.edition if same else card.edition + 1
    return replace(wish, id=card.id, version=wish.version, edition=edition)


def edition_of(card: ResponseCard) -> CardEdition:
    """The edition of a card as it is now, to be kept beside it."""
    return CardEdition(
        id=f"{card.id}@{card.edition}",
        card=card.id,
        edition=card.edition,
        title=card.title,
        text=card.text,
        method=card.method,
        at=card.at,
        by=card.by,
    )
