"""A row of the journal without what is personal in it (EU-04): what happened stays, to whom it does not."""

from typing import Any

import msgspec
from msgspec.structs import replace

from callcenter.ports.journal import Row

#: What people said and wrote, and links to their voice.
_WORDS = frozenset({"note", "text", "url"})
#: By whose telephone somebody could be found again.
_NUMBERS = frozenset({"caller", "number"})
#: Who it was, on a customer's card; tier, manager and deputy stay, for they decided about the routing.
_CARD = frozenset({"person", "name", "account", "company"})
#: What is kept of where a caller was in a menu: not what they answered, nor what was known of them.
_MENU = frozenset({"flow", "version", "step", "language"})

_read = msgspec.json.Decoder(dict[str, Any]).decode
_write = msgspec.json.Encoder().encode


def forgotten(row: Row, *, numbers: bool = True) -> Row:
    """Return a row of whose customer nobody can tell any more; the same one if nothing was personal.

    Texts become "", a card keeps what routing decided by, a menu where it was. The row is read and folded as
    before; a command is not decided again as it was, for it lacks what it was about. Without `numbers` those
    stay, as what the law may want of a call (US-14), and only who it was and what was said go.
    """
    names = _WORDS | _NUMBERS if numbers else _WORDS
    payload = _bare(row.payload, names)
    cause = _bare(row.cause, names) if row.cause is not None else None
    if (payload, cause) == (row.payload, row.cause):
        return row
    return replace(row, payload=payload, cause=cause)


def _bare(packed: bytes, names: frozenset[str]) -> bytes:
    told = _read(packed)
    bare = {name: _field(name, value, names) for name, value in told.items()}
    return packed if bare == told else _write(bare)


def _field(name: str, value: Any, names: frozenset[str]) -> Any:
    if name in names and isinstance(value, str):
        return ""
    if isinstance(value, dict):
        if name == "card":
            return {key: each for key, each in value.items() if key not in _CARD}
        if name == "menu":
            return {key: each for key, each in value.items() if key in _MENU}
        if name == "target" and value.get("kind") == "number" and "number" in names:
            return value | {"id": ""}
    return value
