"""The numbers of the service, counted from what happens on a real floor."""

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from callcenter.floor import Decision, Floor, Refusal
from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor.phases import IN_QUEUE, Phase, Presence
from callcenter.floor.values import AgentProfile, CustomerCard, LegCause, QueuePolicy
from callcenter.observe.families import FAMILIES
from callcenter.observe.metrics import Metrics
from callcenter.observe.reference import FILE, page
from callcenter.outbound.pacing.standing import Standing
from callcenter.service.house_parts import Fault


@dataclass
class Clock:
    time: float = 1000.0

    def now(self) -> float:
        return self.time


@dataclass
class Service:
    """A floor with metrics, and what they look at."""

    clock: Clock = field(default_factory=Clock)
    floor: Floor = field(default_factory=Floor)
    inbox: int = 3
    size: int = 0
    oldest: float = 0.0
    clients: int = 2
    dropped: int = 0
    behind: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.metrics = Metrics(self.clock)
        self.metrics.watch(self, self, self, self)
        agents = (AgentProfile("ann", queues=("help",)),)
        self.do(c.Configure(queues=(QueuePolicy("help"),), agents=agents))

    def do(self, command: c.Command) -> None:
        decision = self.floor.handle(command, self.clock.time)
        assert decision.refusal is None
        self.metrics.on_commit(1, decision.events, self.clock.time)

    def call(self, contact: str = "c1", tier: str = "") -> None:
        card = CustomerCard(tier=tier)
        self.do(c.ArriveContact(contact, f"leg-{contact}", caller="+15551234567", card=card))
        self.do(c.RequestQueue(contact, "help"))

    async def value(self, name: str, **labels: str) -> float:
        """Return one number out of the text."""
        self.clock.time += 2
        text = (await self.metrics.text()).decode()
        for line in text.splitlines():
            found = re.fullmatch(r"(\w+)(?:\{(.*)\})? (\S+)", line)
            if found and found[1] == name and dict(re.findall(r'(\w+)="([^"]*)"', found[2] or "")) == labels:
                return float(found[3])
        raise KeyError(name)


async def test_counts_contacts_and_agents_where_they_stand() -> None:
    """Each is in one place; who leaves is nowhere."""
    service = Service()
    service.call()
    assert await service.value("callcenter_contacts", queue="help", phase="waiting") == 1
    assert await service.value("callcenter_contacts", queue="none", phase="greeted") == 0
    assert await service.value("callcenter_agents", presence="offline") == 1
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    assert await service.value("callcenter_contacts", queue="help", phase="offered") == 1
    assert await service.value("callcenter_agents", presence="offered") == 1
    service.do(c.EndLeg("leg-c1"))
    for phase in (Phase.WAITING, Phase.OFFERED):
        assert await service.value("callcenter_contacts", queue="help", phase=phase.value) == 0
    assert await service.value("callcenter_agents", presence="available") == 1


async def test_counts_again_after_a_reload() -> None:
    """Another floor is another count, without what was on the old one."""
    service = Service()
    service.call()
    kept = service.floor
    service.floor = Floor()
    service.metrics.on_commit(1, [], 0.0)
    assert await service.value("callcenter_contacts", queue="help", phase="waiting") == 0
    service.floor = kept
    service.metrics.on_commit(1, [], 0.0)
    assert await service.value("callcenter_contacts", queue="help", phase="waiting") == 1


async def test_measures_waits_by_how_they_ended() -> None:
    """Queue and ring time, to the answer or to the hang-up."""
    service = Service()
    service.call("c1")
    service.clock.time += 30.0
    service.do(c.EndLeg("leg-c1", LegCause.HUNG_UP))
    assert (
        await service.value("callcenter_wait_seconds_sum", queue="help", tier="none", outcome="abandoned")
        == 30.0
    )
    service.call("c2")
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    service.clock.time += 7.0
    service.do(c.BindLeg("leg-ann", "ann", "c2.1"))
    assert (
        await service.value("callcenter_wait_seconds_sum", queue="help", tier="none", outcome="answered")
        == 7.0
    )
    assert await service.value("callcenter_contacts_closed_total", queue="help", outcome="abandoned") == 1


