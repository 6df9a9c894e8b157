"""Text on its way into a TwiML document: escaped, split, and kept within Twilio's sizes."""

import re
from collections.abc import Iterator

import msgspec

from callcenter.ports.telephony import AnyVerb, Ask, AskAgent, Prompt, Say, Script, TakeMessage

SAY_LIMIT = 4096
DOCUMENT_LIMIT = 64_000
HINTS = 500
HINT_LENGTH = 100
_SHORT = 8_000  # characters of speech that a document keeps when it grew beyond its limit

# What no XML 1.0 document may hold, escaped or not.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"[\s.,;:!?。，；：！？、]")


def escape(text: str) -> str:
    """Return text safe between tags and inside double quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def audible(text: str) -> bool:
    """Tell whether anything is left to say of a text."""
    return bool((text if text.isprintable() else _ILLEGAL.sub("", text)).strip())


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces that one `<Say>` takes, between words where there are any."""
    while len(text) > SAY_LIMIT:
        cut = _last_break(text[:SAY_LIMIT]) or SAY_LIMIT
        yield text[:cut]
        text = text[cut:]
    yield text


def _last_break(text: str) -> int:
    """Return where the last word ends within the later half of `text`, or 0."""
    for at in range(len(text), len(text) // 2, -1):
        if _BREAK.match(text[at - 1]):
            return at
    return 0


def hints(phrases: tuple[str, ...]) -> str:
    """Return speech hints as one attribute, within Twilio's numbers and lengths."""
    kept = (phrase.replace(",", " ").strip()[:HINT_LENGTH] for phrase in phrases[:HINTS])
    return ",".join(phrase for phrase in kept if phrase)


def shortened(script: Script) -> Script:
    """Return a script that says only its first words and gives few hints: it was too long to send."""
    left = [_SHORT]
    return tuple(_short_verb(verb, left) for verb in script)


def _short_verb(verb: AnyVerb, left: list[int]) -> AnyVerb:
    if isinstance(verb, Say):
        return _short_say(verb, left)
    if isinstance(verb, Ask):
        hint = verb.hints[:20]
        return msgspec.structs.replace(verb, prompts=_short_prompts(verb.prompts, left), hints=hint)
    if isinstance(verb, AskAgent | TakeMessage):
        return msgspec.structs.replace(verb, prompts=_short_prompts(verb.prompts, left))
    return verb


def _short_prompts(prompts: tuple[Prompt, ...], left: list[int]) -> tuple[Prompt, ...]:
    return tuple(_short_say(each, left) if isinstance(each, Say) else each for each in prompts)


def _short_say(say: Say, left: list[int]) -> Say:
    text = say.text[: left[0]]
    left[0] -= len(text)
    return msgspec.structs.replace(say, text=text)
