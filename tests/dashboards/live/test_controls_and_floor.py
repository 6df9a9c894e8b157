"""A button that is offered works, and one that is not is refused: the floor is asked itself."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentProfile, Channel, QueuePolicy, Target, TargetKind
from callcenter.ports.views import Controls
from dashboards.live.controls import controls

OUTSIDE = Target(TargetKind.NUMBER, "+15550000009")
HELP = Target(TargetKind.QUEUE, "help")

PRESSES: dict[str, c.Command] = {
    "hold": c.Hold("ann", "c1"),
    "resume": c.Resume("ann", "c1"),
    "hang_up": c.HangUpContact("ann", "c1"),
    "transfer": c.Transfer("ann", "c1", OUTSIDE),
    "consult": c.Consult("ann", "c1", OUTSIDE),
    "merge": c.Merge("ann", "c1"),
    "complete": c.CompleteConsult("ann", "c1"),
    "cancel_consult": c.CancelConsult("ann", "c1"),
    "pause_recording": c.SetRecording("ann", "c1", True, "card"),
    "resume_recording": c.SetRecording("ann", "c1", False),
    "reply": c.SendReply("ann", "c1", "hello"),
}

#: What is written goes to no number.
WRITTEN = PRESSES | {"transfer": c.Transfer("ann", "c1", HELP)}


def talking(channel: Channel) -> Floor:
    """Ann talks to, or writes with, a customer."""
    floor = Floor()
    for command in (
        c.Configure(queues=(QueuePolicy("help"),), agents=(AgentProfile("ann", queues=("help",)),)),
        c.RequestPresence("ann", Presence.AVAILABLE),
        c.ArriveContact("c1", "leg", channel=channel, text="hi", message="m1"),
    ):
        assert floor.handle(command, 1.0).refusal is None
    if floor.state.contacts["c1"].offer is None:
        assert floor.handle(c.RequestQueue("c1", "help"), 1.0).refusal is None
    accepted = c.AcceptOffer("ann", "c1.1") if channel is Channel.MESSAGE else c.BindLeg("l2", "ann", "c1.1")
    assert floor.handle(accepted, 2.0).refusal is None
    return floor


def answer(floor: Floor) -> None:
    """The consulted number answers, if one is called."""
    contact = floor.state.contacts.get("c1")
    if contact is not None and contact.party is not None:
        floor.handle(c.AnswerLeg("c1", contact.party.attempt, "leg-out"), 3.0)


def test_tries_every_button() -> None:
    """A new control must be tried here too."""
    assert set(PRESSES) == set(Controls.__struct_fields__)


@pytest.mark.parametrize("channel", list(Channel))
@given(steps=st.lists(st.sampled_from([*PRESSES, "answer"]), max_size=8))
def test_agrees_with_the_floor(channel: Channel, steps: list[str]) -> None:
    """Whatever was pressed before, each button says what the floor would say."""
    floor, presses = talking(channel), WRITTEN if channel is Channel.MESSAGE else PRESSES
    for step in steps:
        answer(floor) if step == "answer" else floor.handle(presses[step], 3.0)
        check(floor, presses)


def check(floor: Floor, presses: dict[str, c.Command]) -> None:
    offered = controls(floor.state.contacts.get("c1"), "ann")
    kept = floor.snapshot()
    for name, command in presses.items():
        refusal = Floor.restore(kept).handle(command, 4.0).refusal
        said = getattr(offered, name)
        assert (said == "") == (refusal is None), (name, said, refusal and refusal.code)
    assert msgspec.json.decode(kept)
