"""The counts kept on the way say what a count of the whole floor says."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Callback, Contact, FloorState, Offer
from callcenter.floor.values import CustomerCard, Kind
from dashboards.live.tally import Tally
from dashboards.live.views import Standing, queue_view
from tests.dashboards.live.build import agent, consulting, contact, floor, ringing

contacts = st.builds(
    lambda id_, phase, queue, at, tier: contact(
        id_, phase, queue=queue, queued_at=at, card=CustomerCard(tier=tier)
    ),
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from([Phase.GREETED, Phase.WAITING, Phase.OFFERED, Phase.TALKING]),
    st.sampled_from(["help", "sales"]),
    st.floats(1, 100),
    st.sampled_from(["A", "B", ""]),
)
to_dial = st.builds(
    lambda id_, phase, queue: contact(
        id_, phase, queue=queue, leg="", kind=Kind.CALLBACK, callback=Callback(1.0, 2.0, 3.0, 4.0)
    ),
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from([Phase.SCHEDULED, Phase.WAITING, Phase.DIALLING]),
    st.sampled_from(["help", "sales"]),
)
agents = st.builds(
    agent, st.sampled_from(["a1", "a2"]), st.sampled_from(list(Presence)), st.sampled_from(["help", "sales"])
)
gone = st.sampled_from(["c1", "c2", "c3"])


@given(st.lists(contacts | to_dial | agents | gone, max_size=30))
def test_agrees_with_a_count_of_everything(steps: list[Contact | Agent | str]) -> None:
    """After any order of changes every queue reads the same, counted or kept."""
    state, tally = floor(), Tally()
    for step in steps:
        if isinstance(step, str):
            state.contacts.pop(step, None)
            tally.count_contact(step, None)
        elif isinstance(step, Contact):
            state.contacts[step.id] = step
            tally.count_contact(step.id, step)
        else:
            state.agents[step.id] = step
            tally.count_agent(step)
        check(state, tally)
    check(state, Tally.of(state))


def check(state: FloorState, tally: Tally) -> None:
    for policy in state.queues.values():
        plain = queue_view(policy, state.contacts.values(), state.agents.values(), Standing())
        assert tally.view(policy, Standing()) == plain


def test_names_the_queues_that_a_contact_left_and_joined() -> None:
    """Both ends of a move must be drawn again; what stays the same need not."""
    tally = Tally.of(floor(contact()))
    assert tally.count_contact("c1", contact()) == (set(), frozenset())
    assert tally.count_contact("c1", contact(queue="sales"))[0] == {"help", "sales"}
    assert tally.count_contact("c1", None)[0] == {"sales"}


def test_names_the_agents_before_and_after() -> None:
    """Whoever had to do with a contact is told when it moves on, a consulted colleague too."""
    tally = Tally.of(floor(ringing("ann")))
    made = contact(phase=Phase.OFFERED, offer=Offer("o2", "bob", 101.0, 121.0))
    assert tally.count_contact("c1", made)[1] == {"ann", "bob"}
    assert tally.count_contact("c1", consulting())[1] == {"ann", "bob"}
    assert tally.count_contact("c1", None)[1] == {"ann", "bob"}
