"""Quality of service and performance, put together."""

from collections.abc import Awaitable, Callable

from callcenter.ports.live import History
from callcenter.quality.training import Certificate
from callcenter.service.due import DueKind
from callcenter.service.follow_up.tools import Tools
from callcenter.service.quality.calibrations import Calibrations
from callcenter.service.quality.coaching import Coaching
from callcenter.service.quality.evaluations import Evaluations
from callcenter.service.quality.forms import Forms
from callcenter.service.quality.sampling import Sampling
from callcenter.service.quality.training import Training
from callcenter.service.quality.weekly import SampleRuns, Weekly
from callcenter.service.signals import Signals
from callcenter.service.waking import Waking


class QualityRoom:
    """Forms, evaluations and training of one service; `requalify` tells the floor of certificates."""

    def __init__(self, tools: Tools, requalify: Callable[[], Awaitable[object]]) -> None:
        self._tools = tools
        self.forms = Forms(tools)
        self.calibrations = Calibrations(tools, self.forms)
        self.evaluations = Evaluations(tools, self.forms, self.calibrations)
        self.coaching = Coaching(tools, self.forms)
        self.sampling = Sampling(tools)
        self.weekly = Weekly(tools, self.forms)
        self.training = Training(tools, requalify)

    def due_kinds(self, signals: Signals, history: History) -> list[DueKind]:
        """Return the warnings and ends of certificates, and the samples that are drawn by themselves."""
        return [
            Waking("certificate", Certificate, self.training.wake, self._tools.books, signals),
            SampleRuns(self.weekly, self.sampling.gatherer(history), signals),
        ]

    async def open(self) -> None:
        """Put in place what a new house begins with. Raises `RecordsError`."""
        await self.forms.open()