async def test_counts_what_every_service_level_is_divided_from() -> None:
    """On the threshold is within it; a broken line is abandoned; an early one may be short, too."""
    service = Service()
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    service.call("c1", "A")
    service.clock.time += 20.0
    service.do(c.BindLeg("leg-ann", "ann", "c1.1"))
    for contact, waits, cause in (
        ("c2", 21.0, LegCause.HUNG_UP),
        ("c3", 20.0, LegCause.LOST),
        ("c4", 5.0, LegCause.HUNG_UP),
    ):
        service.call(contact)
        service.clock.time += waits
        service.do(c.EndLeg(f"leg-{contact}", cause))
    place = {"queue": "help", "tier": "none"}
    assert await service.value("callcenter_waits_ended_total", queue="help", tier="A", how="answered") == 1
    assert await service.value("callcenter_waits_ended_total", queue="help", tier="A", how="within") == 1
    assert await service.value("callcenter_waits_ended_total", **place, how="abandoned") == 3
    assert await service.value("callcenter_waits_ended_total", **place, how="early") == 2
    assert await service.value("callcenter_waits_ended_total", **place, how="short") == 1
    assert await service.value("callcenter_service_level_goal", queue="help") == 0.8


async def test_who_comes_back_to_the_line_is_answered_once() -> None:
    """The agent's line breaks and the customer waits on: the wait that ended does not end again."""
    service = Service()
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    service.call()
    service.clock.time += 3.0
    service.do(c.BindLeg("leg-ann", "ann", "c1.1"))
    service.do(c.EndLeg("leg-ann", LegCause.LOST))
    assert service.floor.state.contacts["c1"].phase in IN_QUEUE
    service.clock.time += 60.0
    service.do(c.EndLeg("leg-c1", LegCause.LOST))
    assert await service.value("callcenter_waits_ended_total", queue="help", tier="none", how="answered") == 1
    assert (
        await service.value("callcenter_waits_ended_total", queue="help", tier="none", how="abandoned") == 0
    )


async def test_tells_who_waits_by_tier_and_who_waits_longest() -> None:
    """Ringing is waiting, too; nobody there is 0."""
    service = Service()
    service.call("c1", "A")
    service.clock.time += 28.0
    service.call("c2")
    assert await service.value("callcenter_longest_wait_seconds", queue="help") == 30.0
    assert await service.value("callcenter_contacts_waiting", queue="help", tier="A") == 1
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    assert await service.value("callcenter_contacts_waiting", queue="help", tier="A") == 1
    service.do(c.BindLeg("leg-ann", "ann", "c1.1"))
    assert await service.value("callcenter_contacts_waiting", queue="help", tier="A") == 0
    assert await service.value("callcenter_contacts_waiting", queue="help", tier="none") == 1
    service.do(c.EndLeg("leg-c2", LegCause.HUNG_UP))
    assert await service.value("callcenter_longest_wait_seconds", queue="help") == 0


async def test_tells_who_is_there_for_each_queue() -> None:
    """Who serves two counts in both; who serves another one from now on counts there."""
    service = Service()
    queues = (QueuePolicy("help"), QueuePolicy("sales"))
    service.do(c.Configure(queues=queues, agents=(AgentProfile("ann", queues=("help", "sales")),)))
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    for queue in ("help", "sales"):
        assert await service.value("callcenter_queue_agents", queue=queue, presence="available") == 1
        assert await service.value("callcenter_queue_agents", queue=queue, presence="offline") == 0
    service.do(c.Configure(queues=queues, agents=(AgentProfile("ann", queues=("sales",)),)))
    assert await service.value("callcenter_queue_agents", queue="help", presence="available") == 0
    assert await service.value("callcenter_queue_agents", queue="sales", presence="available") == 1
    assert await service.value("callcenter_agents", presence="available") == 1


