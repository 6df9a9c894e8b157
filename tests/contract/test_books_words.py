"""Every store of books finds entities by the words in them, the best first, Chinese ones too."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from callcenter.ports.books import Among, Books, Drop, Match, Put, put
from tests.contract.sample_books import Mood, Other, Sample

pytestmark = pytest.mark.contract

ROWS = (
    Sample("a", name="Refund policy", own={"en": "How a customer gets the money back", "zh": "退款流程"}),
    Sample("b", name="退款多久到账", tags=("付款", "Refunds")),
    Sample("c", name="Delivery", own={"en": "Refunds take three days. Ref 42."}, mood=Mood.CROSS),
    Sample("d", name="款待客人", tags=("José's café", "\uff21\uff22\uff23")),
    Sample("e", name="发票 invoice_2024, 增值税"),
)


@pytest.fixture
async def filled(books: Books) -> Books:
    await books.commit([Put(row) for row in ROWS], "ada", 7.0)
    return books


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("refund", "abc"),  # whole in a name, then the beginning of a tag, then of a text
        ("REFUNDS", "bc"),
        ("refund policy", "abc"),
        ("how refund", "abc"),
        ("refund days three", "c"),
        ("re", ""),  # too short for a beginning
        ("42", "c"),
        ("2024", "e"),
        ("invoice", "e"),
        ("invoice_2024", "e"),
        ("jose cafe", "d"),
        ("abc", "d"),
        ("退款", "ba"),  # a word of two characters
        ("退款流程", "a"),  # most of its pairs
        ("款", "bda"),  # a single character: begins a word, ends a run, stands within
        ("账", "b"),
        ("多久到账", "b"),
        ("款退", ""),  # the two stand apart
        ("客", "d"),
        ("增值税发票", "e"),
        ("refund 退款", "abc"),
        ("退款 delivery three days", "c"),
        ("", ""),
        (" ,;%_*\"'", ""),
        ("nothing of the sort", ""),
    ],
)
async def test_words_are_found_the_best_first(filled: Books, text: str, ids: str) -> None:
    """Case, accents and width do not count; half of the words will do."""
    assert "".join(row.id for row in await filled.search(Sample, text)) == ids


@pytest.mark.parametrize(
    ("where", "ids"),
    [({"mood": Mood.CALM}, "ab"), ({"id": Among(("b", "c"))}, "bc"), ({"tags": "付款"}, "b"), ({}, "abc")],
)
async def test_a_search_keeps_to_what_matches(filled: Books, where: Mapping[str, Match], ids: str) -> None:
    """Fields are compared as everywhere, and the limit counts only those that match."""
    found = await filled.search(Sample, "refund", where)
    assert "".join(row.id for row in found) == ids
    assert await filled.search(Sample, "refund", where, limit=1) == found[:1]


async def test_the_words_are_those_of_now(filled: Books) -> None:
    """What is changed is found by its new words alone, and what is dropped by none."""
    changed, dropped = await filled.get(Sample, "a"), await filled.get(Sample, "b")
    assert changed is not None
    assert dropped is not None
    await put(filled, replace(changed, name="Money back"), "ada", 8.0)
    await filled.commit([Drop(dropped)], "ada", 8.0)
    assert [row.id for row in await filled.search(Sample, "refund")] == ["c"]
    assert [row.id for row in await filled.search(Sample, "money")] == ["a"]
    assert [row.id for row in await filled.search(Sample, "退款")] == ["a"]


async def test_only_a_kind_whose_words_are_kept_is_searched(filled: Books) -> None:
    """Any other would be read through."""
    with pytest.raises(ValueError, match="words"):
        await filled.search(Other, "refund")
    with pytest.raises(ValueError, match="diary"):
        await filled.search(Sample, "refund", {"diary": "x"})
