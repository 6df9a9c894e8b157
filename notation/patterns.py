"""Dial patterns: the way telephony writes `any number like this`.

X is 0 to 9, Z is 1 to 9, N is 2 to 9, `[3-9]` a range of digits; a last `.`
is one or more of anything and a last `!` any or nothing. A plain number
matches itself. They are not regular expressions, so none can run away.
"""

import re
from functools import lru_cache

CLASSES = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}
PIECE = re.compile(r"\[[0-9-]+\]|.")


def matches(pattern: str, number: str) -> bool:
    """Whether the whole number fits the pattern."""
    return _compiled(pattern).fullmatch(number) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_piece(piece) for piece in PIECE.findall(pattern)), re.DOTALL)


def _piece(piece: str) -> str:
    if not piece.startswith("["):
        return CLASSES.get(piece) or re.escape(piece)
    digits = piece[1:-1].strip("-") or "0-9"
    return f"[{_ordered(digits)}]"


def _ordered(digits: str) -> str:
    """A character class in which no range runs backwards, which `re` would refuse."""
    spans = re.findall(r"(\d)-+(\d)|(\d)", digits)
    return "".join(f"{min(a, b)}-{max(a, b)}" if a else single for a, b, single in spans)
