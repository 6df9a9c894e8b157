"""Very many numbers, kept in order and found by halving."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.outbound.gate.number_list import DAY, ListBuilder, NumberList

NUMBERS = st.lists(st.integers(1_000_000, 999_999_999_999_999), max_size=400)


def built(*numbers: int, day: int = 0, before: NumberList | None = None) -> NumberList:
    builder = ListBuilder(day, before)
    builder.add(numbers)
    return builder.build()


@given(NUMBERS, NUMBERS)
def test_it_holds_what_was_added_and_nothing_else(listed: list[int], others: list[int]) -> None:
    """In whatever order and however often; each once."""
    numbers = built(*listed)

    assert list(numbers) == sorted(set(listed))
    assert [each in numbers for each in others] == [each in set(listed) for each in others]


@given(NUMBERS, NUMBERS)
def test_it_comes_back_from_its_pieces(listed: list[int], earlier: list[int]) -> None:
    """Numbers and days."""
    numbers = built(*listed, day=20_000, before=built(*earlier))

    again = NumberList.joined(numbers.parts())

    assert list(again) == list(numbers)
    assert [again.since(each) for each in listed] == [numbers.since(each) for each in listed]


def test_a_number_that_is_new_in_an_edition_is_listed_since_its_day() -> None:
    """One of the first edition is listed for longer than anybody asks, and keeps that."""
    first = built(491, 492, day=100)
    second = built(491, 493, day=130, before=first)
    third = built(491, 493, 494, day=160, before=second)

    assert [first.since(each) for each in (491, 492)] == [0.0, 0.0]
    assert [third.since(each) for each in (491, 493, 494)] == [0.0, 130 * DAY, 160 * DAY]


def test_a_day_that_the_file_tells_holds() -> None:
    """Even in a first edition."""
    builder = ListBuilder(100)
    builder.add((492, 491))
    builder.tell(491, 90)
    numbers = builder.build()

    assert (numbers.since(491), numbers.since(492)) == (90 * DAY, 0.0)


def test_many_numbers_without_order_are_put_in_order_bucket_by_bucket() -> None:
    """More of them than are sorted at once."""
    numbers = built(*(4_900_000_000 + n * 7919 % 500_009 for n in range(500_000)))

    assert len(numbers) == 500_000
    assert all(one < two for one, two in zip(list(numbers), list(numbers)[1:], strict=False))
    assert numbers.bytes == 8 * 500_000
