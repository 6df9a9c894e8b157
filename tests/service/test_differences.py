"""What differs between two documents, said by its path."""

from typing import Any

import pytest

from callcenter.service.differences import Change, differences

HOUSE: dict[str, Any] = {
    "name": "Acme",
    "queues": [{"id": "sales", "ring_seconds": 20}, {"id": "help", "name": {"en": "Help"}}],
    "days": [1, 2],
}


def test_the_same_differs_in_nothing() -> None:
    """However deep."""
    assert list(differences(HOUSE, HOUSE)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "Bolt"}, Change("name", "Acme", "Bolt")),
        ({"new": 1}, Change("new", None, 1)),
        ({"days": [1]}, Change("days", [1, 2], [1])),
        ({"queues": HOUSE["queues"][:1]}, Change("queues.help", HOUSE["queues"][1], None)),
        ({"queues": HOUSE["queues"][::-1]}, Change("queues", ["sales", "help"], ["help", "sales"])),
        (
            {"queues": [{"id": "sales", "ring_seconds": 9}, HOUSE["queues"][1]]},
            Change("queues.sales.ring_seconds", 20, 9),
        ),
        (
            {"queues": [HOUSE["queues"][0], {"id": "help", "name": {"en": "Help", "de": "Hilfe"}}]},
            Change("queues.help.name.de", None, "Hilfe"),
        ),
    ],
)
def test_a_difference_is_named_by_where_it_is(change: dict[str, Any], expected: Change) -> None:
    """Entries of lists by their ids."""
    assert list(differences(HOUSE, HOUSE | change)) == [expected]
