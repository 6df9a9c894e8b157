"""Logs: one line per event, JSON for machines or coloured for people, without personal data."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from callcenter.observe.redaction import redacted, scrubbed, traced

#: Libraries that tell at length what they do; only their warnings are of interest.
CHATTY = ("alembic", "aiosqlite", "sqlalchemy")


def set_up(style: str = "json", level: str = "info", stream: TextIO | None = None) -> None:
    """Set up the logs of the whole process, those of the libraries included.

    `style` is json or console, `level` debug, info, warning or error. Raises `ValueError` for others.
    """
    if style not in {"json", "console"}:
        raise ValueError("the style of the logs is json or console")
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise ValueError("the level of the logs is debug, info, warning or error")
    shared = _shared()
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(style, shared))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(number)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(number, logging.WARNING))


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        _without_words,
        _without_people,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(style: str, shared: list[Processor]) -> logging.Formatter:
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_template, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def _template(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of a library's line keep the template, not what was put into it."""
    record: logging.LogRecord = event["_record"]
    event["event"] = scrubbed(str(record.msg).partition("\n")[0])
    # asyncio hands the failed future's exception over; it becomes types and places below.
    if record.exc_info and record.exc_info[1] is not None:
        event["exc_info"] = record.exc_info[1]
    record.exc_info, record.exc_text = None, None
    return event


def _without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its types and places."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    event.pop("stack_info", None)
    if isinstance(error, BaseException):
        event["trace"] = traced(error)
    return event


def _without_people(
    _logger: WrappedLogger, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    kept = {key: event.pop(key) for key in ("_record", "_from_structlog") if key in event}
    return {**redacted(event), **kept}
