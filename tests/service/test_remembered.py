"""Results are kept by who asks, not by what is asked."""

from callcenter.service.remembered import Remembered


def test_the_same_object_is_computed_once_and_an_equal_one_again() -> None:
    """A deep value is never compared."""
    asked: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    remembered, same = Remembered(total), [1, 2]
    assert [remembered(same), remembered(same), remembered([1, 2])] == [3, 3, 3]
    assert len(asked) == 2


def test_the_oldest_are_forgotten_and_nobody_gets_anothers_result() -> None:
    """However many come, and whatever place in memory they are given."""
    remembered = Remembered(len, limit=2)
    for size in range(50):
        assert remembered("x" * size * 100) == size * 100
