"""The kinds of objections: two levels, shipped, to be extended, and never deleted once used."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.refusal import OutboundRefusal

Names = dict[str, str]

#: The customer wants no more calls: this is obeyed, not answered.
STOP = "stop"
#: We reached somebody else than we wanted.
WRONG_PERSON = "wrong_person"
_SHIPPED = Path(__file__).parent / "taxonomy.yaml"


class ObjectionType(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of objection. `parent` is "" on the first level, else the id of one that has none.

    `words` are typical ones of customers, `behind` what usually stands behind them. One that does not
    `count` is no objection to an offer (a wrong person, a stop): it is left out of objection rates.
    A `retired` one is offered no more; what was logged under it stays. `number` orders the chips.
    """

    id: str
    version: int = 0
    parent: str = ""
    name: Names = {}
    words: Names = {}
    behind: Names = {}
    counts: bool = True
    retired: bool = False
    number: int = 0


@cache
def shipped() -> tuple[ObjectionType, ...]:
    """The kinds that come with the house."""
    return msgspec.convert(yaml.safe_load(_SHIPPED.read_text(encoding="utf-8")), tuple[ObjectionType, ...])


def taxonomy(kept: Iterable[ObjectionType]) -> dict[str, ObjectionType]:
    """All kinds by id, in the order of the chips: what a house keeps stands for what is shipped."""
    by_id = {each.id: each for each in shipped()} | {each.id: each for each in kept}
    return {each.id: each for each in sorted(by_id.values(), key=lambda each: (each.number, each.id))}


def written(wish: ObjectionType, known: Mapping[str, ObjectionType]) -> ObjectionType:
    """The kind as it may be kept.

    Refuses with `incomplete` one without a name, with `unknown_type` a parent that does not exist or
    has a parent itself, with `in_use` to put one that has children, or `stop`, below another, and to
    retire `stop`.
    """
    if not any(wish.name.values()):
        raise OutboundRefusal("incomplete", "name")
    if wish.parent:
        above = known.get(wish.parent)
        if above is None or above.parent or wish.parent == wish.id:
            raise OutboundRefusal("unknown_type", wish.parent)
        if any(each.parent == wish.id for each in known.values()):
            raise OutboundRefusal("in_use", wish.id)
    if wish.id == STOP:
        if wish.retired or wish.parent:
            raise OutboundRefusal("in_use", STOP)
        return replace(wish, counts=False)
    return wish


def top(type_: str, known: Mapping[str, ObjectionType]) -> str:
    """The kind of the first level that a kind belongs to; one that is not known is its own."""
    found = known.get(type_)
    return found.parent if found is not None and found.parent else type_


def counting(known: Mapping[str, ObjectionType]) -> frozenset[str]:
    """The kinds that are objections to an offer; those below one that is none are none either."""
    return frozenset(
        each.id
        for each in known.values()
        if each.counts and (not each.parent or each.parent not in known or known[each.parent].counts)
    )
