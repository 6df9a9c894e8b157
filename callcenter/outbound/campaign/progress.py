"""How far a list is: penetration, saturation, live answers (domain: list measures). Counts, then shares."""

from msgspec import Struct

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import LIVE, ListRecord, RecordState


class Progress(Struct, frozen=True):
    """Counts of a campaign's records and attempts. A share with nothing to divide by is None.

    `penetration` = records tried / records, `saturation` = dials / records, `live_answer_rate` =
    dials that were answered by a person / dials, `conversion` = records with a wanted result / reached.
    """

    records: int = 0
    by_state: dict[str, int] = {}
    tried: int = 0
    dials: int = 0
    answered: int = 0
    reached: int = 0
    wanted: int = 0
    results: dict[str, int] = {}

    @property
    def penetration(self) -> float | None:
        """Records tried of all."""
        return _share(self.tried, self.records)

    @property
    def saturation(self) -> float | None:
        """Dials for each record; may exceed 1."""
        return _share(self.dials, self.records)

    @property
    def live_answer_rate(self) -> float | None:
        """Dials that a person answered, of all."""
        return _share(self.answered, self.dials)

    @property
    def conversion(self) -> float | None:
        """Records with a wanted result, of those where somebody was reached."""
        return _share(self.wanted, self.reached)


class Tally:
    """Adds records up, one after another."""

    def __init__(self, campaign: Campaign) -> None:
        self._goals = frozenset(campaign.goals)
        self._states = dict.fromkeys((state.value for state in RecordState), 0)
        self._results: dict[str, int] = {}
        self._tried = self._dials = self._answered = self._reached = self._wanted = 0

    def add(self, record: ListRecord) -> None:
        """Count a record and its attempts that are over."""
        over = [attempt for attempt in record.attempts if attempt.ended_at]
        self._states[record.state.value] += 1
        self._tried += bool(over)
        self._dials += len(over)
        self._answered += sum(attempt.reached for attempt in over)
        self._reached += any(attempt.reached for attempt in over)
        if record.state not in LIVE:
            self._results[record.result] = self._results.get(record.result, 0) + 1
            self._wanted += record.result in self._goals

    def progress(self) -> Progress:
        """Return what was counted."""
        return Progress(
            records=sum(self._states.values()),
            by_state=dict(self._states),
            tried=self._tried,
            dials=self._dials,
            answered=self._answered,
            reached=self._reached,
            wanted=self._wanted,
            results=dict(sorted(self._results.items(), key=lambda each: (-each[1], each[0]))),
        )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
