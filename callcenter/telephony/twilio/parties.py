"""Who is on the other end: numbers as the network gives them, and names of browser phones."""

import re

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

_HIDDEN_WORDS = ("ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE", "PRIVATE", "WITHHELD")

#: What a network sends instead of a number: the word, or the word spelled on a keypad.
HIDDEN = frozenset(word.lower() for word in _HIDDEN_WORDS) | {
    "+" + word.translate(_KEYPAD) for word in _HIDDEN_WORDS
}

_PREFIX = "client:"
_LONGEST = 128
_PLAIN = re.compile(r"[A-Za-z0-9]")
_ESCAPED = re.compile(r"_([0-9a-f]+)_")


def number(raw: str) -> str:
    """Return a caller's or dialled number, or "" when the network hides or lacks it."""
    raw = raw.strip()
    return "" if raw.lower() in HIDDEN else raw[:_LONGEST]


def identity(agent: str) -> str:
    """Return the name of an agent's browser phone: letters, digits and underscores only.

    Every other character, the underscore too, becomes its code point in hexadecimal
    between underscores, so that no two agents share a name.
    """
    return "".join(char if _PLAIN.match(char) else f"_{ord(char):x}_" for char in agent)


def agent_of(caller: str) -> str | None:
    """Return the agent behind a `client:` address, or None if it is no browser phone."""
    if not caller.startswith(_PREFIX):
        return None
    return _ESCAPED.sub(_unescape, caller[len(_PREFIX) :])


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
