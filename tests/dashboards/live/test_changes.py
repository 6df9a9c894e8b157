"""What a batch of events touches."""

from typing import get_args

from callcenter.floor import events as e
from callcenter.floor.values import Target, TargetKind
from dashboards.live.changes import changes


def test_collects_contacts_and_agents() -> None:
    """Each event names the contact and the agents it is about."""
    found = changes(
        [
            e.ContactOffered(1.0, "c1", "o1", "ann", 20.0),
            e.ContactHandedOver(2.0, "c2", "bob", to="eve"),
            e.RestEnded(3.0, "c3", agents=("joe",)),
            e.LegEnded(4.0, "leg"),
        ]
    )
    assert found.contacts == {"c1", "c2", "c3"}
    assert found.agents == {"ann", "bob", "eve", "joe"}
    assert not found.whole


def test_tells_who_must_know_at_once() -> None:
    """An offer rings at its agent, a consultation at the colleague; a number rings nowhere here."""
    outside = Target(TargetKind.NUMBER, "+15550000002")
    rung = changes(
        [
            e.ContactOffered(1.0, "c1", "o1", "ann", 20.0),
            e.ConsultStarted(2.0, "c2", "bob", Target(TargetKind.AGENT, "eve"), "t1", 20.0),
            e.ConsultStarted(3.0, "c3", "joe", outside, "t2", 20.0),
        ]
    ).rung
    assert rung == {"ann", "eve"}


def test_looks_at_everything_after_a_configuration() -> None:
    """New queues and agents mean a new picture."""
    assert changes([e.FloorConfigured(1.0)]).whole
    assert not changes([])


def test_knows_every_field_that_names_an_agent() -> None:
    """A new event that names agents in a new way must be taught to `Changes`."""
    names = {field for event in get_args(e.AnyEvent) for field in event.__struct_fields__}
    assert {name for name in names if "agent" in name or name == "to"} == {"agent", "agents", "to"}


def test_merges_batches() -> None:
    """Batches that come within a tick are looked at once."""
    first = changes([e.ContactHeld(1.0, "c1", "ann")])
    first.merge(changes([e.ContactHeld(1.0, "c2", "bob"), e.FloorConfigured(2.0)]))
    assert (first.contacts, first.agents, first.whole) == ({"c1", "c2"}, {"ann", "bob"}, True)
