"""Where a case can stand and every move it may make: one table over all pairs (FL-26).

What is absent cannot happen. A move that maps to the state it began in leaves the case where it is.
"""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    NEW = "new"  #: nobody has it
    ASSIGNED = "assigned"  #: a department or somebody works on it
    PROPOSED = "proposed"  #: there is a solution that the customer does not know yet
    FED_BACK = "fed_back"  #: the customer was told and is asked
    ACCEPTED = "accepted"  #: the customer takes the solution
    REFUSED = "refused"  #: the customer does not
    REOPENED = "reopened"  #: it is worked on again
    SOLVED = "solved"  #: what was agreed is done
    FOLLOWED_UP = "followed_up"  #: the customer was asked afterwards
    CLOSED = "closed"  #: over; a follow-up may still come
    MERGED = "merged"  #: it lives on in another case
    DISCARDED = "discarded"  #: it never was one: opened by mistake, or nobody's customer


class Verb(StrEnum):
    """What can be done with a case."""

    ASSIGN = "assign"
    PROPOSE = "propose"
    FEED_BACK = "feed_back"
    ACCEPT = "accept"
    REFUSE = "refuse"
    REOPEN = "reopen"
    RESOLVE = "resolve"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    MERGE = "merge"
    ABSORB = "absorb"
    DISCARD = "discard"
    ANSWER = "answer"
    HEAR = "hear"
    COMMENT = "comment"
    EXAMINE = "examine"
    CLASSIFY = "classify"
    RESCHEDULE = "reschedule"
    PAUSE = "pause"
    RESUME = "resume"
    ESCALATE = "escalate"
    TICK = "tick"
    LINK = "link"
    WATCH = "watch"
    UNWATCH = "unwatch"
    TAG = "tag"
    ATTACH = "attach"


_S = CaseState
_V = Verb

#: In these a case is not settled: its clocks run, it may go up the ladder.
OPEN = frozenset({_S.NEW, _S.ASSIGNED, _S.PROPOSED, _S.FED_BACK, _S.ACCEPTED, _S.REFUSED, _S.REOPENED})
#: From these no move but the listed ones leads on.
_SETTLED = frozenset({_S.SOLVED, _S.FOLLOWED_UP, _S.CLOSED})
_LIVING = OPEN | _SETTLED

_ROUTES: dict[CaseState, dict[Verb, CaseState]] = {
    _S.NEW: {_V.ASSIGN: _S.ASSIGNED, _V.PROPOSE: _S.PROPOSED, _V.DISCARD: _S.DISCARDED},
    _S.ASSIGNED: {_V.ASSIGN: _S.ASSIGNED, _V.PROPOSE: _S.PROPOSED},
    _S.PROPOSED: {_V.ASSIGN: _S.ASSIGNED, _V.PROPOSE: _S.PROPOSED, _V.FEED_BACK: _S.FED_BACK},
    _S.FED_BACK: {_V.FEED_BACK: _S.FED_BACK, _V.ACCEPT: _S.ACCEPTED, _V.REFUSE: _S.REFUSED},
    _S.ACCEPTED: {_V.RESOLVE: _S.SOLVED, _V.REOPEN: _S.REOPENED},
    _S.REFUSED: {_V.REOPEN: _S.REOPENED, _V.RESOLVE: _S.SOLVED},
    _S.REOPENED: {_V.ASSIGN: _S.ASSIGNED, _V.PROPOSE: _S.PROPOSED},
    _S.SOLVED: {_V.FOLLOW_UP: _S.FOLLOWED_UP, _V.CLOSE: _S.CLOSED, _V.REOPEN: _S.REOPENED},
    _S.FOLLOWED_UP: {_V.FOLLOW_UP: _S.FOLLOWED_UP, _V.CLOSE: _S.CLOSED, _V.REOPEN: _S.REOPENED},
    _S.CLOSED: {_V.FOLLOW_UP: _S.CLOSED, _V.REOPEN: _S.REOPENED},
    _S.MERGED: {},
    _S.DISCARDED: {_V.REOPEN: _S.REOPENED, _V.COMMENT: _S.DISCARDED},
}
#: What leaves a case where it stands, and where it may be done.
_ASIDE: dict[Verb, frozenset[CaseState]] = {
    **dict.fromkeys((_V.CLASSIFY, _V.RESCHEDULE, _V.PAUSE, _V.RESUME, _V.ESCALATE), OPEN),
    **dict.fromkeys((_V.ANSWER, _V.HEAR, _V.COMMENT, _V.LINK, _V.WATCH, _V.UNWATCH), _LIVING),
    **dict.fromkeys((_V.TAG, _V.ATTACH, _V.TICK, _V.ABSORB), _LIVING),
    _V.EXAMINE: _LIVING - {_S.CLOSED},
}


def _table() -> dict[CaseState, dict[Verb, CaseState]]:
    table = {state: dict(routes) for state, routes in _ROUTES.items()}
    for state in OPEN:
        table[state][_V.MERGE] = _S.MERGED
    for verb, states in _ASIDE.items():
        for state in states:
            table[state][verb] = state
    return table


#: The law: the state that a move leads to, for every pair that is allowed.
TABLE: dict[CaseState, dict[Verb, CaseState]] = _table()
