"""Texts are cut into words, with or without spaces."""

import pytest

from callcenter.storage.books.words import Wanted, split, wanted, weigh


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, wide  World!", ["hello", "wide", "world"]),
        ("客户投诉", ["客户", "户投", "投诉", "诉"]),
        ("费", ["费"]),
        ("VIP客户2024年", ["vip", "客户", "户", "2024", "年"]),
        ("Straße CAFÉ ﬁne \uff21\uff11", ["strasse", "cafe", "fine", "a1"]),
        ("ada@example.com snake_case", ["ada", "example", "com", "snake", "case"]),
        ("Привет Ελλάδα", ["привет", "ελλαδα"]),
        ("𠮷野家", ["𠮷野", "野家", "家"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    """Runs of Chinese into pairs and the last character."""
    assert list(split(text)) == words


def test_an_endless_word_counts_by_its_beginning() -> None:
    """An index has its limits."""
    assert [len(word) for word in split("x" * 10_000)] == [64]
    assert len(wanted(" ".join(f"word{n}" for n in range(100)))) == 12


def test_a_question_asks_for_pairs_and_beginnings() -> None:
    """A single Chinese character and a word of three letters may be the beginning of others."""
    assert wanted("退款 fee A1 款 fee") == (
        Wanted("退款", begins=False),
        Wanted("fee", begins=True),
        Wanted("a1", begins=False),
        Wanted("款", begins=True),
    )


def test_a_word_weighs_what_its_fields_weigh() -> None:
    """Once per field, in lists and dicts too."""
    values = {"title": "fee fee", "body": {"en": "the fee", "more": ["x", 3, None]}, "other": "not asked for"}
    assert weigh(values, {"title": 8, "body": 1, "missing": 5}) == (("fee", 9), ("the", 1), ("x", 1))
