"""The demo's campaigns: one that dials by itself, two that agents take records of; each lawful."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.demo.people import DIALLED
from callcenter.floor.values import LegCause
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.record import CallList, ListConsent, ListRecord
from callcenter.ports.books import Books, Put
from callcenter.ports.clock import Clock
from callcenter.service.house import House
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.people import Line

BY = "ben"
_DAY = 86_400.0
_NAMES = (
    "Olga Lind",
    "Sam Ortiz",
    "Ruth Abel",
    "Noah Kerr",
    "Ines Vidal",
    "Paul Frey",
    "Amy Stone",
    "Leo Marsh",
)
_NAMES_ZH = ("赵敏", "孙涛", "周莉", "吴刚", "郑洁", "冯军", "何静", "许强")
#: How the telephones of those who are called behave, in turn.
_LINES = (
    Line(after=4.0, talk=40.0),
    Line(after=6.0, talk=75.0),
    Line(after=60.0, cause=LegCause.NO_ANSWER),
    Line(after=8.0, talk=25.0),
    Line(after=2.0, cause=LegCause.BUSY),
)


class _Story(Struct, frozen=True):
    """A campaign, its list, and the people on it: so many, with numbers that begin so."""

    campaign: Campaign
    listed: CallList
    count: int
    number: str
    names: tuple[str, ...]
    language: str
    fields: tuple[tuple[str, str], ...] = ()


_STORIES = (
    _Story(
        Campaign(
            "campaign-demo-service",
            name="Spring check of pumps",
            purpose="service",
            mode=Mode.PROGRESSIVE,
            queue="outbound",
            basis="contract",
            audience="business",
        ),
        CallList("list-demo-service", name="Pumps under contract", source="installed base"),
        120,
        "+1202555{:04d}",
        _NAMES,
        "en",
        (("Pump", "NW-80"), ("Last check", "last spring")),
    ),
    _Story(
        Campaign(
            "campaign-demo-survey",
            name="After the delivery",
            purpose="survey",
            queue="sales",
            basis="legitimate_interest",
            audience="business",
        ),
        CallList("list-demo-survey", name="Deliveries of the month", source="orders"),
        30,
        "+861380056{:04d}",
        _NAMES_ZH,
        "zh-CN",
        (("订单", "NW-40 两台"),),
    ),
    _Story(
        Campaign(
            "campaign-demo-plan",
            name="Service plan",
            purpose="sales",
            queue="sales",
            offer="service plan",
            basis="consent",
            audience="business",
            script="service-plan",
            goal=10,
            goals=("order",),
        ),
        CallList(
            "list-demo-plan",
            name="Asked at the fair",
            source="trade fair",
            consent=ListConsent("in writing", proof="fair forms, folder 7"),
        ),
        30,
        "+861380057{:04d}",
        _NAMES_ZH,
        "zh-CN",
        (("意向", "年度保养"),),
    ),
)


async def campaign(books: Books, clock: Clock, house: House, carrier: SimulatedCarrier) -> None:
    """Fill the demo with campaigns, unless it has some; and give those who are called their telephones."""
    empty = not await books.count(Campaign)
    for story in _STORIES:
        for place in range(story.count):
            carrier.set_line(_number(story, place), _LINES[place % len(_LINES)])
        if empty and story.campaign.queue in {queue.id for queue in house.queues}:
            await books.commit([Put(each) for each in _kept(story, house, clock.now())], BY, clock.now())


def _kept(story: _Story, house: House, now: float) -> list[Campaign | CallList | ListRecord]:
    began = now - 2 * _DAY
    running = replace(
        story.campaign,
        caller_id=DIALLED,
        on_behalf=house.name,
        state=CampaignState.RUNNING,
        since=began,
        started_at=began,
        at=began,
        by=BY,
    )
    consent = replace(story.listed.consent, at=now - 60 * _DAY if story.listed.consent else 0.0)
    listed = replace(story.listed, campaign=running.id, consent=consent, rows=story.count, at=began, by=BY)
    return [running, listed, *(_record(story, listed, place) for place in range(story.count))]


def _record(story: _Story, listed: CallList, place: int) -> ListRecord:
    return ListRecord(
        f"record-{listed.id.removeprefix('list-')}-{place + 2:06d}",
        campaign=listed.campaign,
        list=listed.id,
        row=place + 2,
        name=story.names[place % len(story.names)],
        numbers=(_number(story, place),),
        language=story.language,
        source=listed.source,
        consent=listed.consent,
        fields=dict(story.fields),
        since=listed.at,
    )


def _number(story: _Story, place: int) -> str:
    return story.number.format(200 + place)
