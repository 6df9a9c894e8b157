"""Kinds of objections and response cards as a house writes them."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.objections.cards import (
    CardEdition,
    ResponseCard,
    edited,
    edition_of,
    shipped_cards,
)
from callcenter.outbound.objections.taxonomy import ObjectionType, taxonomy, written
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Put
from callcenter.service.follow_up.tools import Tools

_MOST = 1000


class ObjectionGuide(Struct, frozen=True):
    """All kinds of objections in the order of their chips, and all response cards by id."""

    types: tuple[ObjectionType, ...]
    cards: tuple[ResponseCard, ...]


class Catalogue:
    """What is shipped, with what a house wrote in its place. Nothing of it is ever deleted."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def guide(self) -> ObjectionGuide:
        """Return everything, retired ones too: former talks name them."""
        return ObjectionGuide(tuple((await self.types()).values()), tuple((await self.cards()).values()))

    async def types(self) -> dict[str, ObjectionType]:
        """Return all kinds of objections by id."""
        return taxonomy(await self._tools.books.find(ObjectionType, limit=_MOST))

    async def cards(self) -> dict[str, ResponseCard]:
        """Return all response cards by id."""
        kept = await self._tools.books.find(ResponseCard, limit=_MOST)
        return dict(sorted(({each.id: each for each in (*shipped_cards(), *kept)}).items()))

    async def write_type(self, wish: ObjectionType, by: str) -> ObjectionType:
        """Add or change a kind of objection. Refuses as `taxonomy.written` does; raises `StaleVersion`."""
        type_ = written(wish, await self.types())
        stored: ObjectionType = (await self._tools.commit((Put(type_),), by))[0]
        return stored

    async def write_card(self, wish: ResponseCard, by: str) -> ResponseCard:
        """Add or change a response card; other words are another edition. Raises `StaleVersion`.

        Refuses with `unknown_type`, and as `cards.edited` does.
        """
        if wish.type not in await self.types():
            raise OutboundRefusal("unknown_type", wish.type)
        known = (await self.cards()).get(wish.id)
        card = edited(known or replace(wish, edition=0), wish)
        card = replace(card, edition=max(1, card.edition), at=self._tools.now(), by=by)
        fresh = {
            each.edition: each for each in (known, card) if each is not None and not await self._is_kept(each)
        }
        editions = [Put(edition_of(each), quiet=True) for each in fresh.values()]
        stored: ResponseCard = (await self._tools.commit([Put(card), *editions], by))[0]
        return stored

    async def editions(self, card: str) -> list[CardEdition]:
        """Return a card in all its editions, newest first. Refuses with `not_found`."""
        known = (await self.cards()).get(card)
        if known is None:
            raise OutboundRefusal("not_found", card)
        kept = await self._tools.books.find(CardEdition, {"card": card}, order="-edition", limit=_MOST)
        return kept or [edition_of(known)]

    async def _is_kept(self, card: ResponseCard) -> bool:
        return await self._tools.books.get(CardEdition, edition_of(card).id) is not None
