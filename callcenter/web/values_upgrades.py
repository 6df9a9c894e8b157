"""The bodies and replies of the endpoints about upgrades."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from callcenter.ports.books import cursor_of
from callcenter.service.follow_up.upgrades import UpgradePage
from callcenter.web.values import Id, Long, Short

Moment = Annotated[float, Meta(ge=0, le=32_503_680_000)]
Accounts = Annotated[tuple[Id, ...], Meta(max_length=500)]


class UpgradeQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which page of the upgrades."""

    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    after: Short = ""


class TrainMore(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to train: these accounts, or without any all of a tier ("" any) with a running contract."""

    accounts: Accounts = ()
    tier: Short = ""


class NewUpgrade(TrainMore, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An upgrade: its name, what is to be trained, and by when (seconds UTC) all trainings are held."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    due: Moment
    note: Long = ""


class UpgradeRows(Struct, frozen=True):
    """A page of upgrades; `after` is where the next one begins, "" behind the last."""

    upgrades: tuple[UpgradePage, ...]
    after: str

    @classmethod
    def of(cls, found: Sequence[UpgradePage], limit: int) -> "UpgradeRows":
        """Return a page of at most `limit`."""
        after = cursor_of(found[-1].upgrade, "-at").text() if len(found) == limit else ""
        return cls(tuple(found), after)
