"""What time does to a case: pauses, warnings, breaches and the escalation ladder (ME-04, PW-06)."""

from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Step
from callcenter.cases.deadlines import Deadline, Pause, given
from callcenter.cases.turn import Turn, need, need_text
from callcenter.cases.working import end_pause


def pause(turn: Turn, move: m.Pause) -> None:
    """The clocks stand still that the reason stops."""
    need_text(move.text)
    need(not turn.case.is_paused, "already_paused", "Its clocks stand still already.")
    paused = Pause(turn.now, move.reason or move.text, move.by, stops=move.stops)
    turn.set(pauses=(*turn.case.pauses, paused))
    turn.note("pause", move.text, reason=move.reason, stops=tuple(each.value for each in move.stops))


def resume(turn: Turn, move: m.Resume) -> None:
    """The clocks run again, by the deadlines that are handed in."""
    need(turn.case.is_paused, "not_paused", "Its clocks are running.")
    end_pause(turn)
    turn.set(deadlines=given(turn.case.deadlines, move.deadlines))
    turn.note("resume", move.text)


def reschedule(turn: Turn, move: m.Reschedule) -> None:
    """Other deadlines hold; the words say why."""
    turn.set(deadlines=given(turn.case.deadlines, move.deadlines))
    dues = {each.kind.value: each.due for each in move.deadlines}
    turn.note("reschedule", move.text, dues=dues)


def escalate(turn: Turn, move: m.Escalate) -> None:
    """By hand to any other step; whom that told is written down."""
    need_text(move.text)
    need(move.to is not turn.case.step, "already_there", "It is on that step already.")
    _put_on(turn, move.to, move.text)


def tick(turn: Turn, _move: m.Tick) -> None:
    """Do everything that has fallen due, in the order of its moments."""
    while (due := _due(turn)) is not None:
        later = _fire(turn, due)
        turn.set(deadlines=tuple(later if each is due else each for each in turn.case.deadlines))


def _due(turn: Turn) -> Deadline | None:
    """Return the running deadline at which something is due first, if anything is due by now."""
    waiting = [each for each in turn.case.running if _moment(each) <= turn.now]
    return min(waiting, key=_moment, default=None)


def _moment(deadline: Deadline) -> float:
    moment = deadline.next_moment
    return float("inf") if moment is None else moment


def _fire(turn: Turn, deadline: Deadline) -> Deadline:
    """Do the next thing that falls due at a deadline: a warning, its breach, or a rung of the ladder."""
    moment = _moment(deadline)
    if deadline.warn_at[deadline.warned : deadline.warned + 1] == (moment,):
        _tell(turn, "warned", deadline, turn.workers())
        return replace(deadline, warned=deadline.warned + 1)
    if deadline.breached_at is None and deadline.due == moment:
        _tell(turn, "breached", deadline, (*turn.workers(), turn.circle.head))
        return replace(deadline, breached_at=deadline.due)
    step = Step(deadline.rungs[deadline.climbed].step)
    if step.height > turn.case.step.height:
        _put_on(turn, step, "", deadline=deadline.kind.value)
    return replace(deadline, climbed=deadline.climbed + 1)


def _tell(turn: Turn, what: str, deadline: Deadline, users: tuple[str, ...]) -> None:
    told = turn.tell((*users, turn.case.opener), what, deadline.kind.value)
    turn.note(what, deadline=deadline.kind.value, due=deadline.due, told=told)


def _put_on(turn: Turn, step: Step, text: str, **detail: str) -> None:
    before = turn.case.step
    turn.set(step=step)
    told = turn.tell((*turn.circle.at(step), *turn.workers(), turn.case.opener), "escalated", step.value)
    turn.note("escalated", text, before=before.value, after=step.value, told=told, **detail)
