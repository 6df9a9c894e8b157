"""Scorecards as a whole: their parts, wired."""

from callcenter.ports.reports import Reports
from callcenter.service.accounts.key_figures import FigureBook
from callcenter.service.follow_up.approvals import Approvals
from callcenter.service.follow_up.tools import Tools
from callcenter.service.quality.scorecards.behind import Behind
from callcenter.service.quality.scorecards.cards import Scorecards
from callcenter.service.quality.scorecards.drawing import Drawing
from callcenter.service.quality.scorecards.figures import KeptFigures
from callcenter.service.quality.scorecards.forms import ScorecardForms
from callcenter.service.quality.scorecards.reading import Reading
from callcenter.service.selling.analytics import Analytics


class ScorecardRoom:
    """Forms, targets, scorecards, ranks and files of one service; without `reports` there are no facts."""

    def __init__(
        self, tools: Tools, reports: Reports | None, analytics: Analytics, accounts: FigureBook
    ) -> None:
        self.forms = ScorecardForms(tools)
        self.figures = KeptFigures(tools, reports, analytics, accounts)
        self.drawing = Drawing(tools, self.forms, self.figures)
        self.cards = Scorecards(tools, Approvals(tools), self.forms, self.drawing)
        self.reading = Reading(tools, self.forms, self.drawing)
        self.behind = Behind(tools, reports, analytics, accounts)
