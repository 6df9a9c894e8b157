"""The few sentences that the service itself speaks, in the languages it ships."""

from callcenter.ports.telephony import Say

_PHRASES: dict[str, dict[str, str]] = {
    "position": {
        "en": "You are number {position} in line.",
        "zh-CN": "您目前排在第{position}位。",
    },
    "wait": {
        "en": "The estimated wait is about {minutes} minutes.",
        "zh-CN": "预计等待约{minutes}分钟。",
    },
    "soon": {
        "en": "You will be served in about a minute.",
        "zh-CN": "预计一分钟左右为您接通。",
    },
    "closed": {
        "en": "We are closed now. Please leave a message after the tone.",
        "zh-CN": "现在是非工作时间，请在提示音后留言。",
    },
    "full": {
        "en": "All our lines are taken. Please leave a message after the tone.",
        "zh-CN": "目前线路繁忙，请在提示音后留言。",
    },
    "late": {
        "en": "We are sorry that you had to wait so long. Please leave a message after the tone.",
        "zh-CN": "很抱歉让您久等，请在提示音后留言。",
    },
    "message": {
        "en": "Please leave a message after the tone.",
        "zh-CN": "请在提示音后留言。",
    },
    "turned_away": {
        "en": "We cannot take your call now. Please try again later. Goodbye.",
        "zh-CN": "现在无法接听您的来电，请稍后再拨。再见。",
    },
    "thanks": {
        "en": "Thank you. Goodbye.",
        "zh-CN": "谢谢您的来电，再见。",
    },
    "call_for_agent": {
        "en": "A call from {queue}. Press 1 to take it, 2 to decline.",
        "zh-CN": "{queue}来电。接听请按1，拒绝请按2。",
    },
    "callback_for_agent": {
        "en": "A callback for {queue}. Press 1 and we call the customer, 2 to decline.",
        "zh-CN": "{queue}回拨。按1呼叫客户，拒绝请按2。",
    },
}


def phrase(name: str, language: str, **values: object) -> Say:
    """Return a sentence in the language asked for, in English where that one is not shipped."""
    texts = _PHRASES[name]
    spoken = language if language in texts else "en"
    return Say(texts[spoken].format(**values), spoken)