async def test_what_is_rare_begins_at_0() -> None:
    """Else its first time would be no rise."""
    service = Service()
    assert await service.value("callcenter_offers_ended_total", queue="help", end="no_answer") == 0
    assert await service.value("callcenter_callbacks_total", queue="help", result="late") == 0
    for state in ("within", "near", "over"):
        assert await service.value("callcenter_campaigns_by_abandon_cap", state=state) == 0
    service.metrics.abandoning({Standing.NEAR: 2}, 0.9)
    assert await service.value("callcenter_campaigns_by_abandon_cap", state="near") == 2
    assert await service.value("callcenter_campaign_abandon_cap_used") == 0.9


async def test_counts_callbacks_and_dials() -> None:
    """Held, due, asked, kept, late; a dial by what it came to. Who is called back waits on no line."""
    service = Service()
    for contact, number in (("b1", "+14155550141"), ("b2", "+14155550142")):
        service.do(k.ScheduleCallback(contact, "help", number))
    service.do(k.ScheduleCallback("b3", "help", "+14155550143", service.clock.time + 9000.0))
    assert await service.value("callcenter_callbacks_open", queue="help", state="due") == 2
    assert await service.value("callcenter_callbacks_open", queue="help", state="held") == 1
    assert await service.value("callcenter_callbacks_total", queue="help", result="asked") == 3
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    service.do(c.BindLeg("leg-ann", "ann", "b1.1"))
    service.do(c.FailDial("b1", "b1.2", LegCause.BUSY))
    assert await service.value("callcenter_dials_total", queue="help", result="busy") == 1
    service.do(c.BindLeg("leg-ann-2", "ann", "b2.1"))
    service.clock.time += 3700.0
    service.do(c.AnswerLeg("b2", "b2.2", "leg-customer"))
    assert await service.value("callcenter_dials_total", queue="help", result="answered") == 1
    assert await service.value("callcenter_callbacks_total", queue="help", result="late") == 1
    service.do(k.CancelCallback("b3", "sue"))
    assert await service.value("callcenter_callbacks_total", queue="help", result="cancelled") == 1
    assert await service.value("callcenter_callbacks_open", queue="help", state="held") == 1  # b1, once more
    with pytest.raises(KeyError):
        await service.value("callcenter_wait_seconds_sum", queue="help", tier="none", outcome="answered")


async def test_counts_offers_and_how_they_end() -> None:
    """Made, and declined."""
    service = Service()
    service.do(c.RequestPresence("ann", Presence.AVAILABLE))
    service.call()
    service.do(c.DeclineOffer("ann", "c1.1"))
    assert await service.value("callcenter_offers_made_total", queue="help") == 1
    assert await service.value("callcenter_offers_ended_total", queue="help", end="declined") == 1


async def test_counts_what_is_signalled() -> None:
    """Refusals, commits, effects, faults, webhooks and the one that must stay 0."""
    service = Service()
    metrics = service.metrics
    assert await service.value("callcenter_contacts_waiting_beside_free_agent_total") == 0
    metrics.decided(Decision(refusal=Refusal("wrong_phase")))
    metrics.committed(3, 5, 0.002)
    metrics.effect("move_leg", "done")
    metrics.fault("commit", ValueError("secret"))
    metrics.reconciled(2)
    metrics.flows(4)
    metrics.forged()
    metrics.webhook("/twilio/voice", 200, 0.004)
    metrics.stuck(1)
    assert await service.value("callcenter_refusals_total", code="wrong_phase") == 1
    assert await service.value("callcenter_journal_commit_rows_sum") == 5
    assert await service.value("callcenter_journal_commit_requests_sum") == 3
    assert await service.value("callcenter_journal_commit_seconds_count") == 1
    assert await service.value("callcenter_effects_total", kind="move_leg", outcome="done") == 1
    assert await service.value("callcenter_faults_total", where="commit") == 1
    assert await service.value("callcenter_reconciled_legs_total") == 2
    assert await service.value("callcenter_flow_errors") == 4
    assert await service.value("callcenter_webhooks_forged_total") == 1
    labels = {"route": "/twilio/voice", "status": "200"}
    assert await service.value("callcenter_webhook_seconds_count", **labels) == 1
    assert await service.value("callcenter_contacts_waiting_beside_free_agent_total") == 1


