"""The way of a case between agent, department and customer."""

import pytest
from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Answer, Case, CaseType, Step
from callcenter.cases.deadlines import DeadlineKind
from callcenter.cases.effects import Notify, WriteMail
from callcenter.cases.handle import handle, open_case
from callcenter.cases.table import CaseState, Verb
from callcenter.cases.turn import CaseRefusal, Decision
from tests.cases.samples import CIRCLE, MOVES, NOW, complaint, deadline, in_state, new


def do(case: Case, *moves: m.Move, now: float = NOW) -> Decision:
    """Do several moves; return what came of the last."""
    for move in moves:
        decision = handle(case, move, now)
        case = decision.case
    return decision


def told(decision: Decision) -> dict[str, tuple[str, ...]]:
    """Return who is told, by what it is about."""
    return {each.what: each.users for each in decision.effects if isinstance(each, Notify)}


def refusal(case: Case, move: m.Move) -> str:
    """Return the code by which a move is refused."""
    with pytest.raises(CaseRefusal) as refused:
        handle(case, move, NOW)
    return refused.value.code


def test_the_department_is_told_and_then_who_opened_it() -> None:
    """FL-26 ⑤: into the department, its proposal back to the agent."""
    assigned = do(new(), MOVES[Verb.ASSIGN])
    assert told(assigned) == {"assign": ("tom", "tia")}
    assert (assigned.case.department, assigned.case.step) == ("tech", Step.DEPARTMENT)
    proposed = do(assigned.case, MOVES[Verb.PROPOSE])
    assert told(proposed) == {"propose": ("tia", "ann")}
    assert proposed.case.proposals[0].department == "tech"


STEPS = (
    Verb.PROPOSE,
    Verb.FEED_BACK,
    Verb.REFUSE,
    Verb.REOPEN,
    Verb.PROPOSE,
    Verb.FEED_BACK,
    Verb.ACCEPT,
    Verb.RESOLVE,
    Verb.FOLLOW_UP,
    Verb.CLOSE,
)


@pytest.mark.parametrize(("owner", "workers"), [("", {"tom", "tia"}), ("tia", {"tia"})])
def test_whoever_works_on_it_and_whoever_opened_it_hear_of_every_step(owner: str, workers: set[str]) -> None:
    """The owner, or the whole department while nobody owns it; watchers too, and never who did it (FL-26)."""
    case = replace(do(new(), MOVES[Verb.ASSIGN]).case, owner=owner, watchers=("wim",))
    for verb in STEPS:
        move = replace(MOVES[verb], circle=CIRCLE)
        decision = handle(case, move, NOW)
        case = decision.case
        (users,) = told(decision).values()
        assert (verb, set(users)) == (verb, (workers | {"ann", "wim"}) - {move.by})


def test_an_owner_must_belong_to_the_department() -> None:
    """And an assignment that changes nothing is no assignment."""
    move = m.Assign(by="ann", department="tech", owner="eve", circle=CIRCLE)
    assert refusal(new(), move) == "not_a_member"
    assert refusal(new(), m.Assign(by="ann")) == "nobody_named"
    assert refusal(in_state(CaseState.ASSIGNED), MOVES[Verb.ASSIGN]) == "already_there"


def test_a_refusal_begins_a_new_round_that_needs_feedback_again() -> None:
    """What the customer said in the round before does not close the next."""
    case = in_state(CaseState.REOPENED)
    assert (case.reopened, case.has_feedback) == (1, False)
    assert case.feedback[-1].answer is Answer.REFUSED
    assert not in_state(CaseState.FED_BACK, case).has_feedback
    assert in_state(CaseState.ACCEPTED, case).has_feedback


def test_a_refused_customer_is_overruled_only_by_a_last_word() -> None:
    """Which says so in the trail."""
    case = in_state(CaseState.REFUSED)
    assert refusal(case, m.Resolve(by="ann", text="It stays so")) == "customer_refused"
    final = do(case, m.Resolve(by="mia", text="It stays so", final=True))
    assert final.entries[0].detail["final"] is True


def test_a_silent_customer_is_written_down_as_silent() -> None:
    """They did not accept."""
    case = do(in_state(CaseState.FED_BACK), m.Accept(by="ann", text="Three calls", silent=True)).case
    assert case.feedback[-1].answer is Answer.SILENT


