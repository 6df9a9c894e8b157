"""The reference pages say what the code says."""

import re
from pathlib import Path

from callcenter.service.permissions import ROLES, Permission
from callcenter.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"


def test_every_setting_is_on_its_page_with_its_default() -> None:
    """An engineer at night finds the name and what it is without it."""
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    rows = {
        name.removeprefix("CALLCENTER_").lower(): default
        for name, default in re.findall(r"^\| `(\w+)` \| ?`?([^`|]*?)`? \|", page, re.MULTILINE)
    }

    assert {name: str(getattr(Settings(), name)) for name in Settings.__struct_fields__} == rows


def test_decisions_are_numbered_without_gaps_and_have_their_three_parts() -> None:
    """Each page says why, what and what follows."""
    pages = sorted((DOCS / "decisions").glob("*.md"))

    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for part in ("## Context", "## Decision", "## Consequences"):
            assert part in text, f"{page.name} lacks {part}"


def test_permissions_are_on_their_page_with_their_roles() -> None:
    """The page and the table of the code give every role the same."""
    page = (DOCS / "reference" / "permissions.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([\w, ]+) \|$", page, re.MULTILINE)

    assert [permission.value for permission in Permission] == [name for name, _ in rows]
    for name, roles in rows:
        assert sorted(role for role, may in ROLES.items() if name in may) == roles.split(", ")


def test_every_link_leads_to_a_file() -> None:
    """In the pages that a stranger reads; those that lead elsewhere are not followed."""
    root = DOCS.parent
    pages = [root / "README.md", root / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    links = {
        (page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    }

    assert [] == [
        f"{page.relative_to(root)}: {link}"
        for page, link in sorted(links)
        if "://" not in link and not (page.parent / link).exists()
    ]


def test_the_readme_leads_to_every_guide() -> None:
    """Nobody looks for a page that they do not know of."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")

    assert [] == [
        page.name for page in (DOCS / "howto").glob("*.md") if f"docs/howto/{page.name}" not in readme
    ]
