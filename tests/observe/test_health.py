"""Which parts answer, and in a word why the others do not."""

import asyncio

from callcenter.observe.health import reasons


async def fine() -> None:
    """Answer."""


async def broken() -> None:
    raise ConnectionError("postgresql://user:secret@host")


async def silent() -> None:
    await asyncio.Event().wait()


async def test_names_the_reason_of_each_part() -> None:
    """The kind of the error and not its words; who does not answer in time is out."""
    found = await reasons({"storage": fine, "records": broken, "provider": silent}, patience=0.01)
    assert found == {"storage": "", "records": "ConnectionError", "provider": "timed_out"}
