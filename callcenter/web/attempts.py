"""How often somebody may try a password."""

from collections import OrderedDict

from callcenter.web.problems import Failure


class Attempts:
    """Counts failed sign-ins by name and address: `most` within `window` seconds, then a pause.

    Keeps at most `bound` pairs, the ones tried last.
    """

    def __init__(self, most: int = 5, window: float = 300.0, bound: int = 10_000) -> None:
        self._most = most
        self._window = window
        self._bound = bound
        self._failed: OrderedDict[tuple[str, str], list[float]] = OrderedDict()

    def check(self, name: str, address: str, now: float) -> None:
        """Raise `Failure` (`too_many_requests`) if the pair has failed too often lately."""
        recent = self._recent((name, address), now)
        if len(recent) >= self._most:
            raise Failure("too_many_requests", "Too many failed sign-ins.", recent[0] + self._window - now)

    def failed(self, name: str, address: str, now: float) -> None:
        """Count a failed sign-in."""
        key = (name, address)
        self._failed[key] = [*self._recent(key, now), now]
        self._failed.move_to_end(key)
        while len(self._failed) > self._bound:
            self._failed.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures: the right one came."""
        self._failed.pop((name, address), None)

    def _recent(self, key: tuple[str, str], now: float) -> list[float]:
        return [at for at in self._failed.get(key, ()) if at > now - self._window]
