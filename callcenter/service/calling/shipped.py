"""The policy packs that ship with the service."""

from functools import cache
from importlib.resources import files

from callcenter.outbound.gate.packs import BadPack, PackFault, read_pack
from callcenter.outbound.gate.rules import Pack


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """Return the packs of the package, those that hold everywhere first. Raises `BadPack`."""
    found: list[Pack] = []
    faults: list[PackFault] = []
    folder = files("callcenter.outbound.packs")
    for file in sorted(
        (each for each in folder.iterdir() if each.name.endswith(".yaml")), key=lambda f: f.name
    ):
        try:
            found.append(read_pack(file.read_text(encoding="utf-8"), file.name))
        except BadPack as error:
            faults += error.faults
    if faults:
        raise BadPack(faults)
    return tuple(sorted(found, key=lambda pack: bool(pack.countries)))
