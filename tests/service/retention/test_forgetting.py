"""What is personal goes out of the journal, and the floor that is folded from it is the same."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from callcenter.floor import Floor
from callcenter.ports.journal import Row
from callcenter.service.retention.forgetting import forgotten
from callcenter.service.wire import decode_command, decode_event, encode, name_of
from callcenter.simulation.lines import read
from tests.service.retention.samples import SAMPLES, SECRETS

#: The recorded days in which customers have numbers and cards.
JOURNALS = [
    Path(__file__).parents[2] / "journals" / f"{day}.jsonl" for day in ("mischief", "policies", "everything")
]


def day_of(path: Path) -> list[Row]:
    """Return the rows of a recorded day."""
    return list(read(path.name, path.read_bytes().splitlines()))


def folded(rows: list[Row]) -> dict[str, Any]:
    """Return the floor that the events of rows lead to, but for who spoke last with which number."""
    floor = Floor()
    for row in rows:
        floor.replay(decode_event(row.payload))
    floor.settle()
    state: dict[str, Any] = msgspec.json.decode(floor.snapshot())
    return state | {"spoke": {}}


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_a_day_is_the_same_without_names(path: Path) -> None:
    """Of the contacts that are over: at its end the floor stands as it stood."""
    rows = day_of(path)
    over = {row.contact for row in rows if row.kind == "contact.closed"}
    bare = [forgotten(row) if row.contact in over else row for row in rows]
    assert bare != rows
    assert folded(bare) == folded(rows)


@pytest.mark.parametrize("sample", SAMPLES, ids=name_of)
def test_nothing_personal_is_left_and_the_rest_is_as_it_was(sample: object) -> None:
    """Of every event and command that holds something; done twice it changes nothing."""
    packed = encode(sample)
    row = Row(1, 1.0, "x", "c1", packed, packed)
    bare = forgotten(row)
    told = (bare.payload + (bare.cause or b"")).decode()
    assert not [secret for secret in SECRETS if secret in told]
    decode = decode_event if name_of(sample) in EVENTS else decode_command
    assert type(decode(bare.payload)) is type(sample)
    assert forgotten(bare) is bare


EVENTS = {name_of(sample) for sample in SAMPLES if type(sample).__module__.endswith("events")}


def test_numbers_stay_where_the_law_wants_them() -> None:
    """What was said and who it was go, by which number does not."""
    left = [forgotten(Row(1, 1.0, "x", "c1", encode(sample)), numbers=False).payload for sample in SAMPLES]
    told = b" ".join(left).decode()
    assert "+4930111111" in told
    assert not [secret for secret in SECRETS if secret in told and not secret.startswith("+")]
