"""How a caller's case stands, told by the menu without waiting for anybody (FL-24)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from callcenter.cases.case import Case
from callcenter.cases.table import CaseState
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Books, RecordsError
from callcenter.service.menus import LookUpFailed
from callcenter.service.signals import Signals

#: After so many seconds a caller is rather led to a person, unless look-ups may take longer.
PATIENCE: Final = 3.0
_YEAR = 4

_WORD: Final = {
    CaseState.NEW: "open",
    CaseState.ASSIGNED: "open",
    CaseState.PROPOSED: "open",
    CaseState.FED_BACK: "answer_awaited",
    CaseState.ACCEPTED: "open",
    CaseState.REFUSED: "open",
    CaseState.REOPENED: "open",
    CaseState.SOLVED: "solved",
    CaseState.FOLLOWED_UP: "solved",
    CaseState.CLOSED: "solved",
}


class CasesByTelephone:
    """Answers the look-up `case` of a flow. `card` returns the customer of a number (E.164).

    A caller waits for `patience` seconds at most.
    """

    def __init__(
        self,
        books: Books,
        card: Callable[[str], Awaitable[CustomerCard]],
        signals: Signals,
        patience: float = PATIENCE,
    ) -> None:
        self._patience = patience
        self._books = books
        self._card = card
        self._signals = signals

    async def state(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the `case_state` of the case `case_number` (its digits): open, answer_awaited or solved.

        Nothing unless it is a case of the `caller`, by the person or the account that the number belongs
        to: who guesses a number learns nothing, not even that there is such a case. Nothing of one that was
        merged or discarded. Raises `LookUpFailed` where that cannot be found out in time.
        """
        digits, caller = str(given.get("case_number") or ""), str(given.get("caller") or "")
        if not digits.isdecimal() or len(digits) <= _YEAR or not caller:
            return {}
        try:
            async with asyncio.timeout(self._patience):
                card = await self._card(caller)
                number = f"C-{digits[:_YEAR]}-{digits[_YEAR:]}"
                found = await self._books.find(Case, {"number": number}, limit=1)
        except (RecordsError, TimeoutError) as error:
            self._signals.fault("case_look_up", error)
            raise LookUpFailed(type(error).__name__) from None
        word = _WORD.get(found[0].state) if found and _is_of(found[0], card) else None
        return {"case_state": word} if word else {}


def _is_of(case: Case, card: CustomerCard) -> bool:
    by_person = bool(card.person) and case.person == card.person
    return by_person or (bool(card.account) and case.account == card.account)
