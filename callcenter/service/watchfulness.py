"""Looks at the configuration whenever it, the flows or the users change, and tells what cannot work."""

from collections.abc import Callable

from callcenter.service.accounts.managers import everybody
from callcenter.service.house import House, HouseKeeper
from callcenter.service.house_parts import Fault
from callcenter.service.house_people import people_warnings
from callcenter.service.house_warnings import warnings
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals


class Watchfulness:
    """Leaves what cannot work in the house and the flows in force with the keeper, and signals it."""

    def __init__(self, keeper: HouseKeeper, menus: Menus, signals: Signals) -> None:
        #: called after each look
        self.then: Callable[[], object] = lambda: None
        self._keeper = keeper
        self._menus = menus
        self._signals = signals
        keeper.foresee = self.foresee

    def foresee(self, house: House) -> tuple[Fault, ...]:
        """Return what cannot work in a house with these flows and users."""
        flows = self._menus.library.current.flows
        kept = self._keeper.managers
        people = people_warnings(house, self._keeper.users, everybody(kept))
        found = warnings(self._keeper.manned(house), flows, kept, self._menus.answered)
        return (*found, *people)

    def look(self) -> None:
        """Look again: something was changed."""
        found = self.foresee(self._keeper.house)
        self._keeper.warnings = found
        self._signals.configuration(found)
        self.then()
