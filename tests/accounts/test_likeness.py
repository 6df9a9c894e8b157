"""Which accounts may be one."""

import pytest

from callcenter.accounts.account import Account
from callcenter.accounts.likeness import address_key, alike, host_of, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Pumps Ltd.", "ACME PUMPS"),
        ("Acme Pumps, Inc.", "The Acme-Pumps Company"),
        ("Müller & Söhne GmbH", "Söhne und Müller"),
        ("S.A.P. AG", "SAP"),
        ("广州白云水泵有限公司", "广州白云水泵股份有限公司"),
        ("\uff21\uff23\uff2d\uff25\u3000水泵公司", "Acme 水泵"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    """Case, signs, width, form and word order tell nothing."""
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Pumps", "Acme Valves"), ("广州水泵有限公司", "深圳水泵有限公司"), ("The Group", "The Company")],
)
def test_other_names_are_others(one: str, other: str) -> None:
    """A name of nothing but forms is still a name."""
    assert name_key(one) != name_key(other)


def test_hosts_and_addresses_are_compared_by_what_they_are() -> None:
    """With or without protocol, `www` and path; a town alone is no address."""
    assert {"acme.example"} == {host_of(each) for each in ("https://www.acme.example/en", "ACME.example")}
    assert "" == host_of("none")
    assert address_key("1, Main Street, Leeds") == address_key("1 main street leeds")
    assert "" == address_key("Leeds")


def test_each_group_is_told_once_by_its_strongest_reason() -> None:
    """What lives on in another account is over."""
    accounts = [
        Account("a", company="Acme Ltd", website="acme.example"),
        Account("b", company="Acme", website="www.acme.example"),
        Account("c", company="Beta", website="acme.example"),
        Account("d", company="Acme", merged_into="a"),
        Account("e", company="Gamma"),
    ]
    told = [(each.reason, [account.id for account in each.accounts]) for each in alike(accounts)]
    assert [("name", ["a", "b"]), ("website", ["a", "b", "c"])] == told
    assert [] == alike([])
