"""Warnings, breaches, the ladder and pauses, second by second."""

import pytest
from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Case, Step
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.handle import handle
from callcenter.cases.table import CaseState, Verb
from callcenter.cases.turn import CaseRefusal, Decision
from tests.cases.samples import CIRCLE, MOVES, NOW, deadline, in_state, new


def tick(case: Case, now: float) -> Decision:
    """Let time pass."""
    return handle(case, m.Tick(circle=CIRCLE), now)


def due_case(**fields: object) -> Case:
    """Return an assigned case that is due at NOW + 100."""
    case = handle(in_state(CaseState.ASSIGNED, new(**fields)), MOVES[Verb.RESCHEDULE], NOW).case
    assert case.wakes_at == NOW + 50
    return case


def kinds(decision: Decision) -> list[str]:
    """Return what the trail says."""
    return [entry.kind for entry in decision.entries]


@pytest.mark.parametrize(
    ("now", "said", "wakes"),
    [
        (49.9, [], 50),
        (50, ["warned"], 80),
        (80, ["warned", "warned"], 100),
        (100, ["warned", "warned", "breached", "escalated"], 150),
        (150, ["warned", "warned", "breached", "escalated", "escalated"], None),
    ],
)
def test_what_is_due_happens_at_its_moment_and_once(now: float, said: list[str], wakes: float | None) -> None:
    """Also all at once, after a night without the service."""
    decision = tick(due_case(), NOW + now)
    assert kinds(decision) == said
    assert decision.case.wakes_at == (None if wakes is None else NOW + wakes)
    assert kinds(tick(decision.case, NOW + now)) == []


def test_the_ladder_says_who_was_told() -> None:
    """The head at the deadline, the management after it."""
    decision = tick(due_case(), NOW + 150)
    steps = [(each.detail["after"], each.detail["told"]) for each in decision.entries[-2:]]
    assert steps == [
        ("department_head", ("hal", "tom", "tia", "ann")),
        ("management", ("mia", "tom", "tia", "ann")),
    ]
    assert decision.case.step is Step.MANAGEMENT


def test_time_takes_no_step_down() -> None:
    """Whoever put it before the management by hand meant it."""
    raised = handle(due_case(), MOVES[Verb.ESCALATE], NOW).case
    decision = tick(raised, NOW + 200)
    assert kinds(decision) == ["warned", "warned", "breached"]
    assert decision.case.step is Step.MANAGEMENT


def test_by_hand_it_may_come_down_but_not_stay() -> None:
    """With a word about it."""
    raised = handle(due_case(), replace(MOVES[Verb.ESCALATE], circle=CIRCLE), NOW)
    assert raised.entries[0].detail["told"] == ("mia", "tom", "tia")
    down = m.Escalate(by="mia", to=Step.DEPARTMENT, text="Tech can do it", circle=CIRCLE)
    assert handle(raised.case, down, NOW).case.step is Step.DEPARTMENT
    with pytest.raises(CaseRefusal):
        handle(raised.case, MOVES[Verb.ESCALATE], NOW)


def test_nothing_falls_due_while_the_clocks_stand_still() -> None:
    """Afterwards the deadlines hold that were handed in, and what was warned of stays warned of."""
    warned = tick(due_case(), NOW + 50).case
    paused = handle(warned, MOVES[Verb.PAUSE], NOW + 60).case
    assert paused.wakes_at is None
    assert tick(paused, NOW + 500).entries == ()
    late = deadline(since=NOW + 440)
    back = handle(paused, m.Resume(by="tom", deadlines=(replace(late, warned=1),)), NOW + 500).case
    assert back.pauses[0].until == NOW + 500
    assert back.wakes_at == NOW + 520


def test_what_is_met_during_a_pause_is_as_late_as_the_pause() -> None:
    """The clock stood still before the deadline."""
    case = handle(due_case(), m.Reschedule(deadlines=(deadline(DeadlineKind.PROPOSAL),)), NOW).case
    paused = handle(case, MOVES[Verb.PAUSE], NOW + 90).case
    proposed = handle(paused, MOVES[Verb.PROPOSE], NOW + 900).case
    kept = next(each for each in proposed.deadlines if each.kind is DeadlineKind.PROPOSAL)
    assert (kept.met_at, kept.breached_at) == (NOW + 90, None)


def test_a_reason_stops_the_clocks_that_it_says() -> None:
    """The others run on: they are warned of, missed, and met in time or late as ever."""
    kinds = (DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION)
    both = tuple(Deadline(kind, NOW, NOW + 100) for kind in kinds)
    case = replace(in_state(CaseState.ASSIGNED), deadlines=both)
    waits = m.Pause(by="tom", text="A part", reason="part", stops=(DeadlineKind.RESOLUTION,))
    paused = handle(case, waits, NOW + 10).case
    assert (paused.is_paused, paused.due_at, paused.wakes_at) == (True, NOW + 100, NOW + 100)
    late = tick(paused, NOW + 200).case
    assert [each.kind for each in late.deadlines if each.breached_at] == [DeadlineKind.RESPONSE]
    assert (late.pauses[0].reason, late.wakes_at) == ("part", None)


def test_a_pause_ends_with_the_work() -> None:
    """A solved case is not paused, whatever was forgotten."""
    paused = handle(in_state(CaseState.ACCEPTED), MOVES[Verb.PAUSE], NOW).case
    solved = handle(paused, MOVES[Verb.RESOLVE], NOW + 5).case
    assert not solved.is_paused
    with pytest.raises(CaseRefusal):
        handle(handle(new(), MOVES[Verb.PAUSE], NOW).case, MOVES[Verb.PAUSE], NOW)


def test_two_deadlines_are_taken_in_the_order_of_their_moments() -> None:
    """However they are written down."""
    both = (deadline(span=100), deadline(DeadlineKind.RESPONSE, span=60))
    case = handle(new(), m.Reschedule(deadlines=both), NOW).case
    said = [(entry.kind, entry.detail["deadline"]) for entry in tick(case, NOW + 60).entries]
    assert said == [
        ("warned", "response"),
        ("warned", "response"),
        ("warned", "resolution"),
        ("breached", "response"),
        ("escalated", "response"),
    ]