def test_it_is_not_closed_without_feedback_even_if_it_came_from_elsewhere() -> None:
    """A stored case that skipped the customer is held back by the door, too."""
    case = replace(in_state(CaseState.SOLVED), feedback=())
    assert refusal(case, MOVES[Verb.CLOSE]) == "feedback_missing"


@pytest.mark.parametrize("upheld", [True, False])
def test_a_complaint_is_not_closed_unexamined(upheld: bool) -> None:
    """Cause and action are asked for whether or not it is upheld (KA-21, DU-02)."""
    case = in_state(CaseState.SOLVED, complaint())
    assert refusal(case, MOVES[Verb.CLOSE]) == "examination_missing"
    blank = m.Examine(by="hal", upheld=upheld, root_cause="Old cable", corrective_action=" ")
    assert refusal(case, blank) == "text_missing"
    examine = m.Examine(by="hal", upheld=upheld, root_cause="Old cable", corrective_action="Change all")
    closed = do(case, examine, MOVES[Verb.CLOSE]).case
    assert closed.state is CaseState.CLOSED
    assert closed.examination is not None
    assert closed.examination.upheld is upheld


def test_only_complaints_are_examined() -> None:
    """A question has no root cause."""
    assert refusal(new(type=CaseType.QUESTION), MOVES[Verb.EXAMINE]) == "no_complaint"


def test_the_first_word_to_the_customer_meets_the_response_deadline() -> None:
    """An answer on the way counts; the customer's own words do not (ME-04)."""
    case = replace(new(), deadlines=(deadline(DeadlineKind.RESPONSE),))
    heard = do(case, MOVES[Verb.HEAR], now=NOW + 5).case
    assert heard.responded_at is None
    answered = do(heard, MOVES[Verb.ANSWER], now=NOW + 10).case
    assert answered.responded_at == NOW + 10
    assert answered.deadlines[0].met_at == NOW + 10
    assert answered.deadlines[0].breached_at is None


def test_a_deadline_met_late_stays_breached() -> None:
    """Even if nobody looked in between."""
    case = replace(new(), deadlines=(deadline(DeadlineKind.PROPOSAL),))
    late = do(case, MOVES[Verb.PROPOSE], now=NOW + 101).case
    assert (late.deadlines[0].met_at, late.deadlines[0].breached_at) == (NOW + 101, NOW + 100)


def test_the_follow_up_is_due_after_it_was_solved_and_survives_the_closing() -> None:
    """KA-21: 跟踪 happens after the case is over."""
    later = deadline(DeadlineKind.FOLLOW_UP)
    solved = do(in_state(CaseState.ACCEPTED), m.Resolve(by="tom", text="Done", deadlines=(later,))).case
    closed = do(solved, MOVES[Verb.CLOSE]).case
    assert closed.wakes_at == later.warn_at[0]
    asked = do(closed, MOVES[Verb.FOLLOW_UP]).case
    assert (asked.state, asked.wakes_at) == (CaseState.CLOSED, None)
    assert asked.follow_ups[0].satisfaction == 5


def test_a_mail_needs_an_address() -> None:
    """And goes to it with the words of the trail."""
    move = m.Answer(by="ann", text="We are on it", mail=True)
    assert refusal(new(), move) == "no_address"
    effects = do(new(address="li@acme.example"), move).effects
    assert effects == (WriteMail("c1", "li@acme.example", "We are on it", 2),)


def test_a_case_without_a_title_does_not_begin() -> None:
    """Blank does not count."""
    with pytest.raises(CaseRefusal):
        open_case(m.Open(case=Case("c1", title=" ")), NOW)


@pytest.mark.parametrize("verb", [Verb.PROPOSE, Verb.FEED_BACK, Verb.REFUSE, Verb.REOPEN, Verb.RESOLVE])
def test_what_matters_is_said_in_words(verb: Verb) -> None:
    """A blank text is refused."""
    at = {
        Verb.FEED_BACK: "proposed",
        Verb.REFUSE: "fed_back",
        Verb.REOPEN: "solved",
        Verb.RESOLVE: "accepted",
    }
    case = in_state(CaseState(at.get(verb, "new")))
    assert refusal(case, replace(MOVES[verb], text="  ")) == "text_missing"
