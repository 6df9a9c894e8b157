"""What holds for the tree as a whole: what files may not name, and what the Makefile must offer."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.budget import PURE

ROOT = Path(__file__).parent.parent.parent

# Written in pieces, so that this file does not name what it looks for.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("registry", "npmmirror", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
]
FOLDERS = "work|opt|root|home|Users"
MACHINE_PATH = re.compile(rf"(?<![\w.}})$~/-])/(?:{FOLDERS})/")
TARGETS = ["setup", "console", "run", "test", "check", "bench", "requirements", "clean", "help"]


def _tracked() -> Iterator[tuple[str, str]]:
    """Every text file that git tracks, with its text."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield name, data.decode("utf-8", errors="replace")


def _lines(wanted: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in _tracked()
        for number, line in enumerate(text.splitlines(), 1)
        if wanted.search(line)
    ]


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the business of the machine that installs them."""
    assert [] == _lines(re.compile("|".join(map(re.escape, HOSTS))))


def test_no_file_names_a_place_on_some_machine() -> None:
    """Nor the folder this checkout happens to lie in."""
    here = rf"|{re.escape(str(ROOT))}" if len(ROOT.parts) > 2 else ""

    assert [] == _lines(re.compile(MACHINE_PATH.pattern + here))


@pytest.mark.parametrize("path", ["see /{}/x", "'/{}/x'", "file:///{}/x", "/{}/"])
def test_a_place_on_a_machine_is_recognised(path: str) -> None:
    """As a word of its own, in quotes, or behind a scheme."""
    assert MACHINE_PATH.search(path.replace("file://", "").format("work"))
    assert not MACHINE_PATH.search(f"src/{FOLDERS.split('|', maxsplit=1)[0]}/x")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-node"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    """One version and at least one hash each, and no option that would choose an index."""
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]

    assert entries
    assert [] == [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:", entry)]


@pytest.mark.parametrize("target", TARGETS)
def test_the_makefile_has_every_target(target: str) -> None:
    """And `make help` tells what each is for."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE)


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_is_held_to_its_contracts(room: str) -> None:
    """What it may not import, and what it may not call."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (pure,) = (c for c in tool["importlinter"]["contracts"] if c["name"].startswith("The pure rooms"))
    (banned,) = (p for p, codes in tool["ruff"]["lint"]["per-file-ignores"].items() if "TID251" in codes)
    name = room.rstrip("/").removesuffix(".py")

    assert (ROOT / room).exists()
    assert name.replace("/", ".") in pure["source_modules"]
    assert set(name.split("/")) <= set(re.split(r"[{},/]|\.py", banned))
