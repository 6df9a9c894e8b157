"""Flow files that change while calls are in them."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.scenarios.house import FLOWS, House


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    """A folder of flow files of one's own."""
    return Path(shutil.copytree(FLOWS, tmp_path / "flows"))


@pytest.fixture
async def house(opened: Callable[..., Any], flows: Path) -> AsyncIterator[House]:
    """A house that reads them."""
    async with opened(flows=str(flows)) as found:
        yield found


def rewrite(flows: Path, old: str, new: str) -> None:
    """Change the main flow."""
    main = flows / "main.yaml"
    text = main.read_text(encoding="utf-8")
    assert old in text
    main.write_text(text.replace(old, new), encoding="utf-8")


async def ready(house: House) -> dict[str, Any]:
    """Return what /readyz says."""
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/readyz") as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def test_a_call_keeps_the_version_that_it_began_with(house: House, flows: Path) -> None:
    """The one that is under way hears the old texts, the next one the new ones."""
    before, after = house.caller(), house.caller()
    await before.dials()
    await before.hears("Sales, press 1.")
    rewrite(flows, "Nine to six.", "Ten to four.")
    await house.service.flows.load()
    await after.chooses("3")
    await after.hears("Ten to four.")
    await before.presses("3")
    await before.hears("Nine to six.")
    assert not before.has_heard("Ten to four.")
    await before.is_gone()
    await after.is_gone()


@pytest.mark.parametrize("provider", ["twilio"])  # a carrier in the process ends with it
async def test_a_call_keeps_its_version_over_a_restart(house: House, flows: Path) -> None:
    """Even when the files were changed while the service was down, and again after."""
    before, after = house.caller(), house.caller()
    await before.dials()
    await before.hears("Sales, press 1.")
    await house.restarts(lambda: rewrite(flows, "Nine to six.", "Ten to four."))
    await house.restarts()
    await after.chooses("3")
    await after.hears("Ten to four.")
    await before.presses("3")
    await before.hears("Nine to six.")
    await before.is_gone()
    await after.is_gone()


async def test_a_broken_file_leaves_the_last_good_version_and_is_told(house: House, flows: Path) -> None:
    """/readyz says so, calls go on, and a mended file holds for the next call."""
    caller, later = house.caller(), house.caller()
    assert (await ready(house))["checks"]["flows"] == "ok"
    rewrite(flows, "do: menu", "do: meny")
    await house.service.flows.load()
    told = await ready(house)
    assert told["checks"]["flows"] == "broken_flow_files"
    await caller.chooses("3")
    await caller.hears("Nine to six.")
    await caller.is_gone()
    rewrite(flows, "do: meny", "do: menu")
    rewrite(flows, "Nine to six.", "Ten to four.")
    await house.service.flows.load()
    assert (await ready(house))["checks"]["flows"] == "ok"
    await later.chooses("3")
    await later.hears("Ten to four.")
    await later.is_gone()


async def test_changed_files_are_found_by_themselves(house: House, flows: Path) -> None:
    """Within a few seconds, without a restart."""
    rewrite(flows, "Nine to six.", "Ten to four.")
    while True:
        caller = house.caller()
        await caller.chooses("3")
        await caller.is_gone()
        if caller.has_heard("Ten to four."):
            return


async def test_a_queue_opened_or_closed_by_hand_is_so_for_flows_at_once(house: House, flows: Path) -> None:
    """`open.quick` asks the queue, which has no calendar: the very next caller hears it."""
    sue = await house.visitor("sue")
    rewrite(
        flows,
        "do: branch\n    cases:\n",
        "do: branch\n    cases:\n      - if: {open.quick: false}\n        next: hours\n"
        "      - if: {open.night: true}\n        next: chinese\n"
        "      - if: {not: {open.quick: true}}\n        next: hours\n",
    )
    await house.service.flows.load()

    async def hears(text: str) -> None:
        caller = house.caller()
        await caller.dials()
        await caller.hears(text)
        await caller.hangs_up()

    await hears("Sales, press 1.")
    await sue.post("/queues/quick/open", open=False)
    await hears("Nine to six.")
    await sue.post("/queues/quick/open", open=None)
    await hears("Sales, press 1.")
    await sue.post("/queues/night/open", open=True)
    await hears("销售请按1。")
