"""The JSON Schema of scripts, made from the steps themselves.

`python -m callcenter.outbound.scripts.schema` prints it; `schema.json` beside this file is that
output, kept for editors and other tools.
"""

from functools import cache
from pathlib import Path
from typing import Any

import notation.schema
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.steps import STEPS, Answer
from notation.branching import Case

SCHEMA_FILE = Path(__file__).parent / "schema.json"


@cache
def schema() -> dict[str, Any]:
    """The schema of one script, JSON Schema draft 2020-12."""
    return notation.schema.schema_of("A script", Script, STEPS, (Answer, Case))


def rendered() -> str:
    """The schema as it stands in `schema.json`."""
    return notation.schema.rendered(schema())


if __name__ == "__main__":
    print(rendered(), end="")
