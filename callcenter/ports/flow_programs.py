"""The programs of flows that calls began in, kept so that they outlive the process."""

from msgspec import Struct


class FlowProgram(Struct, frozen=True):
    """One version of a floor's flows. `id` comes from `id_of`, `content` is what `Program.encode` wrote."""

    id: str
    version: int = 0
    floor: str = ""
    content: str = ""
    at: float = 0.0


def id_of(floor: str, version: str) -> str:
    """Return the id of a floor's program: another floor keeps the same one for itself."""
    return f"{floor}:{version}"
