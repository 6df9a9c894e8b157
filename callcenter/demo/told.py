"""Days counted from today, in which the demo's stories are told."""

from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

import yaml
from msgspec import Struct

DAY = 86_400.0


class Told(Struct, frozen=True):
    """The moment from which days are counted."""

    now: float

    def at(self, days: float) -> float:
        """Return the moment so many days from now."""
        return self.now + days * DAY

    def on(self, days: float) -> str:
        """Return the day so many days from now."""
        return datetime.fromtimestamp(self.at(days), UTC).date().isoformat()

    @property
    def today(self) -> date:
        """Return the day of now."""
        return datetime.fromtimestamp(self.now, UTC).date()


def read(name: str) -> Any:
    """Return what a file of the demo says."""
    return yaml.safe_load(resources.files("callcenter.demo").joinpath(name).read_text(encoding="utf-8"))
