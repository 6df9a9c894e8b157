"""Upgrades: everybody who has the product is trained, each once (PR-06)."""

import pytest

from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import TaskKind
from callcenter.cases.upgrades import Upgrade, new_upgrade, train

UPGRADE = new_upgrade(Upgrade("u", name="Release 9", note="New pump", due=100.0, by="sue"), 1.0)


def test_each_account_gets_one_training() -> None:
    """A second round trains only those who were not there."""
    once, tasks = train(UPGRADE, {"b": "bob", "a": "ann"}, (), "Train", 2.0)
    assert [(task.account, task.owner, task.due, task.kind) for task in tasks] == [
        ("a", "ann", 100.0, TaskKind.VISIT),
        ("b", "bob", 100.0, TaskKind.VISIT),
    ]
    again, more = train(once, {"a": "ann", "c": "cat"}, {"a", "b"}, "Train", 3.0)
    assert [task.account for task in more] == ["c"]
    assert again.trainings == tuple(task.id for task in (*tasks, *more))


@pytest.mark.parametrize("wrong", [Upgrade("u", due=9.0), Upgrade("u", name="x", due=1.0)])
def test_an_upgrade_has_a_name_and_a_day_ahead(wrong: Upgrade) -> None:
    """Otherwise nothing begins."""
    with pytest.raises(Refusal):
        new_upgrade(wrong, 1.0)
