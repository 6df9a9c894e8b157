"""Cases in every state, and one move of every kind, for tests."""

from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType, FileRef, Step
from callcenter.cases.deadlines import Deadline, DeadlineKind, Rung
from callcenter.cases.handle import handle, open_case
from callcenter.cases.table import CaseState, Verb

NOW = 1_000.0
CIRCLE = m.Circle(members=("tom", "tia"), head="hal", management=("mia",))
FILE = FileRef("f1", "photo.png", "image/png", 10, "ab", NOW, "ann")
OTHER = Case("other", number="C-2", title="The other", opener="bob")


def deadline(
    kind: DeadlineKind = DeadlineKind.RESOLUTION, since: float = NOW, span: float = 100.0
) -> Deadline:
    """Return a deadline with warnings at half and four fifths, and two rungs: at its due time and later."""
    return Deadline(
        kind,
        since,
        since + span,
        (since + span * 0.5, since + span * 0.8),
        (Rung(since + span, Step.DEPARTMENT_HEAD), Rung(since + span * 1.5, Step.MANAGEMENT)),
    )


def new(**fields: object) -> Case:
    """Return a case that ann has just opened."""
    case = Case("c1", number="C-1", title="No dial tone", opener="ann", **fields)  # type: ignore[arg-type]
    return open_case(m.Open(case=case, by="ann"), NOW).case


#: One move of every kind that succeeds wherever the table allows it.
MOVES: dict[Verb, m.Move] = {
    move.verb: move
    for move in (
        m.Assign(by="ann", department="tech", circle=CIRCLE),
        m.Propose(by="tom", text="New cable", circle=CIRCLE),
        m.FeedBack(by="ann", text="We bring a new cable", channel="voice"),
        m.Accept(by="ann"),
        m.Refuse(by="ann", text="Too late"),
        m.Reopen(by="ann", text="It is dead again"),
        m.Resolve(by="tom", text="Cable changed", final=True),
        m.FollowUp(by="ann", text="All is well", satisfaction=5),
        m.Close(by="ann", code="done"),
        m.Merge(by="ann", into=OTHER),
        m.Absorb(by="ann", source=OTHER),
        m.Discard(by="ann", text="Spam"),
        m.Answer(by="ann", text="We are looking into it", channel="voice"),
        m.Hear(text="Any news?", channel="email"),
        m.Comment(by="ann", text="@tom please", mentions=("tom",)),
        m.Examine(by="hal", upheld=True, root_cause="Old cable", corrective_action="Change all"),
        m.Classify(by="ann", title="Dead line"),
        m.Reschedule(by="sue", deadlines=(deadline(),)),
        m.Pause(by="tom", text="Waiting for a part"),
        m.Resume(by="tom"),
        m.Escalate(by="ann", to=Step.MANAGEMENT, text="Key account"),
        m.Tick(circle=CIRCLE),
        m.Link(by="ann", case="c7"),
        m.Watch(by="ann", user="wim"),
        m.Unwatch(by="ann", user="wim"),
        m.Tag(by="ann", tags=("line", "urgent")),
        m.Attach(by="ann", file=FILE),
    )
}

_WAY = {
    CaseState.NEW: (),
    CaseState.ASSIGNED: (Verb.ASSIGN,),
    CaseState.PROPOSED: (Verb.PROPOSE,),
    CaseState.FED_BACK: (Verb.PROPOSE, Verb.FEED_BACK),
    CaseState.ACCEPTED: (Verb.PROPOSE, Verb.FEED_BACK, Verb.ACCEPT),
    CaseState.REFUSED: (Verb.PROPOSE, Verb.FEED_BACK, Verb.REFUSE),
    CaseState.REOPENED: (Verb.PROPOSE, Verb.FEED_BACK, Verb.REFUSE, Verb.REOPEN),
    CaseState.SOLVED: (Verb.PROPOSE, Verb.FEED_BACK, Verb.ACCEPT, Verb.RESOLVE),
    CaseState.FOLLOWED_UP: (Verb.PROPOSE, Verb.FEED_BACK, Verb.ACCEPT, Verb.RESOLVE, Verb.FOLLOW_UP),
    CaseState.CLOSED: (Verb.PROPOSE, Verb.FEED_BACK, Verb.ACCEPT, Verb.RESOLVE, Verb.CLOSE),
    CaseState.MERGED: (Verb.MERGE,),
    CaseState.DISCARDED: (Verb.DISCARD,),
}


def in_state(state: CaseState, case: Case | None = None) -> Case:
    """Return a case that came into a state by moves."""
    made = case or new()
    for verb in _WAY[state]:
        made = handle(made, MOVES[verb], NOW).case
    return made


def complaint() -> Case:
    """Return a new complaint."""
    return new(type=CaseType.COMPLAINT)
