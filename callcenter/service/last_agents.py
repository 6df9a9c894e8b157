"""Who spoke with a customer last, out of their timeline, for queues that ask for it (`to: last_agent`)."""

import asyncio
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from callcenter.floor.values import CustomerCard, Reach
from callcenter.ports.books import Books
from callcenter.service.house import House
from callcenter.service.timeline import timeline

#: So many contacts are looked at for one that an agent had: the others were given up, or served themselves.
_LOOKED_AT = 10


class LastAgents:
    """Writes the last agent on cards. A house that never asks for them costs no query."""

    def __init__(self, books: Books, house: Callable[[], House]) -> None:
        self._books = books
        self._house = house
        self._asked: tuple[House | None, bool] = (None, False)

    async def on(self, cards: Mapping[str, CustomerCard]) -> Mapping[str, CustomerCard]:
        """Return the cards with who had the last contact, and when it began. Raises `RecordsError`."""
        if not self._are_asked_for():
            return cards
        people = list({card.person for card in cards.values() if card.person})
        found = dict(zip(people, await asyncio.gather(*map(self._last, people)), strict=True))
        return {number: _with(card, *found.get(card.person, ("", 0.0))) for number, card in cards.items()}

    async def _last(self, person: str) -> tuple[str, float]:
        """Return the agent of a person's last contact and when it began, nobody where there was none."""
        lines = await timeline(self._books, person=person, kinds=("contact",), limit=_LOOKED_AT)
        return next(((line.detail["agent"], line.at) for line in lines if "agent" in line.detail), ("", 0.0))

    def _are_asked_for(self) -> bool:
        house, asked = self._house(), self._asked
        if asked[0] is not house:
            steps = [step for queue in house.queues for step in queue.steps]
            asked = self._asked = house, any(step.to is Reach.LAST_AGENT for step in steps)
        return asked[1]


def _with(card: CustomerCard, agent: str, at: float) -> CustomerCard:
    return replace(card, last_agent=agent, last_spoke_at=at) if agent else card
