"""Walks a call through a program: a state and an input in, a turn out.

Nothing here waits, speaks or remembers: the host keeps the state, performs
the prompts and comes back with what happened.
"""

from msgspec.structs import replace

from ivr.inputs import Digits, Given, HungUp, Recorded, Speech
from ivr.outputs import Failed, Gather, HangUp, LookUp, Prompt, Result, Voicemail
from ivr.program import Program
from ivr.state import Frame, State, Turn, storable
from ivr.steps.step import At, Back, Go, Jump, Leave, Move, Step, Wait
from notation.kinds import Known
from notation.languages import nearest

LONGEST_RUN = 1000
DEEPEST_CALL = 16

_UNDERSTOOD = frozenset({Result.FOUND, Result.FOUND_MORE_POSSIBLE, Result.MORE_NEEDED})


class UnknownFlow(LookupError):
    """The program has no flow of that name."""


class WrongProgram(LookupError):
    """The state belongs to another version of the program."""


def start(program: Program, flow: str, facts: Known | None = None) -> Turn:
    """The first turn of a call in this flow.

    `facts` is what the host knows: `caller`, `dialled`, `tier`, `open` and
    whatever else the flows name. A fact `language` chooses the language if the
    flow speaks it. Raises `UnknownFlow`.
    """
    if flow not in program.flows:
        raise UnknownFlow(flow)
    begun = program.flows[flow]
    known = storable(facts or {})
    wanted = known.pop("language", None)
    language = nearest(wanted, begun.spoken(), begun.language) if isinstance(wanted, str) else begun.language
    state = State(flow=flow, version=program.version, step=begun.start, language=language, facts=known)
    return _run(program, Go(state))


def advance(program: Program, state: State, given: Given) -> Turn:
    """The next turn of a call, after an input.

    An input that does not fit, being late, doubled or out of order, leaves the
    state as it is and answers with the same expectation, without prompts. An
    ended call answers with its exit again. Raises `WrongProgram` if the state
    began in another version; `Library.at` finds the right one.
    """
    step = _resting(program, state)
    if state.exit is not None:
        return _afterwards(program, state, step, given)
    if isinstance(given, HungUp):
        return _run(program, Leave(_next(state), HangUp(reason="caller", variables=state.public())))
    move = step.hear(_at(program, _next(state)), given)
    if move is None:
        return Turn(state=state, expect=step.expect(_at(program, state)))
    expected = step.expect(_at(program, state))
    turn = _run(program, move)
    if isinstance(expected, LookUp):
        return turn
    shown = turn.result in _UNDERSTOOD and not (isinstance(expected, Gather) and expected.secret)
    return replace(turn, state=replace(turn.state, heard=_heard(state, given) if shown else ""))


def _heard(state: State, given: Given) -> str:
    """What the caller answered: all keys of the entry, or what was said."""
    match given:
        case Digits(keys=keys):
            return state.keys + keys
        case Speech(text=text):
            return text
        case _:
            return ""


def again(program: Program, state: State) -> Turn:
    """The turn that this state rests in once more, its question repeated and no try counted.

    For a host that lost the turn: after a restart, or when a webhook is asked
    a second time. Raises `WrongProgram` as `advance` does.
    """
    step = _resting(program, state)
    if state.exit is not None:
        return Turn(state=state, exit=state.exit)
    return _run(program, step.enter(_at(program, state)))


def _resting(program: Program, state: State) -> Step:
    if state.version != program.version:
        raise WrongProgram(state.version)
    return program.flows[state.flow].steps[state.step]


def _at(program: Program, state: State) -> At:
    return At(state, program.flows[state.flow].spoken())


def _next(state: State) -> State:
    return replace(state, turn=state.turn + 1)


def _afterwards(program: Program, state: State, step: Step, given: Given) -> Turn:
    """The end once more; but who speaks and hangs up has left a message, and it is told after the end."""
    if isinstance(given, Recorded) and isinstance(state.exit, HangUp) and state.exit.reason == "caller":
        move = step.hear(_at(program, _next(state)), given)
        if isinstance(move, Leave) and isinstance(move.exit, Voicemail):
            return _run(program, move)
    return Turn(state=state, exit=state.exit)


def _run(program: Program, move: Move) -> Turn:
    """Follows moves until one waits or leaves."""
    result = move.result
    said: tuple[Prompt, ...] = ()
    path: list[str] = []
    for _ in range(LONGEST_RUN):
        said += move.prompts
        if isinstance(move, Wait):
            return Turn(state=move.state, prompts=said, expect=move.expect, result=result, path=tuple(path))
        state = _follow(program, move)
        if state.exit is not None:
            return Turn(state=state, prompts=said, exit=state.exit, result=result, path=tuple(path))
        path.append(f"{state.flow}/{state.step}")
        move = program.flows[state.flow].steps[state.step].enter(_at(program, state))
    ended = _failed(move.state, "endless")
    return Turn(state=ended, prompts=said, exit=ended.exit, result=result, path=tuple(path))


def _follow(program: Program, move: Go | Leave | Jump | Back) -> State:
    """The state that a move leads to; one with an exit has ended."""
    match move:
        case Go(state):
            return state
        case Leave(state, exit):
            return replace(state, exit=exit)
        case Jump(state, flow, back):
            return _jump(program, state, flow, back)
        case Back(state):
            return _back(state)


def _jump(program: Program, state: State, flow: str, back: str | None) -> State:
    if flow not in program.flows:
        return _failed(state, "unknown-flow")
    if len(state.calls) >= DEEPEST_CALL:
        return _failed(state, "too-deep")
    calls = (*state.calls, Frame(state.flow, back)) if back else state.calls
    return replace(state, flow=flow, step=program.flows[flow].start, calls=calls)


def _back(state: State) -> State:
    if not state.calls:
        return replace(state, exit=HangUp(reason="finished", variables=state.public()))
    frame = state.calls[-1]
    return replace(state, flow=frame.flow, step=frame.step, tries=0, keys="", calls=state.calls[:-1])


def _failed(state: State, reason: str) -> State:
    return replace(state, exit=Failed(reason=reason, variables=state.public()))
