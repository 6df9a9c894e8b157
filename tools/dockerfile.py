"""What the Dockerfile says, as values, and what `.dockerignore` lets the builder see."""

import re
from pathlib import Path

from msgspec import Struct


class Step(Struct, frozen=True):
    """One instruction: its word and all that stands behind it, continued lines joined."""

    word: str
    rest: str


class Stage(Struct, frozen=True):
    """What stands between one FROM and the next."""

    base: str
    name: str
    steps: tuple[Step, ...]


class Copy(Struct, frozen=True):
    """A COPY. `stage` is where its sources lie, empty for what the builder was given."""

    stage: str
    sources: tuple[str, ...]
    target: str


def stages(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile; what has no name is called by its number."""
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    found: list[Stage] = []
    for line in lines:
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            found.append(Stage(base, name or str(len(found)), ()))
        elif found:
            last = found[-1]
            found[-1] = Stage(last.base, last.name, (*last.steps, Step(word, rest.strip())))
    return found


def copy(rest: str) -> Copy:
    """Return what a COPY says."""
    words = rest.split()
    stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else ""
    return Copy(stage, tuple(words[:-1]), words[-1])


class Ignored:
    """The lines of a `.dockerignore`: the last that fits a path, or a folder above it, decides."""

    def __init__(self, text: str) -> None:
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        self._lines = [(not line.startswith("!"), _pattern(line.removeprefix("!"))) for line in lines]

    def hides(self, path: str) -> bool:
        """Whether the builder is not given this path, relative and with `/`."""
        parts = path.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        hidden = False
        for hides, pattern in self._lines:
            if any(pattern.fullmatch(each) for each in above):
                hidden = hides
        return hidden


def _pattern(line: str) -> re.Pattern[str]:
    told = re.escape(line.strip("/")).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.compile(told)


def context(root: Path) -> list[str]:
    """Return the files that the builder is given of a folder, relative to it."""
    ignored = Ignored((root / ".dockerignore").read_text("utf-8"))
    found: list[str] = []
    folders = [root]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            name = path.relative_to(root).as_posix()
            if path.is_dir() and not path.is_symlink():
                if not ignored.hides(name):
                    folders.append(path)
            elif not ignored.hides(name):
                found.append(name)
    return sorted(found)
