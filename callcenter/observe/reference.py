"""The reference page of the metrics: `python -m callcenter.observe.reference` writes it."""

from pathlib import Path

from callcenter.observe.families import FAMILIES, Family

FILE = Path("docs/reference/metrics.md")

_HEAD = """# Metrics

`GET /metrics` gives these numbers in the text format of Prometheus. This page is made from the code:
run `python -m callcenter.observe.reference` after a change. Labels are bounded: none ever names
a person, a number or a contact. Beside these stand the usual `process_*` metrics.

| name | kind | labels | meaning |
|---|---|---|---|
"""


def page() -> str:
    """Return the page."""
    return _HEAD + "".join(_line(family) for family in FAMILIES)


def _line(family: Family) -> str:
    labels = ", ".join(f"`{label}`" for label in family.labels) or "–"
    return f"| `{family.name}` | {family.kind.value} | {labels} | {family.text} |\n"


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(page(), encoding="utf-8")
