"""Counts what the calls of campaigns came to, day by day, out of the journal (US-01, US-05)."""

from collections.abc import Iterable, Iterator, Sequence

from callcenter.floor import ahead_events as a
from callcenter.floor import events as e
from callcenter.floor.values import AnsweredBy, LegRole
from callcenter.outbound.campaign.campaign import Mode
from callcenter.outbound.campaign.days import CampaignDay, Happened, added, day_id
from callcenter.outbound.campaign.record import ListRecord, record_of
from callcenter.ports.books import Books, Put
from callcenter.service.reading_along import Page, ReadingAlong


class CampaignDays(ReadingAlong):
    """Keeps the days of campaigns."""

    fault = "campaign-days"
    hears = (
        a.CallDialledAhead,
        a.CallAnswered,
        a.CallAbandoned,
        a.MachineTold,
        a.AnswerJudged,
        e.LegBound,
    )

    def __init__(self, books: Books, name: str = "") -> None:
        super().__init__(name)
        self._books = books

    async def leads_to(self, page: Page) -> Sequence[Put]:
        """Return the days that change by a page."""
        news = [*counted(page.events), *await self._agents_first(page.all(e.LegBound))]
        ids = {day_id(each.campaign, each.at) for each in news}
        days = added((await self._books.get_many(CampaignDay, ids)).values(), news) if ids else ()
        return [Put(day, quiet=True) for day in days]

    async def _agents_first(self, bound: Iterable[e.LegBound]) -> list[Happened]:
        """Return the answers to dials of campaigns that had their agent first: a person, each."""
        customers = [each for each in bound if each.role is LegRole.CUSTOMER]
        answered = {each.contact: each.at for each in customers if record_of(each.contact)}
        if not answered:
            return []
        records = await self._books.get_many(ListRecord, {record_of(each) for each in answered})
        attempts = {
            attempt.contact: record.campaign
            for record in records.values()
            for attempt in record.attempts
            if attempt.mode is Mode.PROGRESSIVE
        }
        return [
            Happened(attempts[contact], "answered", at)
            for contact, at in answered.items()
            if contact in attempts
        ]


def counted(events: Iterable[e.Event]) -> Iterator[Happened]:
    """Yield what is counted of calls dialled ahead. Who was not heard to be a machine is a person."""
    for event in events:
        match event:
            case a.CallDialledAhead(campaign=campaign, at=at):
                yield Happened(campaign, "ahead", at)
            case a.CallAnswered(campaign=campaign, at=at, answered_by=by):
                yield Happened(campaign, "machines" if by is AnsweredBy.MACHINE else "answered", at)
            case a.CallAbandoned(campaign=campaign, at=at, answered_by=by) if by is not AnsweredBy.MACHINE:
                yield Happened(campaign, "abandoned", at)
            case a.MachineTold(campaign=campaign, at=at):
                yield Happened(campaign, "told", at)
            case a.AnswerJudged(campaign=campaign, at=at, said=AnsweredBy.MACHINE, answered_by=by):
                yield Happened(campaign, "judged", at)
                if by is AnsweredBy.PERSON:
                    yield Happened(campaign, "mistaken", at)
                    yield Happened(campaign, "answered", at)
            case _:
                pass
