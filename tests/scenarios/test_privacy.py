"""The logs of a whole call name nobody and hold nothing that was pressed or said (PC-02)."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from callcenter.observe import logs
from tests.scenarios.agents import Refused
from tests.scenarios.house import KEY_ACCOUNT, KEY_CARD, House
from tests.scenarios.postman import Postman

SECRET = "918273"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, down to the last detail."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    logs.set_up("json", "debug", stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


async def test_the_logs_of_a_whole_call_name_nobody(log: io.StringIO, house: House) -> None:
    """A key account and an unknown caller with a PIN, a consultation, a refusal and a forged webhook."""
    known, unknown = house.caller(KEY_ACCOUNT), house.caller()
    ana = await house.agent("ana")
    await known.dials()
    await ana.answers(known)
    await ana.consults("number", "+14155550191")
    await known.hangs_up()
    await ana.is_("wrap_up")
    with pytest.raises(Refused):
        await ana.finishes()
    await ana.disposes(known, "complaint", note="Ida is furious")
    await ana.finishes()
    await unknown.chooses("6")
    await unknown.presses(SECRET)
    await ana.answers(unknown)
    await unknown.writes("My cat is called Muffin")
    await Postman(house.url).post("/twilio/voice", token="67890", CallSid=unknown.leg, From=unknown.number)
    await unknown.hangs_up()
    await ana.disposes(unknown)
    logging.getLogger("canary").warning("the log is on")
    await house.settles()
    written = log.getvalue()
    assert "the log is on" in written
    for secret in (KEY_ACCOUNT, unknown.number, KEY_CARD.name, KEY_CARD.company, SECRET, "Muffin", "furious"):
        assert secret.removeprefix("+") not in written


async def test_what_was_entered_in_secret_is_not_in_the_journal(house: House) -> None:
    """Nor in the answers that are kept for repetitions."""
    caller = house.caller()
    await caller.chooses("6")
    await caller.presses(SECRET)
    await house.is_in(caller, "waiting")
    journal = house.service.storage.journal
    rows = [row async for batch in journal.read() for row in batch]
    assert not [row for row in rows if SECRET.encode() in row.payload + (row.cause or b"")]
    assert not [answer for answer in await journal.answers(0.0) if SECRET.encode() in answer.reply]
    await caller.hangs_up()
