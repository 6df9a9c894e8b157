"""The handlers: one small function per command, each a few sentences of the trade."""

from callcenter.floor.handlers import (
    ahead,
    arriving,
    callbacks,
    calling,
    consulting,
    ending,
    house,
    monitoring,
    offering,
    oversight,
    presence,
    reporting,
    talking,
    timing,
    transferring,
    wrapping,
)
from callcenter.floor.handlers.base import HANDLERS

__all__ = [
    "HANDLERS",
    "ahead",
    "arriving",
    "callbacks",
    "calling",
    "consulting",
    "ending",
    "house",
    "monitoring",
    "offering",
    "oversight",
    "presence",
    "reporting",
    "talking",
    "timing",
    "transferring",
    "wrapping",
]
