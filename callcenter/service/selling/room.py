"""Selling by telephone as a whole: its parts, wired."""

from collections.abc import Awaitable, Callable

from callcenter.floor.commands import Command
from callcenter.floor.state import FloorState
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.analytics import Analytics
from callcenter.service.selling.catalogue import Catalogue
from callcenter.service.selling.later import LaterResults
from callcenter.service.selling.scripts import ScriptBook
from callcenter.service.selling.seams import Refusals
from callcenter.service.selling.tagging import Tagging
from callcenter.service.selling.talks import Parts, Talks


class Selling:
    """Scripts, objections, talks and what they say together, of one service."""

    def __init__(
        self,
        tools: Tools,
        state: Callable[[], FloorState],
        submit: Callable[[Command], Awaitable[object]],
        refusals: Refusals,
    ) -> None:
        self.scripts = ScriptBook(tools)
        self.catalogue = Catalogue(tools)
        self.talks = Talks(Parts(tools, state, submit, self.scripts, self.catalogue, refusals))
        self.analytics = Analytics(tools, self.catalogue)
        self.later = LaterResults(tools)
        self.tagging = Tagging(tools, self.analytics, self.catalogue)
