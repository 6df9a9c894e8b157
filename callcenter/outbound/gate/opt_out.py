"""The words by which people refuse, in English and Chinese (US-10, CN-12)."""

import re
import unicodedata

#: Written alone, these are a refusal.
_WORDS = frozenset(
    {"stop", "stopall", "quit", "end", "revoke", "cancel", "unsubscribe", "optout", "opt-out"}
    | {"t", "td", "tt", "退订", "退", "拒收", "停止", "取消", "拒绝"}
)
#: Anywhere in a text, these are a refusal.
_PHRASES = re.compile(
    r"\b(stop|quit) (calling|phoning|ringing|contacting|texting|messaging|bothering)\b"
    r"|\bno more (calls|texts|messages)\b"
    r"|\b(don'?t|do not|never) (call|phone|ring|contact|text|message|bother)\b"
    r"|\bopt(ed|ing)?[ -]?out\b|\bunsubscribe\b|\brevoke\b|\bremove me\b|\btake me off\b|\bleave me alone\b"
    r"|(别|不要|请勿|勿|停止)(再)?(给我)?(打|来电|致电|拨打|发|联系|骚扰)|退订|拒收|谢绝来电|取消订阅|不再接收"
)


def is_refusal(text: str) -> bool:
    """Whether somebody wrote that they want no more of it. One usual word for it is enough (US-10)."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())
    alone = plain.strip(" .,!?。！？，\"'")
    joined = alone.replace(" ", "")
    return alone in _WORDS or joined in _WORDS or _PHRASES.search(plain) is not None
