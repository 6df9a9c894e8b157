"""What the stores of both databases make of the answers they find."""

from collections.abc import Iterable, Sequence
from typing import Any

from callcenter.ports.journal import Answer


def last_answers(rows: Iterable[Sequence[Any]]) -> list[Answer]:
    """Return the last answer under each key, oldest first.

    `rows` are (key, at, reply), in the order in which they were given.
    """
    last = {row[0]: Answer(*row) for row in rows}
    return sorted(last.values(), key=lambda answer: answer.at)
