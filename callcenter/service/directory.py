"""Who is calling: the customer's card, quickly, and never at the price of the call."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping

from callcenter.floor.values import CustomerCard
from callcenter.ports.records import Records, RecordsError
from callcenter.service.signals import Signals

UNKNOWN = CustomerCard()

_Waiting = dict[str, list["asyncio.Future[CustomerCard]"]]


class Directory:
    """Looks cards up by number; an unknown caller is no error.

    Numbers that are asked for while a look-up is under way share the next one, which takes
    `patience` seconds at most; so nobody waits longer than twice that.
    """

    def __init__(
        self, records: Records, signals: Signals, *, patience: float = 0.5, remembered: int = 20_000
    ) -> None:
        self._records = records
        self._signals = signals
        self._patience = patience
        self._remembered = remembered
        self._cards: OrderedDict[str, CustomerCard] = OrderedDict()
        self._asked: _Waiting = {}
        self._task: asyncio.Task[None] | None = None

    async def card(self, number: str) -> CustomerCard:
        """Return the card of the customer with this number (E.164), an empty one if nobody is known."""
        if not number:
            return UNKNOWN
        known = self._cards.get(number)
        if known is not None:
            return known
        answer: asyncio.Future[CustomerCard] = asyncio.get_running_loop().create_future()
        self._asked.setdefault(number, []).append(answer)
        if self._task is None:
            self._task = asyncio.create_task(self._look_up(), name="directory")
        return await answer

    def forget(self) -> None:
        """Drop what is remembered: people or numbers were changed."""
        self._cards.clear()

    async def _look_up(self) -> None:
        """Answer everything asked for, all at once, and then what was asked for meanwhile."""
        try:
            while self._asked:
                await asyncio.sleep(0)  # whoever else calls at this moment shares the look-up
                asked, self._asked = self._asked, {}
                try:
                    _answer(asked, await self._find(asked))
                finally:
                    _answer(asked, {})
        finally:
            self._task = None

    async def _find(self, asked: _Waiting) -> Mapping[str, CustomerCard]:
        try:
            async with asyncio.timeout(self._patience):
                found = await self._records.cards(tuple(asked))
        except (RecordsError, TimeoutError) as error:
            self._signals.fault("directory", error)
            return {}
        for number in asked:
            self._cards[number] = found.get(number, UNKNOWN)
            if len(self._cards) > self._remembered:
                self._cards.popitem(last=False)
        return found


def _answer(asked: _Waiting, found: Mapping[str, CustomerCard]) -> None:
    """Answer all who wait and have no answer yet."""
    for number, answers in asked.items():
        card = found.get(number, UNKNOWN)
        for answer in answers:
            if not answer.done():
                answer.set_result(card)
