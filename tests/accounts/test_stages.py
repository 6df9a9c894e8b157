"""What has to be there before an account goes on (DV-03)."""

import pytest

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.assessments import Fit, Qualification
from callcenter.accounts.book import Contract, Milestone, Need, Project
from callcenter.accounts.person import DecisionRole, Person
from callcenter.accounts.stages import CRITERIA, left_behind, missing, there


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (Stage.FOUND, Stage.STARTED, (Stage.FOUND, Stage.APPROACHED)),
        (Stage.KEPT, Stage.KEPT, ()),
        (Stage.KEPT, Stage.FOUND, ()),
        (Stage.KEPT, Stage.LOST, ()),
        (Stage.LOST, Stage.KEPT, ()),
    ],
)
def test_only_the_way_forward_asks(before: Stage, after: Stage, left: tuple[Stage, ...]) -> None:
    """Every stage that is left behind, also when several are passed at once."""
    assert left == left_behind(before, after)


def test_each_criterion_is_met_by_its_own_thing() -> None:
    """A form without the verdict, somebody who left, a step that is not done do not count."""
    steps = (Milestone("one", "2026-01-01", "2026-01-02"), Milestone("two", "2026-02-01"))
    nearly = there(
        Account("a"),
        [Person("p", decision=DecisionRole.DECIDES, left_at=1.0)],
        [Qualification("q", fit=Fit.UNFIT)],
        [],
        [],
        [Contract("c", milestones=steps)],
    )
    whole = there(
        Account("a", manager="max", last_visit=1.0),
        [Person("p", decision=DecisionRole.DECIDES)],
        [Qualification("q", fit=Fit.FIT)],
        [Need("n")],
        [Project("p")],
        [Contract("c", signed_on="2026-01-01", milestones=steps[:1])],
    )

    assert (frozenset(), frozenset(CRITERIA)) == (nearly, whole)
    assert ("manager", "need") == missing(
        (Stage.FOUND, Stage.APPROACHED), {"found": ["need"], "approached": ["manager", "visit"]}, {"visit"}
    )
