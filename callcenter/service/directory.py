"""Who is calling: the customer's card, quickly, and never at the price of the call."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Changed
from callcenter.ports.records import Records, RecordsError
from callcenter.service.signals import Signals

UNKNOWN = CustomerCard()

#: What a house wants on its cards besides; it may raise `RecordsError`.
Enrich = Callable[[Mapping[str, CustomerCard]], Awaitable[Mapping[str, CustomerCard]]]

_Waiting = dict[str, list["asyncio.Future[CustomerCard]"]]


class Directory:
    """Looks cards up by number; an unknown caller is no error.

    Numbers that are asked for while a look-up is under way share the next one, which takes
    `patience` seconds at most; so nobody waits longer than twice that. A card is remembered for
    `fresh` seconds, or until it `hear`s that somebody on it was changed: another process may change them.
    `enrich` adds to cards what else there is, within the same patience; they are good without it.
    """

    def __init__(
        self,
        records: Records,
        signals: Signals,
        *,
        patience: float = 0.5,
        remembered: int = 20_000,
        fresh: float = 60.0,
        enrich: Enrich | None = None,
    ) -> None:
        self._records = records
        self._signals = signals
        self._patience = patience
        self._remembered = remembered
        self._fresh = fresh
        self._enrich = enrich
        self._cards: OrderedDict[str, tuple[CustomerCard, float]] = OrderedDict()
        self._forgotten = 0
        self._asked: _Waiting = {}
        self._task: asyncio.Task[None] | None = None

    async def card(self, number: str) -> CustomerCard:
        """Return the card of the customer with this number (E.164), an empty one if nobody is known."""
        if not number:
            return UNKNOWN
        loop = asyncio.get_running_loop()
        card, until = self._cards.get(number, (UNKNOWN, 0.0))
        if until > loop.time():
            return card
        answer: asyncio.Future[CustomerCard] = loop.create_future()
        self._asked.setdefault(number, []).append(answer)
        if self._task is None:
            self._task = asyncio.create_task(self._look_up(), name="directory")
        return await answer

    def forget(self) -> None:
        """Drop what is remembered: people or numbers were changed."""
        self._forgotten += 1
        self._cards.clear()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Drop what is remembered of the people and accounts that were changed, and of their numbers."""
        entities = [each for change in changes for each in (change.before, change.after)]
        people = [each for each in entities if isinstance(each, Person)]
        accounts = {each.id for each in entities if isinstance(each, Account)}
        if not people and not accounts:
            return
        self._forgotten += 1
        ids = {person.id for person in people}
        numbers = {number for person in people for number in person.numbers}
        numbers.update(
            number
            for number, (card, _) in self._cards.items()
            if card.person in ids or (card.account and card.account in accounts)
        )
        for number in numbers:
            self._cards.pop(number, None)

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
        forgotten = self._forgotten
        found: Mapping[str, CustomerCard] = {}
        known = False
        try:
            async with asyncio.timeout(self._patience):
                found, known = await self._records.cards(tuple(asked)), True
                if self._enrich is not None and found:
                    found = await self._enrich(found)
        except (RecordsError, TimeoutError) as error:
            self._signals.fault("directory", error)
            if not known:
                return {}
        if forgotten == self._forgotten:  # else it may have been read before the change
            self._remember({number: found.get(number, UNKNOWN) for number in asked})
        return found

    def _remember(self, cards: Mapping[str, CustomerCard]) -> None:
        until = asyncio.get_running_loop().time() + self._fresh
        for number, card in cards.items():
            self._cards[number] = (card, until)
            self._cards.move_to_end(number)
            if len(self._cards) > self._remembered:
                self._cards.popitem(last=False)


def _answer(asked: _Waiting, found: Mapping[str, CustomerCard]) -> None:
    """Answer all who wait and have no answer yet."""
    for number, answers in asked.items():
        card = found.get(number, UNKNOWN)
        for answer in answers:
            if not answer.done():
                answer.set_result(card)
