"""When a number on a screen calls for a look, and when for action: by default, by house, by queue."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import fields

Share = Annotated[float, Meta(ge=0, le=1)]
Seconds = Annotated[float, Meta(ge=0, le=86_400)]


class ShareLevels(Struct, frozen=True, forbid_unknown_fields=True):
    """Levels of a share, 0 to 1.

    A service level is good from `warn` on and alarming at `alarm` and below; where less is better, a
    share is beyond a level when it is greater.
    """

    warn: Share
    alarm: Share


class SpanLevels(Struct, frozen=True, forbid_unknown_fields=True):
    """Levels of a time in seconds, of which less is better: it is beyond a level when it is greater."""

    warn: Seconds
    alarm: Seconds


class Thresholds(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is not said here is as the house has it, and what the house does not say as `DEFAULT` has it.

    `waiting` is about the customer who has waited longest; `on_contact`, `wrap_up` and `not_ready`
    about the time that an agent has spent there.
    """

    service_level: ShareLevels | None = None
    abandoned: ShareLevels | None = None
    waiting: SpanLevels | None = None
    on_contact: SpanLevels | None = None
    wrap_up: SpanLevels | None = None
    not_ready: SpanLevels | None = None


#: What is usual on wallboards. There is no usual level of abandoned contacts: none unless a house sets one.
DEFAULT = Thresholds(
    service_level=ShareLevels(0.90, 0.60),
    waiting=SpanLevels(60.0, 300.0),
    on_contact=SpanLevels(180.0, 300.0),
    wrap_up=SpanLevels(60.0, 300.0),
    not_ready=SpanLevels(60.0, 300.0),
)


def over(wanted: Thresholds | None, otherwise: Thresholds) -> Thresholds:
    """Return what is wanted, and for all else what holds otherwise."""
    if wanted is None:
        return otherwise
    names = [each.name for each in fields(Thresholds)]
    return Thresholds(**{name: getattr(wanted, name) or getattr(otherwise, name) for name in names})


def misordered(thresholds: Thresholds) -> list[str]:
    """Return the names of those whose alarm would come before the warning."""
    found: list[str] = []
    for each in fields(Thresholds):
        levels = getattr(thresholds, each.name)
        if levels is None:
            continue
        early, late = (
            (levels.alarm, levels.warn) if each.name == "service_level" else (levels.warn, levels.alarm)
        )
        found += [each.name] if early > late else []
    return found
