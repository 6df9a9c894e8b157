"""The JSON Schema of flow files, made from the steps themselves.

`python -m ivr.schema` prints it; `ivr/schema.json` is that output, kept for
editors and other tools.
"""

from functools import cache
from pathlib import Path
from typing import Any

import notation.schema
from ivr.program import Flow
from ivr.steps import STEPS
from ivr.steps.menu import Choice
from notation.branching import Case

SCHEMA_FILE = Path(__file__).parent / "schema.json"


@cache
def schema() -> dict[str, Any]:
    """The schema of one flow file, JSON Schema draft 2020-12."""
    return notation.schema.schema_of("A call flow", Flow, STEPS, (Choice, Case))


def rendered() -> str:
    """The schema as it stands in `schema.json`."""
    return notation.schema.rendered(schema())


if __name__ == "__main__":
    print(rendered(), end="")
