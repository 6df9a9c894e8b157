"""Whatever a notice can tell has its words on the screen, in both languages."""

import re
from pathlib import Path

from callcenter.service.notice_kinds import TOLD

WORDS = Path(__file__).parents[2] / "console/src/features/notices/words.ts"


def test_the_console_has_words_for_all_of_it_and_for_nothing_else() -> None:
    """Once in English and once in Chinese each."""
    found = re.findall(r"^    'what\.([a-z_.]+)': '.+',$", WORDS.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(found) == sorted(2 * [f"{kind}.{what}" for kind, words in TOLD.items() for what in words])
