"""Looks at the configuration whenever it, the flows or the users change, and tells what cannot work."""

from collections.abc import Callable

from callcenter.service.house import HouseKeeper
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

    def look(self) -> None:
        """Look again: something was changed."""
        keeper, flows = self._keeper, self._menus.library.current.flows
        found = (*warnings(keeper.house, flows), *people_warnings(keeper.house, keeper.users))
        self._keeper.warnings = found
        self._signals.configuration(found)
        self.then()