async def test_samples_when_it_is_asked() -> None:
    """Inbox, outbox and consoles are looked at with each rendering."""
    service = Service()
    assert await service.value("callcenter_inbox_requests") == 3
    assert await service.value("callcenter_live_clients") == 2
    service.dropped = 5
    assert await service.value("callcenter_live_clients_dropped_total") == 5
    assert await service.value("callcenter_live_clients_dropped_total") == 5


async def test_tells_how_far_readers_are_behind_the_journal() -> None:
    """Each by its name."""
    service = Service()
    service.behind = {"chronicle": 12.0, "dials": 0.0}
    assert await service.value("callcenter_reader_behind_seconds", reader="chronicle") == 12.0
    service.behind["chronicle"] = 0.0
    assert await service.value("callcenter_reader_behind_seconds", reader="chronicle") == 0.0


async def test_tells_how_long_the_outbox_has_stood_still() -> None:
    """An outbox that works or is empty is not stalled."""
    service = Service()
    assert await service.value("callcenter_outbox_stalled_seconds") == 0
    service.size = 1
    assert await service.value("callcenter_outbox_stalled_seconds") == 0
    service.clock.time += 58
    service.metrics.effect("move_leg", "again")
    assert await service.value("callcenter_outbox_stalled_seconds") == 60
    service.metrics.effect("move_leg", "done")
    assert await service.value("callcenter_outbox_stalled_seconds") == 2
    service.size = 0
    assert await service.value("callcenter_outbox_stalled_seconds") == 0


async def test_renders_once_for_all_who_ask() -> None:
    """Within a second everybody gets the same text."""
    service = Service()
    first = await service.metrics.text()
    service.metrics.forged()
    assert await service.metrics.text() is first
    service.clock.time += 1
    assert await service.metrics.text() is not first


async def test_has_every_family_that_it_promises() -> None:
    """The text has each name and kind of the table, and no contact or number in a label."""
    service = Service()
    service.call()
    service.clock.time += 2
    text = (await service.metrics.text()).decode()
    for family in FAMILIES:
        name = family.name.removesuffix("_total") if f"# TYPE {family.name} " not in text else family.name
        assert f"# TYPE {name} {family.kind.value}" in text
    labels = set(re.findall(r'="([^"]*)"', text))
    assert "help" in labels
    assert not labels & {"c1", "ann", "leg-c1", "+15551234567"}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_names_are_as_prometheus_wants_them(family: object) -> None:
    """Counters end in total, times are seconds, all begin alike."""
    name, kind = getattr(family, "name", ""), getattr(family, "kind", "")
    assert name.startswith("callcenter_")
    assert (kind == "counter") == name.endswith("_total")


def test_reference_is_current() -> None:
    """Run `python -m callcenter.observe.reference` after a change."""
    root = Path(__file__).parents[2]
    assert (root / FILE).read_text(encoding="utf-8") == page()


async def test_warnings_of_the_configuration_are_counted_by_kind_and_logged_once() -> None:
    """All kinds from the start, so that an alert can tell 0 from nothing; what is mended is 0 again."""
    service = Service()
    lost = Fault("queues.lost", "unserved_queue", "queue lost: no agent serves it", "lost")
    with capture_logs() as logged:
        service.metrics.configuration([lost])
        service.metrics.configuration([lost])
    assert [("unserved_queue", "queues.lost")] == [(each["kind"], each["path"]) for each in logged]
    assert await service.value("callcenter_configuration_warnings", kind="unserved_queue") == 1
    assert await service.value("callcenter_configuration_warnings", kind="dead_step") == 0

    service.metrics.configuration([])

    assert await service.value("callcenter_configuration_warnings", kind="unserved_queue") == 0


async def test_a_look_at_a_house_of_many_queues_leaves_others_the_loop() -> None:
    """While the numbers are gathered whoever calls is answered."""
    service = Service()
    queues = tuple(QueuePolicy(f"q{number}") for number in range(600))
    agents = tuple(AgentProfile(f"a{number}", queues=(f"q{number}",)) for number in range(600))
    service.do(c.Configure(queues=queues, agents=agents))
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(others())
    await service.metrics._count(service.clock.time)
    beside.cancel()
    assert turns >= 2
