"""The follow-up as a whole: its parts, wired."""

from callcenter.service.cases.desk import CaseDesk
from callcenter.service.due import DueKind
from callcenter.service.follow_up.agreed import AgreedDates
from callcenter.service.follow_up.approvals import Approvals
from callcenter.service.follow_up.calendar import Calendars, Calls
from callcenter.service.follow_up.due import due_kinds
from callcenter.service.follow_up.hand_overs import HandOvers
from callcenter.service.follow_up.low_scores import LowScores
from callcenter.service.follow_up.nominations import Nominations
from callcenter.service.follow_up.plans import Plans
from callcenter.service.follow_up.registered import RegisteredCases
from callcenter.service.follow_up.survey_calls import Rows, SurveyCalls
from callcenter.service.follow_up.survey_reports import SurveyReports
from callcenter.service.follow_up.surveys import Surveys
from callcenter.service.follow_up.tasks import Tasks
from callcenter.service.follow_up.tools import Tools
from callcenter.service.follow_up.upgrades import Upgrades
from callcenter.service.follow_up.visits import Visits
from callcenter.service.follow_up.win_back import WinBack
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals


class FollowUp:
    """Tasks, visits, plans, approvals, surveys and calendars of one service."""

    def __init__(self, tools: Tools, cases: CaseDesk, calls: Calls) -> None:
        self._tools = tools
        self._cases = cases
        self.tasks = Tasks(tools)
        self.visits = Visits(tools)
        self.approvals = Approvals(tools)
        self.nominations = Nominations(tools, self.approvals)
        self.win_back = WinBack(tools)
        self.hand_overs = HandOvers(tools)
        self.plans = Plans(tools, self.approvals)
        self.upgrades = Upgrades(tools)
        self.surveys = Surveys(tools)
        self.survey_reports = SurveyReports(tools, self.surveys)
        self.low_scores = LowScores(tools, self.surveys, cases)
        self.calendars = Calendars(tools, calls)

    def due_kinds(self, signals: Signals) -> list[DueKind]:
        """Return what falls due here, for the runner of deadlines."""
        return due_kinds(self._tools, self.approvals, self.low_scores, signals)

    def survey_calls(self, rows: Rows, menus: Menus, signals: Signals) -> SurveyCalls:
        """Return what keeps the answers that callers press."""
        return SurveyCalls(rows, self.surveys, self._tools.house, lambda: menus.library, signals)

    def agreed_dates(self, floor: str) -> AgreedDates:
        """Return what turns the dates that agents of a floor agree into tasks."""
        return AgreedDates(self._tools, f"agreed:{floor}")

    def registered_cases(self, floor: str) -> RegisteredCases:
        """Return what opens the cases that the words of a floor's agents stand for."""
        return RegisteredCases(self._tools, self._cases, f"registered:{floor}")
