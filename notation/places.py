"""Where in a file something stands that is named by words: `queues.sales.steps.1`."""

from typing import Any

from notation.source import Path


def place(value: Any, words: str) -> Path:
    """The path that dotted words lead along, as far as it goes.

    A thing in a list is named by its `id` or its place. A name may have dots itself: the longest that
    fits is taken.
    """
    here, left, found = value, words.split("."), list[str | int]()
    while left:
        for count in range(len(left), 0, -1):
            step = _step(here, ".".join(left[:count]))
            if step is not None:
                break
        else:
            break
        here, left = here[step], left[count:]
        found.append(step)
    return tuple(found)


def _step(here: Any, name: str) -> str | int | None:
    if isinstance(here, dict):
        return name if name in here else None
    if not isinstance(here, list):
        return None
    ids = [each.get("id") if isinstance(each, dict) else None for each in here]
    if name in ids:
        return ids.index(name)
    return int(name) if name.isdecimal() and int(name) < len(here) else None
