"""The load of account managers: who has how many, and how evenly (KA-06)."""

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.load import loads, spread


def test_what_each_manager_has() -> None:
    """By tier, the most first; a lost account is nobody's work, one without a manager is under nobody."""
    accounts = [
        Account("1", tier="A", manager="ann"),
        Account("2", tier="B", manager="ann"),
        Account("3", tier="A", manager="bob"),
        Account("4", tier="A", manager="bob", stage=Stage.LOST),
        Account("5", tier="C"),
    ]
    found = loads(accounts)
    assert [(each.manager, each.accounts, each.tiers) for each in found] == [
        ("ann", 2, {"A": 1, "B": 1}),
        ("", 1, {"C": 1}),
        ("bob", 1, {"A": 1}),
    ]
    assert (spread(found).managers, spread(found).median, spread(found).most) == (2, 1.5, 2)


def test_nobody_has_anything() -> None:
    """Then there is no median."""
    assert (spread([]).managers, spread([]).median, spread([]).most) == (0, None, None)
