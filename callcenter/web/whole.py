"""Values with all their fields: what is stored without its defaults is still answered with them."""

from typing import Any

from msgspec import UNSET, Struct


def whole(value: Any) -> Any:
    """Return a reply in which every field of every struct stands, as the OpenAPI document promises.

    Only a field that is `UNSET` stays away.
    """
    if isinstance(value, Struct):
        return _fields(value)
    if isinstance(value, (list, tuple)):
        return [whole(each) for each in value]
    if isinstance(value, dict):
        return {name: whole(each) for name, each in value.items()}
    return value


def _fields(value: Struct) -> dict[str, Any]:
    kind = type(value)
    config = kind.__struct_config__
    found: dict[str, Any] = {config.tag_field: config.tag} if config.tag_field else {}
    for name, sent in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        if (each := getattr(value, name)) is not UNSET:
            found[sent] = whole(each)
    return found
