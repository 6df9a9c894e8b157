"""Campaigns in virtual time: the cap holds in every period at every moment, and agents are idle less."""

import pytest
from msgspec.structs import replace

from callcenter.outbound.pacing.law import LAWS, Jurisdiction, within
from callcenter.simulation.documents import Nonsense
from callcenter.simulation.outbound.plan import CampaignPlan, read_plan
from callcenter.simulation.outbound.report import report
from callcenter.simulation.outbound.world import CampaignWorld, both

DAY = CampaignPlan(agents=20, hours=4.0, records=8000)
US = LAWS[Jurisdiction.US]


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_over_thirty_seeds_the_cap_holds_and_agents_are_idle_less() -> None:
    """In every run: never over 3 % at any moment of a period, and at least 30 % less idle time."""
    for seed in range(1, 31):
        before, after = both(DAY, seed)
        assert after.worst <= US.cap, f"seed {seed}"
        assert all(within(US, period) for period in after.periods), f"seed {seed}"
        assert before.abandoned == 0
        assert after.idle <= 0.7 * before.idle, f"seed {seed}"
        assert after.tried > before.tried


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_period_keeps_the_cap_by_itself(seed: int) -> None:
    """What was saved up in one is worth nothing in the next, from its first call on."""
    long = CampaignPlan(agents=15, hours=0.5, days=65, records=60_000, answered=0.3)
    found = CampaignWorld(long, "predictive", seed).run()
    assert len(found.periods) == 3
    assert all(within(US, period) for period in found.periods)
    assert found.worst <= US.cap
    assert found.abandoned > 0


def test_a_list_that_changes_by_the_hour_breaks_nothing() -> None:
    """A list that nearly everybody answers, met with a careful guess."""
    eager = replace(DAY, answered=0.95, hours=1.0)
    assert CampaignWorld(eager, "predictive", 1).run().worst <= US.cap


def test_the_same_seed_gives_the_same_run() -> None:
    """To the last digit."""
    short = replace(DAY, hours=0.5)
    assert CampaignWorld(short, "predictive", 7).run() == CampaignWorld(short, "predictive", 7).run()


def test_where_it_is_not_allowed_nothing_is_dialled_ahead() -> None:
    """China: as progressive. The UK: only who opts in, and within its own guard of a day."""
    short = replace(DAY, hours=1.0)
    china = both(replace(short, jurisdiction=Jurisdiction.CN), 3)
    assert china[1].dials == china[0].dials
    uk = replace(short, jurisdiction=Jurisdiction.UK)
    assert CampaignWorld(uk, "predictive", 3).run().abandoned == 0
    assert CampaignWorld(replace(uk, opt_in=True), "predictive", 3).run().worst <= LAWS[Jurisdiction.UK].cap


def test_a_report_adds_up_the_runs() -> None:
    """Sums are divided, never percentages averaged."""
    short = replace(DAY, hours=0.5)
    runs = [both(short, seed) for seed in (1, 2)]
    found = report(short, runs)
    answered = sum(after.answered for _, after in runs)
    assert found.measures["abandon_rate"].predictive.value == sum(a.abandoned for _, a in runs) / answered
    assert found.worst == max(after.worst for _, after in runs)
    assert found.seeds == (1, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agents: 0", "`agents` must be at least 1"),
        ("hours: 25", "`hours` are more than 0, and 24 at most"),
        ("answered: 2", "`answered` is a chance from 0 to 1"),
        ("carrier: 0", "`carrier` must be more than 0"),
        ("talk: -3", "`talk`: a span is 0 seconds or more"),
        ("agent: 3", "unknown field"),
    ],
)
def test_what_makes_no_sense_is_said(text: str, words: str) -> None:
    """With the word that is wrong."""
    with pytest.raises(Nonsense) as nonsense:
        read_plan("c.yaml", text)
    assert words in str(nonsense.value.problems[0])
