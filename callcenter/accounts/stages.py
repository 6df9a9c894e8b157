"""What has to be there before an account goes on to its next stage (DV-03, KA-25). Pure."""

from collections.abc import Collection, Iterable, Mapping

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.assessments import Fit, Qualification
from callcenter.accounts.book import Contract, Need, Project
from callcenter.accounts.person import DecisionRole, Person

#: What a house may ask for before a stage is left.
CRITERIA = ("manager", "qualified", "decider", "need", "project", "contract", "milestones", "visit")
_ORDER = tuple(stage for stage in Stage if stage is not Stage.LOST)


def left_behind(before: Stage, after: Stage) -> tuple[Stage, ...]:
    """Return the stages that are left on the way; none on the way back, or where a customer is lost."""
    if Stage.LOST in {before, after}:
        return ()
    return _ORDER[_ORDER.index(before) : _ORDER.index(after)]


def there(
    account: Account,
    people: Iterable[Person],
    qualifications: Iterable[Qualification],
    needs: Collection[Need],
    projects: Collection[Project],
    contracts: Collection[Contract],
) -> frozenset[str]:
    """Return the criteria that an account meets.

    A milestone counts as such where there is one and none of them is still to be done.
    """
    steps = [step for contract in contracts for step in contract.milestones]
    met = {
        "manager": bool(account.manager),
        "qualified": any(each.fit is Fit.FIT for each in qualifications),
        "decider": any(each.decision is DecisionRole.DECIDES and not each.left_at for each in people),
        "need": bool(needs),
        "project": bool(projects),
        "contract": any(each.signed_on for each in contracts),
        "milestones": bool(steps) and all(step.done_on for step in steps),
        "visit": account.last_visit > 0,
    }
    return frozenset(name for name, holds in met.items() if holds)


def missing(
    stages: Iterable[Stage], wanted: Mapping[str, Collection[str]], met: Collection[str]
) -> tuple[str, ...]:
    """Return what the stages ask for before they are left and is not there, in the order of `CRITERIA`."""
    asked = {name for stage in stages for name in wanted.get(stage.value, ())}
    return tuple(name for name in CRITERIA if name in asked and name not in met)
