"""What can go wrong between a carrier and the service, thrown with a seed of its own."""

from collections import deque
from random import Random

from msgspec import Struct

from callcenter.ports.telephony import CarrierError, TryAgain, Uncertain


class Faults(Struct, frozen=True):
    """How often things go wrong, each a probability 0-1; the default carrier is perfect.

    - `lost`: a report does not get through. One that waits for a script is repeated
      under its key, as a carrier repeats a webhook; a mere notice stays lost.
    - `doubled`: a report is delivered twice under one key.
    - `late`: a report is held up for as much as `late_seconds`, so others overtake it.
    - `try_again`, `uncertain`: an effect fails so; half of the uncertain ones were done.
    """

    lost: float = 0.0
    doubled: float = 0.0
    late: float = 0.0
    late_seconds: float = 3.0
    try_again: float = 0.0
    uncertain: float = 0.0


class Planned(Struct, frozen=True):
    """A failure ordered for the next effect of a kind; `done` tells if it is carried out all the same."""

    effect: str
    error: CarrierError
    done: bool = False


class FaultLine:
    """Decides what goes wrong. `faults` may be replaced while the carrier runs."""

    def __init__(self, faults: Faults, dice: Random) -> None:
        self.faults = faults
        self._dice = dice
        self._planned: deque[Planned] = deque()

    def fail_next(self, effect: str, error: CarrierError, *, done: bool = False) -> None:
        """Let the next effect with this tag (`move_leg`, ...) raise `error`; orders queue up."""
        self._planned.append(Planned(effect, error, done))

    def for_effect(self, effect: str) -> Planned | None:
        """Return the failure that befalls an effect now, if any."""
        for planned in self._planned:
            if planned.effect == effect:
                self._planned.remove(planned)
                return planned
        if self._happens(self.faults.try_again):
            return Planned(effect, TryAgain("the carrier is busy"))
        if self._happens(self.faults.uncertain):
            return Planned(effect, Uncertain("no answer from the carrier"), done=self._dice.random() < 0.5)
        return None

    def loses(self) -> bool:
        """Tell whether this delivery gets lost."""
        return self._happens(self.faults.lost)

    def doubles(self) -> bool:
        """Tell whether this delivery is made twice."""
        return self._happens(self.faults.doubled)

    def delay(self) -> float:
        """Return the line seconds that this delivery is held up."""
        if not self._happens(self.faults.late):
            return 0.0
        return self._dice.uniform(0.0, self.faults.late_seconds)

    def _happens(self, probability: float) -> bool:
        return probability > 0.0 and self._dice.random() < probability
