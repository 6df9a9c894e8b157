"""The fold: how each event changes the state. Nothing else changes it.

A fold looks only at the state and its event, so the same journal gives the same floor.
"""

from callcenter.floor.fold import ahead, calling, contacts, oversight, people, reporting, routing, talks
from callcenter.floor.fold.base import FOLD

__all__ = ["FOLD", "ahead", "calling", "contacts", "oversight", "people", "reporting", "routing", "talks"]
