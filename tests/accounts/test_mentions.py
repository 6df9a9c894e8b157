"""What in a text may name somebody who was erased (EU-03)."""

import pytest

from callcenter.accounts.mentions import naming, traits

ANA = traits("Ana Li", ["+4930123456", "+86 138 0055 0102"], ["ana.li@acme.example"])
LI = traits("李伟", [], [])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ana li called", True),
        ("Dana Lima called", False),
        ("write to ANA.LI@acme.example", True),
        ("ring 138-0055 0102 again", True),
        ("(030) 123456", True),
        ("order 1234567890", False),
        ("", False),
    ],
)
def test_names_are_words_and_numbers_are_told_by_their_end(text: str, named: bool) -> None:
    """However they are written; a name that is part of another one is not meant."""
    assert (("note",) if named else ()) == naming({"note": text}, ANA)


def test_a_chinese_name_stands_anywhere() -> None:
    """There are no gaps between words."""
    assert ("a",) == naming({"a": "已联系李伟经理", "b": "已联系经理"}, LI)
    assert () == naming({"a": "anything"}, traits("", [], []))
