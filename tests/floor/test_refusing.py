"""A refusal is an answer with a stable code, and nothing has happened."""

import pytest

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.handlers import HANDLERS
from callcenter.floor.phases import Phase, Presence
from tests.floor.house import NOON, NUMBER, OUTSIDE, House, browser
from tests.floor.paths import PATHS

WORK: list[tuple[type[c.Command], c.Command, set[Phase]]] = [
    (c.Hold, c.Hold("ana", "k1"), {Phase.TALKING}),
    (c.Resume, c.Resume("ana", "k1"), {Phase.ON_HOLD}),
    (c.Transfer, c.Transfer("ana", "k1", OUTSIDE), {Phase.TALKING, Phase.ON_HOLD}),
    (c.Consult, c.Consult("ana", "k1", OUTSIDE), {Phase.TALKING, Phase.ON_HOLD}),
    (c.Merge, c.Merge("ana", "k1"), {Phase.CONSULTING}),
    (c.CompleteConsult, c.CompleteConsult("ana", "k1"), {Phase.CONSULTING, Phase.CONFERENCING}),
    (c.CancelConsult, c.CancelConsult("ana", "k1"), {Phase.CONSULTING, Phase.CONFERENCING}),
    (
        c.HangUpContact,
        c.HangUpContact("ana", "k1"),
        {Phase.TALKING, Phase.ON_HOLD, Phase.CONSULTING, Phase.CONFERENCING, Phase.DIALLING},
    ),
]
TALKS = {Phase.TALKING, Phase.ON_HOLD, Phase.CONSULTING, Phase.CONFERENCING, Phase.DIALLING}


@pytest.mark.parametrize("phase", list(PATHS))
@pytest.mark.parametrize(("kind", "command", "allowed"), WORK)
def test_each_work_in_its_phases_alone(
    kind: type[c.Command], command: c.Command, allowed: set[Phase], phase: Phase
) -> None:
    """Every command of the desk in every phase: done where it makes sense, refused elsewhere."""
    house = PATHS[phase]()

    if phase in allowed:
        house.tell(command)
        assert house.said
    else:
        code = "wrong_phase" if phase in TALKS else "not_your_contact"
        assert code == house.refused(command)
    assert kind in HANDLERS


@pytest.mark.parametrize(("kind", "command", "allowed"), WORK)
def test_a_colleagues_contact_is_not_yours(
    kind: type[c.Command], command: c.Command, allowed: set[Phase]
) -> None:
    """Nor is one that nobody knows, nor do strangers have any."""
    house = House(agents=(browser("ana"), browser("ben")))
    house.rest("ana")
    house.talk("k1", "ben")

    assert "not_your_contact" == house.refused(command)
    assert "unknown_contact" == House().refused(command)
    assert allowed
    assert kind is type(command)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.ArriveContact("k1", "L-new"), "known_contact"),
        (c.ArriveContact("k9", "L-k1"), "leg_taken"),
        (c.AdvanceMenu("k9", 0, {}), "unknown_contact"),
        (c.RequestQueue("k9", "sales"), "unknown_contact"),
        (c.ReceiveMessage("k1", "SM1", "hi"), "wrong_channel"),
        (c.EndLeg("L-k9"), "unknown_leg"),
        (c.BindLeg("new", "zoe"), "unknown_agent"),
        (c.BindLeg("new", "ben", "k1.1"), "offer_over"),
        (c.BindLeg("L-k1", "ana", "k1.1"), "leg_taken"),
        (c.AnswerLeg("k1", "k1.1", "new"), "offer_over"),
        (c.AnswerLeg("k9", "k9.1", "new"), "unknown_contact"),
        (c.FailDial("k1", "k1.7"), "offer_over"),
        (c.FailDial("k9", "k9.1"), "unknown_contact"),
        (c.FinishForward("k1", True), "wrong_phase"),
        (c.OpenBridge("k9", "CF1"), "unknown_contact"),
        (c.LeaveVoicemail("k1", "r1"), "wrong_phase"),
        (c.RequestForward("k1", NUMBER), "wrong_phase"),
        (c.AcceptOffer("ben", "k1.1"), "offer_over"),
        (c.DeclineOffer("zoe", "k1.1"), "unknown_agent"),
        (c.SetRecording("ana", "k1", True), "not_your_contact"),
        (c.SendReply("ana", "k1", "hi"), "not_your_contact"),
        (c.Dispose("ana", "k1", "sold"), "not_your_contact"),
        (c.Dispose("zoe", "k1", "sold"), "unknown_agent"),
        (c.ExtendWrapUp("ana"), "not_wrapping_up"),
        (c.FinishWrapUp("zoe"), "unknown_agent"),
    ],
)
def test_what_does_not_fit_a_ringing_call_is_refused(command: c.Command, code: str) -> None:
    """K1 rings ana; ben is free to be confused."""
    assert code == PATHS[Phase.OFFERED]().refused(command)


def test_every_command_has_its_handler() -> None:
    """No command falls through."""
    assert set(c.AnyCommand.__args__) == HANDLERS.keys()


def test_a_decision_refused_says_so_and_nothing_else() -> None:
    """Code for programs, detail for people."""
    decision = Floor().handle(c.RequestPresence("ana", Presence.AVAILABLE), NOON)

    assert decision.refusal is not None
    assert ("unknown_agent", "ana") == (decision.refusal.code, decision.refusal.detail)
    assert ((), ()) == (decision.events, decision.effects)
