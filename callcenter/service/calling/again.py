"""When a call that is refused now may be asked for again, in words for people (FL-25)."""

from datetime import datetime
from zoneinfo import ZoneInfo

_WORDS = {"en": "Again from {when} ({zone}).", "zh-CN": "{when}（{zone}）起可再次询问。"}


def again_from(at: float | None, zone: str, language: str) -> str:
    """Return the moment (seconds UTC) at the house's clock, "" where waiting does not help."""
    if at is None:
        return ""
    when = datetime.fromtimestamp(at, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    return _WORDS.get(language, _WORDS["en"]).format(when=when, zone=zone)
