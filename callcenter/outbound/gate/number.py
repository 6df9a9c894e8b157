"""Numbers as the gate and its lists keep them: E.164, its digits as an integer where there are many."""

#: Middle numbers that guard a customer's own: mainland China, segment 700, 15 digits behind the +86 (CN-14).
_PRIVACY, _PRIVACY_DIGITS = "+86700", 17


def is_dialable(number: str) -> bool:
    """Whether a text is a number in E.164, or a Chinese privacy number, which is longer."""
    digits = number[1:]
    most = _PRIVACY_DIGITS if number.startswith(_PRIVACY) else 15
    plain = number[:1] == "+" and digits.isascii() and digits.isdecimal()
    return plain and digits[:1] != "0" and 7 <= len(digits) <= most


def key_of(number: str) -> int:
    """Return the integer that stands for a number in a list. Raises `ValueError` for what is none."""
    if not is_dialable(number):
        raise ValueError("no number in E.164")
    return int(number[1:])
