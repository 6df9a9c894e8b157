"""Matching pressed keys with the answers that a question knows."""

from collections.abc import Iterable

from ivr.outputs import Result

KEYPAD = frozenset("0123456789*#")
LONGEST_ENTRY = 128


def match(answers: Iterable[str], pressed: str, finished: bool) -> Result:
    """What the keys so far come to, among the known answers.

    Where both `3` and `33` are answers, a `3` is found and more is possible:
    only the end of the entry, or one key more, tells them apart.
    """
    fitting = [answer for answer in answers if answer.startswith(pressed)]
    longer = any(answer != pressed for answer in fitting) and not finished
    if pressed in fitting:
        return Result.FOUND_MORE_POSSIBLE if longer else Result.FOUND
    return Result.MORE_NEEDED if longer else Result.INVALID


def typed(keys: str, finish_key: str) -> tuple[str, bool]:
    """The keys up to the finish key, and whether it was there; what is no key is dropped."""
    clean = "".join(key for key in keys if key in KEYPAD)[:LONGEST_ENTRY]
    if not finish_key:
        return clean, False
    entry, found, _ = clean.partition(finish_key)
    return entry, bool(found)
