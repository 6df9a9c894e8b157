"""What consoles are shown of contacts, agents and queues."""

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Help, Monitor, WrapUp
from callcenter.floor.values import Channel, MonitorMode
from callcenter.ports.views import HelpView, MessageView, MonitorView, QueueView
from dashboards.live.views import Standing, agent_of, contact_view, discreet, queue_view, veiled
from tests.dashboards.live.build import NUMBER, agent, consulting, contact, floor, ringing


def test_shows_a_contact_as_it_stands() -> None:
    """The view has the card's names and the clocks of the state."""
    view = contact_view(contact())
    assert (view.caller, view.name, view.company, view.tier) == (NUMBER, "Li", "Acme", "A")
    assert (view.phase, view.queue, view.queued_at, view.arrived_at) == (Phase.WAITING, "help", 90.0, 80.0)
    assert view.party is None


def test_shows_no_queue_time_in_the_menu() -> None:
    """A contact that never queued has no queue clock."""
    assert contact_view(contact(phase=Phase.GREETED, queue="", queued_at=0.0)).queued_at is None


def test_veils_number_and_messages() -> None:
    """What everybody sees has neither the number nor what was written."""
    view = contact_view(contact(channel=Channel.MESSAGE, messages=[("customer", "my card is 4111", 1.0)]))
    assert view.messages == (MessageView("customer", "my card is 4111", 1.0),)
    assert veiled(view).caller == "+1555***4567"
    assert veiled(view).messages == ()


def test_tells_how_far_the_third_party_is() -> None:
    """Calling until there is a leg, merged once all three speak."""
    states = [contact_view(c).party for c in (consulting(), consulting(True), consulting(True, True))]
    assert [party.state for party in states if party] == ["calling", "talking", "merged"]


def test_shows_when_ringing_and_wrap_up_end() -> None:
    """A time-boxed presence says until when; the others do not."""
    ann = agent("ann", Presence.OFFERED)
    ann.ringing = "c1"
    assert agent_of(floor(ann, ringing()), ann).until == 120.0
    ann.presence, ann.ringing, ann.wrap_ups = Presence.WRAP_UP, "", [WrapUp("c1", 130.0, 100.0)]
    assert agent_of(floor(ann), ann).until == 130.0
    assert agent_of(floor(), agent()).until is None


def test_shows_the_consulted_agent_when_the_call_lapses() -> None:
    """A colleague who is asked sees the same countdown."""
    bob = agent("bob", Presence.OFFERED)
    bob.ringing = "c1"
    assert agent_of(floor(bob, consulting()), bob).until == 120.0


def test_counts_a_queue() -> None:
    """Waiting are those whose queue clock runs; agents are counted by presence."""
    state = floor(
        contact("c1"),
        contact("c2", queued_at=70.0, phase=Phase.OFFERED),
        contact("c3", phase=Phase.TALKING),
        contact("c4", queue="sales"),
        agent("a1"),
        agent("a2", Presence.ON_CONTACT),
        agent("a3", Presence.OFFERED),
        agent("a4", Presence.WRAP_UP, "help", "sales"),
        agent("a5", Presence.NOT_READY),
        agent("a6", Presence.OFFLINE),
    )
    view = queue_view(state.queues["help"], state.contacts.values(), state.agents.values(), Standing())
    assert view == QueueView(
        "help",
        {"en": "Help"},
        2,
        {"A": 2},
        70.0,
        None,
        1,
        2,
        1,
        1,
        20.0,
        0.8,
        True,
        None,
        Standing().today,
        Standing().lately,
    )


def test_shows_an_empty_queue() -> None:
    """Nobody waits: there is no oldest."""
    assert queue_view(floor().queues["help"], [], [], Standing()).oldest_since is None


def test_shows_who_listens_and_who_asks_for_help_to_supervisors_alone() -> None:
    """Everybody else sees the agent without either."""
    talk = contact(
        phase=Phase.TALKING, agent="ann", monitors=[Monitor("sue", MonitorMode.WHISPER, "c1.2", 5.0, 20.0)]
    )
    ann = agent("ann", Presence.ON_CONTACT)
    ann.call, ann.help = "c1", Help(7.0, "c1", "angry")
    view = agent_of(floor(talk, ann), ann)
    assert view.monitored_by == (MonitorView("sue", "whisper", "c1.2", 5.0, there=False),)
    assert view.help == HelpView(7.0, "c1", "angry")
    assert (discreet(view).monitored_by, discreet(view).help) == ((), None)


def test_shows_which_queues_an_agent_serves() -> None:
    """Everybody may know: who moves a contact looks for those who could take it."""
    view = agent_of(floor(), agent("ann", Presence.AVAILABLE, "help", "sales"))
    assert view.queues == discreet(view).queues == ("help", "sales")
