"""The console has words in both languages for every kind of report, its columns, fields and variants."""

import re
from pathlib import Path

from callcenter.service.accounts.office import HOUSE
from tests.service.reporting.office import office_with, reports_of

ROOT = Path(__file__).parents[3] / "console/src"
PAGES = (ROOT / "app/pages.ts").read_text(encoding="utf-8")


def said(file: str) -> set[str]:
    """Return the keys of a dictionary of two languages that both have."""
    text = (ROOT / "features/reports" / file).read_text(encoding="utf-8")
    keys = re.findall(r"^    '?([\w.]+)'?:", text, re.MULTILINE)
    return {key for key in keys if keys.count(key) == 2}


async def test_nothing_that_a_report_shows_lacks_a_word() -> None:
    """Every kind, and all that a kind says of itself."""
    kinds = reports_of(await office_with(())).kinds(HOUSE)
    words = said("words.ts") | said("column-words.ts") | said("field-words.ts")
    asked = {f"kind.{kind.name}" for kind in kinds}
    asked |= {f"column.{column.name}" for kind in kinds for column in kind.columns}
    asked |= {f"field.{name}" for kind in kinds for name in (*kind.fixed, *kind.groups, *kind.filters)}
    asked |= {f"variant.{name}" for kind in kinds for name in kind.variants}
    asked |= {f"interval.{each.value}" for kind in kinds for each in kind.intervals}
    assert asked - words == set()


async def test_the_page_opens_for_whoever_sees_a_kind() -> None:
    """Whatever permission it asks for."""
    kinds = reports_of(await office_with(())).kinds(HOUSE)
    opens = re.search(r"const REPORTS: [^=]+= \[(.*?)\]", PAGES, re.DOTALL)
    assert opens is not None
    assert {kind.needs.value for kind in kinds} == set(re.findall(r"'(\w+)'", opens[1]))
