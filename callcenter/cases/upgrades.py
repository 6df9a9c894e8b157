"""A major upgrade of a product: every customer who has it is trained on site, each once (PR-06)."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskKind, new_task


class Upgrade(Struct, frozen=True):
    """An upgrade. `trainings` are the tasks that it began, `due` (seconds UTC) is by when all are held."""

    id: str
    version: int = 0
    name: str = ""
    note: str = ""
    due: float = 0.0
    trainings: tuple[str, ...] = ()
    at: float = 0.0
    by: str = ""


def new_upgrade(upgrade: Upgrade, now: float) -> Upgrade:
    """Return an upgrade as it begins. Refuses one without a name, or whose day has passed."""
    if not upgrade.name:
        raise Refusal("incomplete", "name")
    if upgrade.due <= now:
        raise Refusal("incomplete", "due")
    return replace(upgrade, at=now, trainings=())


def train(
    upgrade: Upgrade, owners: Mapping[str, str], trained: Collection[str], title: str, now: float
) -> tuple[Upgrade, list[Task]]:
    """Return the upgrade with a training for each account that has none yet, and their tasks.

    `owners`: who trains, by account; `trained` are the accounts that have one.
    """
    new = [account for account in sorted(owners) if account not in trained]
    made = [new_task(_task(upgrade, account, owners[account], title), now) for account in new]
    return replace(upgrade, trainings=(*upgrade.trainings, *(task.id for task in made))), made


def _task(upgrade: Upgrade, account: str, owner: str, title: str) -> Task:
    return Task(
        f"{upgrade.id}:{account}",
        kind=TaskKind.VISIT,
        title=title,
        note=upgrade.note,
        owner=owner,
        due=upgrade.due,
        account=account,
        by=upgrade.by,
    )
