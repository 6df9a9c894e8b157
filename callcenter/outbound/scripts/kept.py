"""How scripts are kept: the one that holds now, and every edition that talks may still go by."""

from msgspec import Struct


class ScriptEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A script as it holds for new talks. `id` is its name, `edition` counts its texts from 1.

    `at`, `by`: published when (seconds UTC) and by whom. A `retired` one is proposed no more.
    """

    id: str
    version: int = 0
    edition: int = 0
    title: dict[str, str] = {}
    queues: tuple[str, ...] = ()
    retired: bool = False
    at: float = 0.0
    by: str = ""


class ScriptEdition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The text of a script in one edition; `id` is `name@edition`."""

    id: str
    version: int = 0
    script: str = ""
    edition: int = 0
    text: str = ""
    at: float = 0.0
    by: str = ""


def edition_id(script: str, edition: int) -> str:
    """The id of an edition."""
    return f"{script}@{edition}"
