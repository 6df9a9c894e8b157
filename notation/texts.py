"""Texts in several languages, with holes to fill.

A hole is `{name}`, or `{name:digits}` to have a number read key by key; `{{`
and `}}` are plain braces. Filling never evaluates anything.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from notation.kinds import PATH, Fact
from notation.languages import nearest

AUDIO = "audio:"
LONGEST_FILLING = 200

HOLE = re.compile(rf"\{{\{{|\}}\}}|\{{(?P<name>{PATH})(?P<digits>:digits)?\}}|(?P<stray>[{{}}])")

Text = str | Mapping[str, str]


def holes(text: str) -> Iterator[str]:
    """The names in the holes of a text; a recording's name has none."""
    if text.startswith(AUDIO):
        return iter(())
    return (hole["name"] for hole in HOLE.finditer(text) if hole["name"])


def stray(text: str) -> bool:
    """Whether a brace stands where no hole is."""
    return not text.startswith(AUDIO) and any(hole["stray"] for hole in HOLE.finditer(text))


def fill(text: str, value: Callable[[str], Fact]) -> str:
    """The text with its holes filled; an absent value leaves nothing."""

    def filling(hole: re.Match[str]) -> str:
        if not hole["name"]:
            return hole[0][0]
        words = plain(value(hole["name"]))
        return " ".join(words) if hole["digits"] else words

    return HOLE.sub(filling, text)


def plain(value: Fact) -> str:
    """A value as words on one line, cut to a length that can be spoken; a list says nothing."""
    if value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    words = " ".join(str(value).split())
    return "".join(letter for letter in words if letter.isprintable())[:LONGEST_FILLING]


def choose(text: Text, language: str, default: str) -> tuple[str, str]:
    """The language to speak in and the words for it; a bare string is in the default one."""
    if isinstance(text, str):
        return default, text
    fallback = default if default in text else next(iter(text))
    tag = nearest(language, text, fallback)
    return tag, text[tag]


def by_language(text: Text) -> Mapping[str, str]:
    """The lines of a text by language; a bare string stands under ""."""
    return {"": text} if isinstance(text, str) else text
