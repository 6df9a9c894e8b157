"""Kinds of objections and response cards: read and written."""

from msgspec.structs import asdict

from callcenter.outbound.objections.cards import ResponseCard
from callcenter.outbound.objections.taxonomy import ObjectionType
from callcenter.service.selling.catalogue import ObjectionGuide
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_selling import CardEditions, CardWish, TypeWish

_LONGEST_ID = 60


async def see_objections(call: Call[None]) -> ObjectionGuide:
    """The kinds of objections in the order of their chips, and the response cards; retired ones too."""
    return await call.parts.selling.catalogue.guide()


async def write_type(call: Call[TypeWish]) -> ObjectionType:
    """Add or change a kind of objection. What is not to be offered any more is retired, never deleted."""
    wish = ObjectionType(id=_id(call.id), **asdict(call.body))
    return await call.parts.selling.catalogue.write_type(wish, call.user.name)


async def write_card(call: Call[CardWish]) -> ResponseCard:
    """Add or change a response card; other words are another edition, and former talks keep theirs."""
    wish = ResponseCard(id=_id(call.id), **asdict(call.body))
    return await call.parts.selling.catalogue.write_card(wish, call.user.name)


async def card_editions(call: Call[None]) -> CardEditions:
    """A response card in all its editions."""
    return CardEditions(tuple(await call.parts.selling.catalogue.editions(call.id)))


def _id(text: str) -> str:
    plain = text.replace("_", "").replace("-", "")
    if not (plain.isascii() and plain.isalnum() and plain.islower() and len(text) <= _LONGEST_ID):
        raise Failure("invalid_request", "An id is small letters, digits, _ and -.")
    return text
