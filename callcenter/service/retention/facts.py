"""What reports are made of is forgotten when its time is over (EU-04)."""

from callcenter.ports.facts import FactBook, FactsUnavailable
from callcenter.ports.records import RecordsError


class OldFacts:
    """A `Disposal` of the facts of one floor: contacts, and the sums of agents and queues. Counts contacts.

    They are counted anew from the journal by `rebuild-facts`, and forgotten again by the next run.
    """

    category = "facts"

    def __init__(self, facts: FactBook) -> None:
        self._facts = facts

    async def foresee(self, before: float) -> int:
        """Count the contacts."""
        try:
            return await self._facts.old(before)
        except FactsUnavailable as error:
            raise RecordsError(str(error)) from error

    async def dispose(self, before: float) -> int:
        """Forget them."""
        try:
            return await self._facts.forget(before)
        except FactsUnavailable as error:
            raise RecordsError(str(error)) from error
