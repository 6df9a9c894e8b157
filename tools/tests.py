"""Run the tests; those that failed beside others and have doors open get a second look, alone.

A story with sockets, disks and browsers can fail because the machine stood still. Such a failure is told
apart from a fault by trying it alone, several times in a row: one more failure and it stays a failure. What
passes is named as unsteady in the last lines, to be mended. The pure rooms get no second look: they have no
excuse. Nor does a run in which more than a few failed.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

#: Where tests open doors: only these may blame the machine.
DOORS = (
    "tests/browser/",
    "tests/contract/",
    "tests/dashboards/",
    "tests/mail/",
    "tests/scenarios/",
    "tests/web/",
)
MOST = 3
TIMES = 3

_FAILED = Path(".pytest_cache/v/cache/lastfailed")
_TESTS_FAILED = 1


def verdict(
    run: Callable[[Sequence[str]], int], failed: Callable[[], list[str]], flags: Sequence[str]
) -> int:
    """Return the exit code of all tests. `run` runs pytest with arguments, `failed` names who failed last."""
    code = run(["--cache-clear", *flags])
    if code != _TESTS_FAILED:
        return code
    names = failed()
    if not names or len(names) > MOST or not all(name.startswith(DOORS) and "::" in name for name in names):
        return code
    print(f"A second look at what failed, alone, {TIMES} times in a row:", *names, sep="\n  ", flush=True)
    for _ in range(TIMES):
        if again := run(["-p", "no:cacheprovider", *names]):
            return again
    print("UNSTEADY: failed beside others, passed alone. Mend:", *names, sep="\n  ", flush=True)
    return 0


def _run(arguments: Sequence[str]) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode


def _failed() -> list[str]:
    return list(json.loads(_FAILED.read_text(encoding="utf-8"))) if _FAILED.exists() else []


if __name__ == "__main__":
    raise SystemExit(verdict(_run, _failed, sys.argv[1:]))
