"""Events, commands, effects and scripts as JSON, and back. The one place that knows the form."""

from typing import Any

import msgspec

from callcenter.floor.commands import AnyCommand
from callcenter.floor.effects import AnyEffect
from callcenter.floor.events import AnyEvent
from callcenter.ports.telephony import Script

encode = msgspec.json.Encoder(order=None).encode
decode_event = msgspec.json.Decoder(AnyEvent).decode
decode_command = msgspec.json.Decoder(AnyCommand).decode
decode_effect = msgspec.json.Decoder(AnyEffect).decode
decode_script = msgspec.json.Decoder(Script).decode

_names: dict[type, str] = {}


def name_of(value: Any) -> str:
    """Return the stable name (the tag) of an event, command or effect."""
    kind = type(value)
    name = _names.get(kind)
    if name is None:
        name = _names[kind] = str(kind.__struct_config__.tag)
    return name
