"""What a campaign learns of its list: how often somebody answers, and how long everything takes.

Old experience counts less and less, so a list that changes by the hour is followed.
"""

from math import exp

from msgspec import Struct


class Mean(Struct, frozen=True):
    """A mean over what was seen, the latest most. `worth`: how many observations it stands for."""

    value: float
    worth: float

    def seen(self, value: float, memory: float) -> "Mean":
        """Return it with one more observation; `memory` is how many count at most."""
        worth = min(self.worth + 1.0, memory)
        return Mean(self.value + (value - self.value) / worth, worth)


class Learned(Struct, frozen=True):
    """What is known: the share of dials that a person answers, and seconds of ringing and handling.

    It begins with a careful guess: many answer, so few are dialled ahead.
    """

    answers: Mean = Mean(0.6, 20.0)
    rings: Mean = Mean(10.0, 10.0)
    handles: Mean = Mean(180.0, 10.0)

    def dialled(self, *, answered: bool, seconds: float) -> "Learned":
        """Return it after a dial ended: answered by a person after `seconds`, or not at all."""
        rings = self.rings.seen(seconds, 100.0) if answered else self.rings
        return Learned(self.answers.seen(float(answered), 300.0), rings, self.handles)

    def handled(self, seconds: float) -> "Learned":
        """Return it after an agent was done with a call, after-contact work included."""
        return Learned(self.answers, self.rings, self.handles.seen(seconds, 100.0))

    @property
    def freed(self) -> float:
        """The chance that an agent who is busy now is free when a dial made now is answered."""
        return 1.0 - exp(-self.rings.value / max(self.handles.value, 1.0))
