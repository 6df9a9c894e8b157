"""Campaigns in virtual time: the cap holds in every period at every moment, and agents are idle less."""

import pytest
from msgspec.structs import replace

from callcenter.floor import Decision
from callcenter.floor import ahead_events as a
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.ahead import DialAhead
from callcenter.floor.calling import ScheduleCallback
from callcenter.outbound.pacing.law import LAWS, Jurisdiction, within
from callcenter.simulation.documents import Nonsense
from callcenter.simulation.outbound.plan import CampaignPlan, read_plan
from callcenter.simulation.outbound.report import report
from callcenter.simulation.outbound.world import CampaignWorld, both

DAY = CampaignPlan(agents=20, hours=2.0, records=8000)
US = LAWS[Jurisdiction.US]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_over_thirty_seeds_the_cap_holds_and_agents_are_idle_less() -> None:
    """In every run: never over 3 % at any moment of a period, though agents are few and the list is new."""
    hour = CampaignPlan(agents=10, hours=0.75, records=4000)
    runs = [both(hour, seed) for seed in range(1, 31)]

    for before, after in runs:
        assert after.worst <= US.cap, f"seed {after.seed}"
        assert all(within(US, period) for period in after.periods), f"seed {after.seed}"
        assert before.abandoned == 0
        assert after.tried > before.tried
    assert sum(after.idle for _, after in runs) < 0.9 * sum(before.idle for before, _ in runs)
    assert sum(after.abandoned for _, after in runs) > 0


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [1, 2])
def test_with_more_agents_nearly_a_third_of_the_idle_time_is_saved(seed: int) -> None:
    """At least: the more they are, the surer it is that one becomes free."""
    before, after = both(DAY, seed)

    assert after.worst <= US.cap
    assert after.idle <= 0.7 * before.idle


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_period_keeps_the_cap_by_itself(seed: int) -> None:
    """What was saved up in one is worth nothing in the next, from its first call on."""
    long = CampaignPlan(agents=6, hours=0.25, days=33, records=60_000, answered=0.3)
    found = CampaignWorld(long, "predictive", seed).run()

    assert len(found.periods) == 2
    assert all(within(US, period) for period in found.periods)
    assert found.worst <= US.cap
    assert found.periods[1].answered > 33


class Listening(CampaignWorld):
    """Keeps what the floor was told, and what happened."""

    def __init__(self, plan: CampaignPlan, seed: int) -> None:
        super().__init__(plan, "predictive", seed)
        self.told: set[type] = set()
        self.answered: dict[str, float] = {}
        self.waited: list[float] = []
        self.connected: list[float] = []

    def follow(self, command: c.Command, decision: Decision) -> None:
        """Take in a decision before the world does."""
        self.told.add(type(command))
        for event in decision.events:
            match event:
                case a.CallAnswered(contact=contact, at=at):
                    self.answered[contact] = at
                case a.CallAbandoned(contact=contact, at=at):
                    self.waited.append(at - self.answered[contact])
                case e.ContactConnected(contact=contact, at=at) if contact in self.answered:
                    self.connected.append(at - self.answered[contact])
                case _:
                    pass
        super().follow(command, decision)


def test_it_is_the_floor_that_connects_or_lets_go() -> None:
    """Who answered a dial ahead gets an agent within two seconds, else the message at the second (US-02)."""
    world = Listening(replace(DAY, hours=0.5), 2)
    found = world.run()

    assert {DialAhead, ScheduleCallback, c.AnswerLeg, c.FailDial, c.PassTime} <= world.told
    assert len(world.waited) == found.abandoned > 0
    assert world.waited == pytest.approx([2.0] * found.abandoned)
    assert 0 <= min(world.connected) <= max(world.connected) <= 2.0 + 1e-6
    assert not world.floor.state.contacts


def test_a_list_that_changes_by_the_hour_breaks_nothing() -> None:
    """A list that nearly everybody answers, met with a careful guess."""
    eager = replace(DAY, answered=0.95, hours=0.5)
    assert CampaignWorld(eager, "predictive", 1).run().worst <= US.cap


def test_the_same_seed_gives_the_same_run() -> None:
    """To the last digit."""
    short = replace(DAY, hours=0.2)
    assert CampaignWorld(short, "predictive", 7).run() == CampaignWorld(short, "predictive", 7).run()


def test_where_it_is_not_allowed_nothing_is_dialled_ahead() -> None:
    """China: as progressive. The UK: only who opts in, and within its own guard of a day."""
    short = replace(DAY, hours=0.25)
    china = both(replace(short, jurisdiction=Jurisdiction.CN), 3)
    assert china[1].dials == china[0].dials
    uk = replace(short, jurisdiction=Jurisdiction.UK)
    assert CampaignWorld(uk, "predictive", 3).run().abandoned == 0
    assert CampaignWorld(replace(uk, opt_in=True), "predictive", 3).run().worst <= LAWS[Jurisdiction.UK].cap


def test_a_report_adds_up_the_runs() -> None:
    """Sums are divided, never percentages averaged."""
    short = replace(DAY, hours=0.2)
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
