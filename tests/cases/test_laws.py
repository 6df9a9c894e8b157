"""The laws of a case hold for any order of moves, at any time."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType, Step
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.entries import CaseEntry
from callcenter.cases.handle import handle, merge
from callcenter.cases.seeing import Viewer, may_see
from callcenter.cases.table import TABLE, CaseState, Verb
from callcenter.cases.turn import CaseRefusal, Decision
from tests.cases.samples import CIRCLE, MOVES, deadline, new

_SINGLE = tuple(verb for verb in Verb if verb not in (Verb.MERGE, Verb.ABSORB))
_DONE = frozenset({CaseState.SOLVED, CaseState.FOLLOWED_UP, CaseState.CLOSED})


class CaseLaws(RuleBasedStateMachine):
    """Two cases live through whatever comes; `trails` keeps what was written of each."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000.0
        self.cases: dict[str, Case] = {}
        self.trails: dict[str, list[CaseEntry]] = {}
        self.openers = {"one": "ann", "two": "bob"}

    @initialize(kinds=st.tuples(st.sampled_from(CaseType), st.sampled_from(CaseType)))
    def begin(self, kinds: tuple[CaseType, CaseType]) -> None:
        """Two people open a case each."""
        for (name, opener), kind in zip(self.openers.items(), kinds, strict=True):
            self.cases[name] = replace(new(), id=name, opener=opener, type=kind)
            self.trails[name] = []

    @rule(seconds=st.floats(0, 60))
    def wait(self, seconds: float) -> None:
        """Time passes unseen."""
        self.now += seconds

    @rule(which=st.sampled_from(["one", "two"]), verb=st.sampled_from(_SINGLE))
    def do(self, which: str, verb: Verb) -> None:
        """Any move: it is done, or refused and changes nothing."""
        before = self.cases[which]
        try:
            decision = handle(before, self._now(MOVES[verb]), self.now)
        except CaseRefusal:
            return
        assert decision.case.state is TABLE[before.state][verb]
        assert decision == handle(before, self._now(MOVES[verb]), self.now), "the same again is the same"
        if verb is Verb.TICK:
            assert decision.case.step.height >= before.step.height
        self._keep(decision)

    @rule(which=st.sampled_from(["one", "two"]), choice=st.integers(0, 20))
    def go_on(self, which: str, choice: int) -> None:
        """A move that leads somewhere else, so that cases come to their end."""
        here = self.cases[which].state
        onward = [verb for verb, there in TABLE[here].items() if there is not here and verb is not Verb.MERGE]
        if onward:
            self.do(which, onward[choice % len(onward)])

    @rule(which=st.sampled_from(["one", "two"]))
    def owner_takes_it(self, which: str) -> None:
        """Somebody of the department."""
        move = m.Assign(by="tom", department="tech", owner="tom", circle=CIRCLE)
        try:
            self._keep(handle(self.cases[which], move, self.now))
        except CaseRefusal:
            return

    @rule(names=st.permutations(["one", "two"]))
    def merge_them(self, names: list[str]) -> None:
        """Everybody and everything of the one is with the other."""
        source, target = (self.cases[name] for name in names)
        try:
            left, taken = merge(source, target, "sue", self.now)
        except CaseRefusal:
            return
        for kind in ("files", "tags", "merged", "contacts"):
            assert set(getattr(source, kind)) <= set(getattr(taken.case, kind))
        people = {source.opener, source.owner, *source.watchers} - {""}
        assert all(may_see(taken.case, Viewer(user)) for user in people)
        self._keep(left)
        self._keep(taken)

    def _now(self, move: m.Move) -> m.Move:
        if isinstance(move, m.Reschedule):
            coming = tuple(deadline(kind, self.now) for kind in DeadlineKind)
            return replace(move, deadlines=coming)
        return replace(move, circle=CIRCLE)

    def _keep(self, decision: Decision) -> None:
        self.cases[decision.case.id] = decision.case
        self.trails[decision.case.id] += decision.entries

    @invariant()
    def never_over_without_feedback(self) -> None:
        """FL-26, and of complaints DU-02."""
        for case in self.cases.values():
            if case.state in _DONE:
                assert case.has_feedback
            if case.state is CaseState.CLOSED and case.type is CaseType.COMPLAINT:
                assert case.examination is not None

    @invariant()
    def the_opener_always_sees(self) -> None:
        """Also the case that theirs was merged into."""
        for name, opener in self.openers.items():
            if name in self.cases:
                assert may_see(self.cases[name], Viewer(opener))

    @invariant()
    def the_trail_has_no_gap(self) -> None:
        """Places count up by one, times never go back."""
        for name, trail in self.trails.items():
            assert [entry.place for entry in trail] == list(range(2, len(trail) + 2))
            assert self.cases[name].entries == len(trail) + 1
            assert [entry.at for entry in trail] == sorted(entry.at for entry in trail)

    @invariant()
    def it_wakes_for_what_is_open(self) -> None:
        """A case that sleeps for ever has nothing that could fall due."""
        for case in self.cases.values():
            moments = [naive_moment(each) for each in case.deadlines]
            coming = min((moment for moment in moments if moment is not None), default=None)
            assert case.wakes_at == (None if case.is_paused else coming)


def naive_moment(deadline: Deadline) -> float | None:
    """Return when a deadline does something next, by looking at all it could do."""
    if deadline.met_at is not None:
        return None
    moments = [*deadline.warn_at[deadline.warned :], *(r.at for r in deadline.rungs[deadline.climbed :])]
    return min([*moments, *([deadline.due] if deadline.breached_at is None else [])], default=None)


TestCaseLaws = CaseLaws.TestCase


def test_the_ladder_is_in_order() -> None:
    """From the agent to the management."""
    assert [step.height for step in Step] == [0, 1, 2, 3]
