"""The rules by which a house looks after its accounts."""

from typing import Any

import pytest

from callcenter.accounts.account import Secrecy
from callcenter.service.house import BadConfiguration, House, default_document, parse

HOBBIES = {"id": "hobbies", "purpose": "gifts", "basis": "consent", "keep_days": 10, "roles": ["supervisor"]}


def house_of(**rules: Any) -> House:
    """Return the shipped house with these rules."""
    return parse(default_document() | {"account_rules": rules})


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ({"personal_fields": [HOBBIES | {"id": "star_sign"}]}, "star_sign is no personal-life field"),
        ({"personal_fields": [HOBBIES | {"purpose": ""}]}, "hobbies needs a purpose, a basis and roles"),
        ({"personal_fields": [HOBBIES | {"roles": []}]}, "hobbies needs a purpose, a basis and roles"),
        ({"personal_fields": [HOBBIES | {"keep_days": 0}]}, "keep_days is 1 to 3650"),
        ({"retention": [{"category": "gossip", "keep_days": 1}]}, "nothing is kept as gossip"),
        ({"retention": [{"category": "timeline", "keep_days": -1}]}, "keep_days is 0 to 36500"),
        ({"criteria": [{"id": "sales", "weight": 0}]}, "weighs more than 0"),
        ({"exit_criteria": {"someday": []}}, "someday is no stage of an account"),
        ({"exit_criteria": {"found": ["luck"]}}, "luck is nothing that can be asked for"),
        ({"stale_days": 0}, "stale_days is at least 1"),
        ({"clearance": {"agent": "cosmic"}}, "Invalid enum value 'cosmic'"),
    ],
)
def test_what_does_not_fit_is_refused(rules: dict[str, Any], problem: str) -> None:
    """With the place it stands at; personal-life fields need their reasons (DA-04)."""
    with pytest.raises(BadConfiguration, match=problem) as error:
        house_of(**rules)
    assert error.value.faults[0].path.startswith("account_rules")


def test_the_highest_of_the_roles_clears() -> None:
    """Who has no role that clears reads what is normal (DA-08)."""
    rules = house_of().account_rules

    assert Secrecy.SECRET is rules.cleared(("agent", "supervisor", "account_manager"))
    assert [Secrecy.NORMAL] * 2 == [rules.cleared(("agent",)), rules.cleared(())]


def test_a_house_keeps_for_as_long_as_it_says() -> None:
    """What it says nothing of is kept as usual (EU-04)."""
    rules = house_of(retention=[{"category": "timeline", "keep_days": 30}]).account_rules

    assert (30, 1095) == (rules.keeps("timeline").keep_days, rules.keeps("consents").keep_days)
