"""Numbers as people press and write them become E.164, or nothing."""

import pytest

from callcenter.service.numbers import region_of, spoken_digits, to_e164


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        ("+14155550142", "", "+14155550142"),
        ("+1 (415) 555-0142", "", "+14155550142"),
        ("4155550142", "+18005550100", "+14155550142"),
        ("030 901820", "+4930901820", "+4930901820"),
        ("13800138000", "+8610123456", "+8613800138000"),
        ("4155550142", "", ""),
        ("12", "+18005550100", ""),
        ("anonymous", "+18005550100", ""),
        ("", "+18005550100", ""),
        ("+999123", "", ""),
        ("+19005550142", "", ""),
        ("09001234567", "+4930901820", ""),
    ],
)
def test_a_number_becomes_one_of_its_country(text: str, beside: str, expected: str) -> None:
    """Without a country it is one of the country of the number beside it."""
    assert expected == to_e164(text, beside)


def test_the_country_of_a_number_is_told() -> None:
    """And of what is no number, none is."""
    assert ("US", "DE", None) == (region_of("+14155550142"), region_of("+4930901820"), region_of("x"))


def test_a_number_is_read_digit_by_digit() -> None:
    """Nobody understands four billion."""
    assert "4 9 3 0" == spoken_digits("+4930")
