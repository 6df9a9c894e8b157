"""A merge leaves nothing behind: it is tried with every kind of the books that names a customer."""

import re
import types
import typing
from collections.abc import AsyncIterator, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.cases.case import Case
from callcenter.outbound.gate.kept import DialCheck
from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import HOUSE
from callcenter.service.accounts.references import AT_ACCOUNT, AT_PERSON, renamed
from callcenter.service.accounts.signs import each
from callcenter.storage.kinds import SHELVES
from tests.web.stage import Stage, build

GONE, KEPT = "file-that-goes", "file-that-stays"
#: What a field is called that may name a person or an account.
TELLING = re.compile(
    r"person|people|account|customer|client|contact_of|attend|guest|reports_to|met$|merged_into"
)
#: Fields that are called so and name something else, or nothing that moves.
OTHERWISE = {
    (Case, "merged_into"),  # another case
    (DialCheck, "person"),  # the gate's book says whom it was asked about then
    (Erased, "person"),  # the proof of an erasure stays with the file that was erased
}
KINDS = [shelf.kind for shelf in SHELVES]


def fields(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a kind and of everything in it."""
    for field in msgspec.structs.fields(kind):
        yield field.name, field.type
        for inner in structs_in(field.type):
            yield from fields(inner)


def structs_in(hint: Any) -> Iterator[type[Struct]]:
    """Yield the structs that a type is made of."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for argument in typing.get_args(hint):
        yield from structs_in(argument)


def named(kind: type[Any]) -> set[str]:
    """Return the fields of a kind that may name a customer."""
    return {name for name, hint in fields(kind) if tells(name, hint) and (kind, name) not in OTHERWISE}


def tells(name: str, hint: Any) -> bool:
    """Whether a field may name a customer, or several."""
    return bool(TELLING.search(name)) and hint in (str, str | None, tuple[str, ...])


def filled(kind: type[Any], value: str, **more: Any) -> Any:
    """Return something of a kind that names `value` wherever it may name a customer."""
    return msgspec.convert(document(kind, value) | more, kind, strict=False)


def document(kind: type[Any], value: str) -> dict[str, Any]:
    """Return it as plain values: what is needed, and what names somebody, however deep."""
    made: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        inner = next(structs_in(field.type), None)
        if inner is not None and (field.required or any(tells(*each) for each in fields(inner))):
            one = document(inner, value)
            made[field.name] = [one] if "tuple" in str(field.type) else one
        elif tells(field.name, field.type):
            made[field.name] = [value] if "tuple" in str(field.type) else value
        elif field.required:
            made[field.name] = simple(field.type)
    return made


def simple(hint: Any) -> Any:
    """Return some value of a type."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    if isinstance(hint, types.UnionType):
        return simple(typing.get_args(hint)[0])
    return {str: "x", float: 1.0, int: 1, bool: True}.get(hint, [])


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Books with two files of one person, and two of one account."""
    made = await build(tmp_path / "dist")
    yield made
    await made.runner.stop()


async def test_every_kind_names_the_one_that_stays(stage: Stage) -> None:
    """Of people and of accounts: nothing but the file itself still says who is gone."""
    books, merging = stage.records.books, stage.parts.customers.merging
    for of, merge in ((Person, merging.people), (Account, merging.accounts)):
        filings = [
            filled(kind, GONE, id=f"{of.__name__}-{kind.__name__}") for kind in KINDS if kind is not Erased
        ]
        filings += [Notice(f"{of.__name__}-notice", subject=GONE, user="ann")]
        filings += [TimelineEntry(f"{of.__name__}-line", person=GONE, account=GONE, ref=GONE)]
        # Whatever goes is a file of this kind alone: nobody's account is a person.
        files = [of(id=GONE), of(id=KEPT)]
        await books.commit([Put(each) for each in (*files, *filings)], "sue", 1.0)

        await merge(HOUSE, GONE, 1, KEPT, 1)

        mine = {
            (kind, name)
            for names in (AT_PERSON if of is Person else AT_ACCOUNT)
            for kind, name in pairs(names)
        }
        for kind in KINDS:
            async for found in each(books, kind, {}):
                told = msgspec.json.encode({name: deep(found, name) for k, name in mine if k is kind})
                assert found.id == GONE or GONE.encode() not in told, (of, kind, told)


def pairs(names: Any) -> set[tuple[type[Any], str]]:
    """Return the kind with each of its fields."""
    return {(names.kind, field) for field in names.fields}


def deep(value: Any, name: str) -> list[Any]:
    """Return what stands in the fields of a name, wherever they are."""
    if isinstance(value, Struct):
        here = [getattr(value, name)] if name in value.__struct_fields__ else []
        return here + [
            found for each in value.__struct_fields__ for found in deep(getattr(value, each), name)
        ]
    return [found for each in value for found in deep(each, name)] if isinstance(value, tuple) else []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_kind_is_forgotten(kind: type[Any]) -> None:
    """A field that may name a customer is in the list of what a merge moves, or told apart here."""
    moved = {field for names in (*AT_PERSON, *AT_ACCOUNT) if names.kind is kind for field in names.fields}
    assert named(kind) <= moved


def test_a_name_stands_once_and_the_rest_is_the_same() -> None:
    """Nothing is made anew where nobody is named."""
    visit = filled(next(kind for kind in KINDS if kind.__name__ == "Visit"), GONE, id="v1")
    both = msgspec.structs.replace(visit, people=(KEPT, "li", GONE))
    assert (KEPT, "li") == renamed(both, {"people"}, GONE, KEPT).people
    assert renamed(visit, {"people", "met"}, "nobody", KEPT) is visit
    assert (KEPT,) == renamed(visit, {"people", "met"}, GONE, KEPT).report.met
