"""The fold of a journal into facts: told the events in order, it says what each page of them came to."""

from collections.abc import Callable

import msgspec
from msgspec import Struct, field

from callcenter.floor import events as e
from callcenter.ports.facts import Page
from dashboards.facts.cells import agent_cells, queue_cells
from dashboards.facts.course import Course, Thresholds
from dashboards.facts.over import Over, over
from dashboards.facts.standing import Hours, Standing
from dashboards.facts.telling import BEGINS, TELLERS, House


class Kept(Struct):
    """What the fold must not forget between two pages."""

    standing: Standing = field(default_factory=Standing)
    open: dict[str, Course] = field(default_factory=dict)
    thresholds: dict[str, Thresholds] = field(default_factory=dict)


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Kept).decode


class Folding:
    """Begins where `state` was kept, with nothing known at the very beginning.

    `campaign` names the campaign that a contact belongs to, "" for none. A contact whose beginning was not
    told is left out.
    """

    def __init__(
        self, seq: int = 0, state: bytes = b"", campaign: Callable[[str], str] = lambda _: ""
    ) -> None:
        self.seq = self._after = seq
        self._kept = _decode(state) if state else Kept()
        self._campaign = campaign
        self._house = House(self._kept.thresholds, lambda agent: self._kept.standing.of(agent).team)
        self._over: list[Over] = []
        self._hours: Hours = {}

    def tell(self, seq: int, event: e.Event) -> None:
        """Take in the next event; one that was told before changes nothing."""
        if seq <= self.seq:
            return
        self.seq = seq
        self._kept.standing.tell(event, self._hours)
        if isinstance(event, e.FloorConfigured):
            self._configured(event)
        teller = TELLERS.get(type(event))
        if teller is None:
            return
        contact: str = event.contact  # type: ignore[attr-defined]
        if type(event) in BEGINS:
            self._kept.open[contact] = Course(campaign=self._campaign(contact))
        course = self._kept.open.get(contact)
        if course is not None:
            teller(course, event, self._house)
            self._finish(contact, course)

    def page(self) -> Page:
        """Return what was told since the last page."""
        stays = [stay for each in self._over for stay in each.stays]
        parts = [part for each in self._over for part in each.parts]
        records = [each.record for each in self._over]
        hours, self._hours = self._hours, {}
        self._over = []
        after, self._after = self._after, self.seq
        return Page(
            after=after,
            seq=self.seq,
            state=_encode(self._kept),
            stays=stays,
            parts=parts,
            records=records,
            queues=queue_cells(stays, records),
            agents=agent_cells(parts, hours),
        )

    def _configured(self, event: e.FloorConfigured) -> None:
        self._kept.thresholds.clear()
        for queue in event.queues:
            self._kept.thresholds[queue.id] = (queue.service_level_seconds, queue.short_abandon_seconds)

    def _finish(self, contact: str, course: Course) -> None:
        if course.is_over:
            del self._kept.open[contact]
            self._over.append(over(contact, course))
