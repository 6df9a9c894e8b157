"""All that calling lawfully needs, put together for a service."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from callcenter.floor.commands import Command
from callcenter.floor.state import FloorState
from callcenter.outbound.gate.places import Gazetteer
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.calling.dials import DialGate
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.calling.facts import FactFinder
from callcenter.service.calling.outcomes import DialOutcomes
from callcenter.service.calling.shipped import shipped_packs
from callcenter.service.calling.stops import Stops
from callcenter.service.precall import PreCall
from callcenter.service.signals import Signals


@dataclass(frozen=True)
class CallingRoom:
    """The gate with its lists, and whoever says stop."""

    office: Office
    lists: DoNotCallBook
    facts: FactFinder
    precall: PreCall
    stops: Stops
    signals: Signals

    async def open(self) -> None:
        """Read lists and waivers. Raises `RecordsError`."""
        await self.precall.open()

    def dial_gate(
        self, state: Callable[[], FloorState], tell: Callable[[Command], Awaitable[object]]
    ) -> DialGate:
        """Return what is asked right before each dial."""
        return DialGate(self.precall, self.office.books, state, tell)

    def outcomes(self, floor: str) -> DialOutcomes:
        """Return what keeps how dials ended."""
        return DialOutcomes(self.office.books, f"dials:{floor}")


def calling_room(office: Office, signals: Signals, provider_number: str | None) -> CallingRoom:
    """Return the room. `provider_number` is what the carrier shows if nothing is named, None for nothing."""
    lists = DoNotCallBook(office.books, office.clock)
    gazetteer = Gazetteer(shipped_packs())
    facts = FactFinder(
        office.books, office.clock, office.house, lists, Suppressed(office), gazetteer, provider_number
    )
    precall = PreCall(office.books, office.clock, office.house, lists, facts, signals)
    return CallingRoom(office, lists, facts, precall, Stops(lists, signals), signals)
