"""The floor: everything live, as one sequential state machine that never waits.

Pure: values in, values out. It reads no clock, throws no dice, logs nothing.
"""

from callcenter.floor.floor import Decision, Floor
from callcenter.floor.turn import Refusal

__all__ = ["Decision", "Floor", "Refusal"]
