"""Quality of service and performance, put together."""

from callcenter.service.follow_up.tools import Tools
from callcenter.service.quality.evaluations import Evaluations
from callcenter.service.quality.forms import Forms


class QualityRoom:
    """Forms and evaluations of one service."""

    def __init__(self, tools: Tools) -> None:
        self.forms = Forms(tools)
        self.evaluations = Evaluations(tools, self.forms)

    async def open(self) -> None:
        """Put in place what a new house begins with. Raises `RecordsError`."""
        await self.forms.open()
