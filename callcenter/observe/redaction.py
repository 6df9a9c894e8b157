"""Personal data never rides in a log line (PC-02). Pure, but for the salt that the process draws."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from types import TracebackType
from typing import Any

#: Fields that say who or where somebody is. Hashed: the same value can be followed through one
#: process's logs, and is not found by trying out all numbers afterwards.
IDENTIFYING = frozenset(
    {
        "address",
        "caller",
        "company",
        "dialled",
        "display",
        "from",
        "identity",
        "name",
        "number",
        "numbers",
        "person",
        "recipient",
        "sender",
        "to",
        "user",
    }
)

#: Fields that may hold what somebody said, pressed or paid with, secrets, or a provider's answer. Dropped.
TELLING = frozenset(
    {
        "authorization",
        "body",
        "card",
        "cookie",
        "detail",
        "digits",
        "headers",
        "menu",
        "message",
        "note",
        "params",
        "password",
        "payload",
        "said",
        "secret",
        "speech",
        "text",
        "token",
        "transcript",
        "url",
        "value",
    }
)

DROPPED = "[dropped]"
_PREFIX = "pii_"
_SALT = secrets.token_bytes(16)
#: Anything that could be a telephone number or a card: seven digits and more, however they are grouped.
_DIGITS = re.compile(r"\+?\d(?:[ ().-]?\d){6,}")
#: Fields whose figures are ids, times and counts of ours.
_OURS = frozenset(
    {"agent", "attempt", "contact", "intent", "leg", "level", "logger", "offer", "seq", "timestamp", "trace"}
)


def redacted(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a log line without personal data."""
    return {key: _redact(key, value) for key, value in fields.items()}


def scrubbed(text: str) -> str:
    """Return a text without what looks like a number of a person."""
    return _DIGITS.sub("[number]", text)


def traced(error: BaseException) -> list[str]:
    """Return an exception's types and places, never its words: they may quote what was said."""
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(type(cause).__qualname__)
        lines += _places(cause.__traceback__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return places


def _redact(key: str, value: Any) -> Any:
    if key in TELLING:
        return DROPPED
    if key in IDENTIFYING or key.startswith(_PREFIX):
        return _hashed(value)
    if key in _OURS:
        return value
    return _plain(value)


def _plain(value: Any) -> Any:
    """Look into nested values; whatever is no plain value is named by its type alone."""
    if isinstance(value, str):
        return scrubbed(value)
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**6 else scrubbed(str(value))
    if isinstance(value, Mapping):
        return redacted({str(key): inner for key, inner in value.items()})
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return f"<{type(value).__qualname__}>"


def _hashed(value: Any) -> str:
    if value in ("", None):
        return ""
    return "h:" + hmac.new(_SALT, str(value).encode(), hashlib.sha256).hexdigest()[:12]
