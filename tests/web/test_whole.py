"""Replies carry every field, as the document of the API says."""

import msgspec
from msgspec import UNSET, Struct, UnsetType

from callcenter.accounts.account import Account, Benefit, Secrecy
from callcenter.web.whole import whole


class Sparse(Struct, omit_defaults=True, rename="camel"):
    first_word: str = ""
    maybe: str | UnsetType = UNSET


def test_what_is_stored_without_its_defaults_is_answered_with_them() -> None:
    account = Account("acc-1", benefits=(Benefit("on_site"),))
    sent = msgspec.json.decode(msgspec.json.encode(whole({"accounts": [account]})))["accounts"][0]
    assert set(sent) == set(Account.__struct_fields__)
    assert sent["benefits"] == [{"name": "on_site", "granted_by": "", "until": ""}]
    assert sent["credit"]["limit"] == "0"
    assert (sent["secrecy"], sent["tier"]) == (Secrecy.NORMAL.value, "")
    assert msgspec.convert(sent, Account, strict=False) == account


def test_a_field_that_is_left_out_on_purpose_stays_out() -> None:
    assert whole(Sparse()) == {"firstWord": ""}
    assert whole(Sparse(maybe="x")) == {"firstWord": "", "maybe": "x"}


class Tagged(Struct, tag="spoken", tag_field="kind"):
    words: str = ""


def test_a_tag_tells_the_kind() -> None:
    assert whole(Tagged("hello")) == {"kind": "spoken", "words": "hello"}
