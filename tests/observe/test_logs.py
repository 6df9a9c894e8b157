"""Personal data never rides in a log line."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from callcenter.observe import logs

NUMBER = "+15551234567"
SPELLINGS = (NUMBER, "15551234567", "5551234567", "(555) 123-4567", "555 123 4567")


class Lines(io.StringIO):
    """What was logged."""

    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The logs of this test, in JSON; the process's own set-up comes back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = Lines()
    logs.set_up("json", "info", stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def silent(lines: Lines) -> bool:
    """Whether no spelling of the number stands in the logs."""
    return not any(spelling in lines.getvalue() for spelling in SPELLINGS)


@pytest.mark.parametrize("key", ["caller", "dialled", "to", "number", "pii_anything", "user", "name"])
def test_hashes_who_somebody_is(lines: Lines, key: str) -> None:
    """The same number gives the same mark, so that a line can be followed."""
    log = structlog.get_logger("test")
    log.info("call_arrived", **{key: NUMBER})
    log.info("call_ended", **{key: NUMBER})
    first, second = lines.all()
    assert first[key] == second[key]
    assert first[key].startswith("h:")
    assert silent(lines)


@pytest.mark.parametrize("key", ["digits", "text", "payload", "password", "token", "speech", "menu", "body"])
def test_drops_what_somebody_said(lines: Lines, key: str) -> None:
    """What was pressed, said or sent is not in the logs in any form."""
    structlog.get_logger("test").info("heard", **{key: NUMBER})
    assert lines.all()[0][key] == "[dropped]"


def test_keeps_what_is_needed_to_understand(lines: Lines) -> None:
    """Names of events, ids, codes and counts stay; level, time and logger are added."""
    structlog.get_logger("room").warning("refused", contact="CA0123456789", code="wrong_phase", seq=12345678)
    (line,) = lines.all()
    assert (line["event"], line["contact"], line["seq"]) == ("refused", "CA0123456789", 12345678)
    assert (line["level"], line["logger"]) == ("warning", "room")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_scrubs_numbers_wherever_they_hide(lines: Lines, spelling: str) -> None:
    """In other fields, in lists, in nested values, and in the event itself."""
    structlog.get_logger("test").info(
        f"calling {spelling}",
        reason=f"no answer from {spelling}",
        deep={"list": [spelling], "caller": spelling},
    )
    assert silent(lines)


def test_hides_the_words_of_exceptions(lines: Lines) -> None:
    """An exception is its types and places: a provider's words may quote the customer."""
    log = structlog.get_logger("test")
    try:
        try:
            raise KeyError(NUMBER)
        except KeyError as error:
            raise ValueError(f"Li at {NUMBER}") from error
    except ValueError:
        log.exception("failed")
    (line,) = lines.all()
    assert line["trace"][0] == "ValueError"
    assert "KeyError" in line["trace"]
    assert any("test_logs.py" in place for place in line["trace"])
    assert silent(lines)
    assert "Li at" not in lines.getvalue()


def test_hides_what_libraries_say(lines: Lines) -> None:
    """Of a library's line the template stays, not the values, nor its exception's words."""
    library = logging.getLogger("library")
    library.warning("call %s from %s failed", "CA1", NUMBER)
    try:
        raise RuntimeError(NUMBER)
    except RuntimeError:
        library.exception("broken")
    first, second = lines.all()
    assert first["event"] == "call %s from %s failed"
    assert second["trace"][0] == "RuntimeError"
    assert silent(lines)


async def test_hides_exceptions_that_nobody_fetched(lines: Lines) -> None:
    """What asyncio says of a lost task quotes the exception; here it does not."""
    context = {"message": "Task exception was never retrieved", "exception": ValueError(NUMBER)}
    asyncio.get_running_loop().call_exception_handler(context)
    (line,) = lines.all()
    assert line["event"] == "Task exception was never retrieved"
    assert "ValueError" in line["trace"]
    assert silent(lines)


def test_names_objects_by_their_type(lines: Lines) -> None:
    """An object's own words are not trusted."""

    class Caller:
        def __repr__(self) -> str:
            return NUMBER

    structlog.get_logger("test").info("met", who=Caller())
    assert "Caller>" in lines.all()[0]["who"]
    assert silent(lines)


def test_speaks_to_people_too(lines: Lines) -> None:
    """The console's style hides the same."""
    logs.set_up("console", "info", lines)
    structlog.get_logger("test").info("call_arrived", caller=NUMBER)
    assert "call_arrived" in lines.getvalue()
    assert silent(lines)


def test_keeps_chatty_libraries_quiet(lines: Lines) -> None:
    """Of libraries that tell at length only warnings are kept."""
    logging.getLogger("alembic.runtime").info("Running upgrade")
    logging.getLogger("alembic.runtime").warning("trouble")
    assert [line["event"] for line in lines.all()] == ["trouble"]


def test_keeps_to_its_level(lines: Lines) -> None:
    """What is below the level is not written."""
    logs.set_up("json", "warning", lines)
    structlog.get_logger("test").info("quiet")
    assert lines.getvalue() == ""


@pytest.mark.parametrize(("style", "level"), [("xml", "info"), ("json", "loud")])
def test_refuses_what_it_does_not_know(style: str, level: str) -> None:
    """A wrong setting is told at the start."""
    with pytest.raises(ValueError, match="of the logs is"):
        logs.set_up(style, level)
