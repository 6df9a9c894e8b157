"""Kinds of objections and response cards: shipped, extended, never lost."""

import pytest

from callcenter.outbound.objections.cards import ResponseCard, edited, edition_of, shipped_cards
from callcenter.outbound.objections.taxonomy import (
    ObjectionType,
    counting,
    shipped,
    taxonomy,
    top,
    written,
)
from callcenter.outbound.refusal import OutboundRefusal

KNOWN = taxonomy(())


def test_what_is_shipped_has_two_levels_and_both_languages() -> None:
    """Every parent is there and has none itself."""
    for each in shipped():
        assert set(each.name) == {"en", "zh-CN"}
        assert not each.parent or not KNOWN[each.parent].parent


def test_every_shipped_card_answers_a_kind_in_both_languages() -> None:
    """So that the desk has something to show from the first day."""
    for card in shipped_cards():
        assert card.type in KNOWN
        assert set(card.text) == {"en", "zh-CN"}


def test_a_house_has_its_own_words_for_a_kind() -> None:
    """What it keeps stands for what is shipped."""
    mine = ObjectionType(id="price", name={"en": "Money"}, number=10)

    assert taxonomy([mine])["price"].name == {"en": "Money"}
    assert len(taxonomy([mine])) == len(KNOWN)


def test_no_objections_to_an_offer_are_left_out() -> None:
    """A stop, a wrong person, and what a house puts below them."""
    mine = ObjectionType(id="moved", parent="wrong_person", name={"en": "Moved away"})

    assert not counting(taxonomy([mine])) & {"stop", "wrong_person", "deceased", "language_barrier", "moved"}
    assert top("price_high", KNOWN) == "price"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (ObjectionType(id="x"), "incomplete"),
        (ObjectionType(id="x", name={"en": "X"}, parent="nothing"), "unknown_type"),
        (ObjectionType(id="x", name={"en": "X"}, parent="price_high"), "unknown_type"),
        (ObjectionType(id="price", name={"en": "Price"}, parent="need"), "in_use"),
        (ObjectionType(id="stop", name={"en": "Stop"}, retired=True), "in_use"),
    ],
)
def test_a_kind_that_makes_no_sense_is_refused(wish: ObjectionType, code: str) -> None:
    """Two levels, and one stop for ever."""
    with pytest.raises(OutboundRefusal, match=code):
        written(wish, KNOWN)


def test_stop_never_counts() -> None:
    """Whatever somebody writes."""
    assert not written(ObjectionType(id="stop", name={"en": "Stop"}), KNOWN).counts


def test_other_words_are_another_edition() -> None:
    """Retiring a card is none."""
    card = ResponseCard(id="c", type="price", title={"en": "A"}, text={"en": "B"}, edition=3)
    words = ResponseCard(id="c", type="price", title={"en": "A"}, text={"en": "C"})
    retired = ResponseCard(id="c", type="price", title={"en": "A"}, text={"en": "B"}, retired=True)

    assert edited(card, words).edition == 4
    assert edited(card, retired).edition == 3
    assert edition_of(edited(card, words)).id == "c@4"
