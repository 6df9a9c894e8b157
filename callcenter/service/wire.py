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


def name_of(value: Any) -> str:
    """Return the stable name (the tag) of an event, command or effect."""
    return str(type(value).__struct_config__.tag)
