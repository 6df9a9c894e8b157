"""What campaigns' calls came to by day, and the figures of a period (US-01, UK-05)."""

from datetime import UTC, date, datetime

from callcenter.outbound.campaign.days import CampaignDay, Happened, added, figures, lawful_days, period_now
from callcenter.outbound.gate import Attempt, Mode, Purpose, Rulebook
from callcenter.outbound.gate.ahead import ahead_law
from callcenter.outbound.gate.values import Waiver
from callcenter.outbound.pacing.law import DAY, AbandonLaw, Period
from callcenter.outbound.pacing.pace import spends
from callcenter.service.calling.shipped import shipped_packs

US = AbandonLaw("US-01", 0.03, 30, allowed=True)
D0 = datetime(2026, 11, 1, 12, tzinfo=UTC).timestamp()
TODAY = date(2026, 11, 23)


def day(n: int, **counts: int) -> CampaignDay:
    """Return the n-th day of a campaign."""
    on = datetime.fromtimestamp(D0 + n * DAY, UTC).date().isoformat()
    return CampaignDay(f"c:{on}", campaign="c", on=on, **counts)


def test_each_day_counts_for_itself() -> None:
    """What is there grows, and a new day begins with its first call."""
    there = day(0, answered=3)
    news = [
        Happened("c", what, at) for what, at in (("answered", D0), ("abandoned", D0), ("ahead", D0 + DAY))
    ]

    first, second = added([there], news)

    assert (first.answered, first.abandoned, first.version) == (4, 1, there.version)
    assert (second.id, second.on, second.ahead) == ("c:2026-11-02", "2026-11-02", 1)


def test_periods_follow_one_another_from_the_first_day() -> None:
    """30 days each: what was in the first does not count in the second."""
    days = lawful_days([day(31, answered=10), day(0, answered=100, abandoned=3), day(29, answered=50)])

    assert (period_now(US, days, D0 + 29 * DAY).answered, period_now(US, days, D0).abandoned) == (150, 3)
    later = period_now(US, days, D0 + 31 * DAY)
    assert (later.answered, later.abandoned, later.ends - later.begins) == (10, 0, 30 * DAY)
    assert period_now(US, (), D0).rate is None


def test_the_share_of_mistakes_is_told_with_how_many_were_heard() -> None:
    """10 of 100 machines were heard by agents, 2 were persons: 18 more probably hung up on."""
    found = figures(US, [day(0, answered=200, abandoned=4, machines=100, judged=10, mistaken=2)], D0)

    assert (found.rate, found.machines.judged, found.machines.mistaken_share) == (0.02, 10, 0.2)
    assert found.reasoned_rate == 22 / 218
    assert (found.machines.share, figures(US, [], D0).machines.share) == (100 / 300, None)
    assert figures(US, [], D0).machines.mistaken_share is None


def test_the_agent_comes_first_until_one_abandoned_call_would_be_lawful() -> None:
    """33 answered calls: one more and one of them may be abandoned."""
    assert spends(US, Period(0.0, 1.0, 32, 0))
    assert not spends(US, Period(0.0, 1.0, 33, 0))
    assert spends(US, Period(0.0, 1.0, 33, 1))


def law(country: str, *waivers: Waiver, cap: float = 0.05) -> AbandonLaw:
    """Return what holds for calls to a country."""
    attempt = Attempt("+1", Purpose.SALES, Mode.PREDICTIVE, campaign="c")
    book = Rulebook(shipped_packs(), waivers=waivers)
    return ahead_law(book, attempt, [country], TODAY, D0, own_cap=cap)


def test_the_packs_say_what_may_be_abandoned() -> None:
    """US: 3 % of 30 days. UK and China: nothing unless somebody answers for it; a waiver leaves the cap."""
    assert law("US") == US
    assert law("US", cap=0.01).cap == 0.01
    assert (law("GB").id, law("GB").allowed, law("CN").allowed) == ("UK-01", False, False)
    opted = law("GB", Waiver("w", rule="UK-01", reason="asked counsel", by="sue"))
    assert opted == AbandonLaw("UK-01", 0.03, 1, allowed=True)
