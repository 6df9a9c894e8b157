"""Numbers that everybody may see say neither who calls nor from where exactly."""

import pytest

from callcenter.service.masking import masked


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+15551234567", "+1555***4567"),
        ("+8613800138000", "+8613***8000"),
        ("15551234567", "1555***4567"),
        ("+12345678", "***78"),
        ("10086", "***"),
        ("anonymous", "anonymous"),
        ("", ""),
    ],
)
def test_masks_the_middle_of_a_number(number: str, shown: str) -> None:
    """Seven characters stay at most; a short number loses more."""
    assert masked(number) == shown


def test_never_shows_a_whole_number() -> None:
    """Whatever its length, a number loses digits."""
    for length in range(1, 20):
        assert masked("+" + "7" * length) != "+" + "7" * length
        assert masked("7" * length) != "7" * length
