"""Languages that `<Say>` and `<Gather>` take, and the few phrases the provider says by itself."""

_REGIONS = {
    "ar": "ar-XA", "da": "da-DK", "de": "de-DE", "en": "en-US", "es": "es-ES", "fi": "fi-FI",
    "fr": "fr-FR", "hi": "hi-IN", "id": "id-ID", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR",
    "nb": "nb-NO", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-BR", "ru": "ru-RU", "sv": "sv-SE",
    "th": "th-TH", "tr": "tr-TR", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip

_SCRIPTS = {"zh-hans": "zh-CN", "zh-hant": "zh-TW", "zh-hans-cn": "zh-CN", "zh-hant-tw": "zh-TW"}

PLEASE_HOLD = {
    "en": "All our lines are busy. Please hold.",
    "zh": "线路繁忙，请稍候。",
}
ASK_PIN = {
    "en": "Please enter your PIN, then press the hash key.",
    "zh": "请输入您的密码，以井号键结束。",
}
SORRY_BACK = {
    "en": "We are sorry, something went wrong. Please stay on the line.",
    "zh": "很抱歉，系统出现问题。请不要挂机。",
}
SORRY_MESSAGE = {
    "en": "We are sorry, we cannot take your call right now. Please leave a message after the tone.",
    "zh": "很抱歉，暂时无法接听您的电话。请在提示音后留言。",
}


def spoken(tag: str) -> str:
    """Return Twilio's name for a BCP 47 language tag: zh-CN for zh-CN and zh, en-US for en."""
    low = tag.strip().lower()
    base, _, region = low.partition("-")
    if low in _SCRIPTS:
        return _SCRIPTS[low]
    if len(region) == 2 and region.isalpha() and base.isalpha():
        return f"{base}-{region.upper()}"
    return _REGIONS.get(base, "en-US")


def phrase(phrases: dict[str, str], tag: str) -> tuple[str, str]:
    """Return a phrase in the language of `tag` and that language's name; English if it has none."""
    base = tag.strip().lower().partition("-")[0]
    return (phrases[base], spoken(tag)) if base in phrases else (phrases["en"], "en-US")
