"""Full text, cut into words that can be looked up: for languages with spaces and for Chinese without.

What has spaces is cut there; case and accents do not count. A run of Chinese, Japanese or Korean is
cut into pairs of neighbours, and its last character stands alone besides: so any word of two characters
is a pair, and any single character begins one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from msgspec import Struct

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"(?P<cjk>[{_CJK}]+)|[^\W_{_CJK}]+")

#: A longer word counts by its beginning.
_LONGEST = 64
#: So many words of a question count.
_MOST = 12
#: From this length on a word of a question is found as the beginning of another, too.
_BEGINNING = 3


class Wanted(Struct, frozen=True):
    """A word of a question; with `begins`, words that begin so will do, at half the weight."""

    word: str
    begins: bool


def split(text: str) -> Iterator[str]:
    """Yield the words of a text as they are looked up, in order, doubles included."""
    for run in _RUNS.finditer(unicodedata.normalize("NFKC", text).casefold()):
        word = run.group()
        if run["cjk"]:
            yield from (word[start : start + 2] for start in range(len(word)))
        else:
            yield _plain(word)[:_LONGEST]


def wanted(text: str) -> tuple[Wanted, ...]:
    """Return the words of a question, each once: of a run of Chinese the pairs alone."""
    found: dict[str, Wanted] = {}
    for run in _RUNS.finditer(unicodedata.normalize("NFKC", text).casefold()):
        words = list(split(run.group()))
        for word in words[:-1] if run["cjk"] and len(words) > 1 else words:
            begins = len(word) == 1 if run["cjk"] else len(word) >= _BEGINNING
            found.setdefault(word, Wanted(word, begins))
    return tuple(found.values())[:_MOST]


def weigh(values: Mapping[str, object], weights: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the words of some fields with their weights, in order of words.

    `values` holds the fields as plain values; texts in lists and dicts count. A word weighs as much as
    the fields together in which it stands.
    """
    found: dict[str, int] = {}
    for field, weight in weights.items():
        for word in {word for text in _texts(values.get(field)) for word in split(text)}:
            found[word] = found.get(word, 0) + weight
    return tuple(sorted(found.items()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _plain(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))
