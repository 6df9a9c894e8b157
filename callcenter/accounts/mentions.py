"""Where colleagues' own words still name somebody who was erased: for a human to look at (EU-03). Pure.

What is kept of a mention names nobody: it says where the words stand, and what somebody decided.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

#: Fewer digits than these in a row are no telephone number.
_DIGITS = 7
#: Numbers are compared by their last digits: people write them with and without their country.
_TAIL = 8


class Decided(StrEnum):
    """What somebody decided about words that may name an erased person."""

    OPEN = "open"
    SCRUBBED = "scrubbed"  #: the words were written anew, without them
    KEPT = "kept"  #: it is somebody else, or the words must stay; with the reason


class Mention(Struct, frozen=True, omit_defaults=True):
    """Words that may name an erased person: in `fields` of the thing `ref` of a kind (`note`, `task`, ...).

    `erasure` is the id of its proof, `account` whose file it stands in. Times in seconds UTC.
    """

    id: str
    version: int = 0
    erasure: str = ""
    kind: str = ""
    ref: str = ""
    account: str = ""
    fields: tuple[str, ...] = ()
    decided: Decided = Decided.OPEN
    why: str = ""
    by: str = ""
    at: float = 0.0
    found_at: float = 0.0


class Traits(Struct, frozen=True):
    """What somebody may be named by: a pattern of names and addresses, the ends of their numbers."""

    words: re.Pattern[str] | None
    tails: tuple[str, ...]


def traits(name: str, numbers: Iterable[str], emails: Iterable[str]) -> Traits:
    """Return what to look for. A name in Latin letters is a word of its own, others stand anywhere."""
    known = [word.strip() for word in (name, *emails) if len(word.strip()) > 1]
    parts = [_bounded(re.escape(word)) if word.isascii() else re.escape(word) for word in known]
    words = re.compile("|".join(parts), re.IGNORECASE) if parts else None
    tails = (re.sub(r"\D", "", number)[-_TAIL:] for number in numbers)
    return Traits(words, tuple(tail for tail in tails if len(tail) >= _DIGITS))


def naming(texts: Mapping[str, str], wanted: Traits) -> tuple[str, ...]:
    """Return the fields whose text may name the person, in order."""
    return tuple(name for name, text in texts.items() if text and _names(text, wanted))


def _names(text: str, wanted: Traits) -> bool:
    if wanted.words is not None and wanted.words.search(text):
        return True
    runs = (re.sub(r"\D", "", run) for run in re.findall(r"[\d][\d\s().\-/]{5,}\d", text))
    return any(run.endswith(tail) for run in runs for tail in wanted.tails)


def _bounded(word: str) -> str:
    return rf"(?<![A-Za-z]){word}(?![A-Za-z])"
