"""Who is calling: the customer's card, quickly, and never at the price of the call."""

import asyncio
from collections import OrderedDict

from callcenter.floor.values import CustomerCard
from callcenter.ports.records import Records, RecordsError
from callcenter.service.signals import Signals

UNKNOWN = CustomerCard()


class Directory:
    """Looks cards up by number with a limit of time (seconds); an unknown caller is no error."""

    def __init__(
        self, records: Records, signals: Signals, *, patience: float = 0.5, remembered: int = 20_000
    ) -> None:
        self._records = records
        self._signals = signals
        self._patience = patience
        self._remembered = remembered
        self._cards: OrderedDict[str, CustomerCard] = OrderedDict()

    async def card(self, number: str) -> CustomerCard:
        """Return the card of the customer with this number (E.164), an empty one if nobody is known."""
        if not number:
            return UNKNOWN
        known = self._cards.get(number)
        if known is not None:
            return known
        try:
            async with asyncio.timeout(self._patience):
                card = await self._records.card(number) or UNKNOWN
        except (RecordsError, TimeoutError) as error:
            self._signals.fault("directory", error)
            return UNKNOWN
        self._cards[number] = card
        if len(self._cards) > self._remembered:
            self._cards.popitem(last=False)
        return card

    def forget(self) -> None:
        """Drop what is remembered: people or numbers were changed."""
        self._cards.clear()
