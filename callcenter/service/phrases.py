"""The few sentences that the service itself speaks, in the languages it ships."""

from callcenter.ports.telephony import Say

_PHRASES: dict[str, dict[str, str]] = {
    "position": {
        "en": "You are number {position} in line.",
        "zh-CN": "您目前排在第{position}位。",
    },
    "straight_through": {
        "en": "Welcome. We are connecting you.",
        "zh-CN": "欢迎致电，正在为您接通专属服务。",
    },
    "straight_through_recorded": {
        "en": "Welcome. Calls are recorded. We are connecting you.",
        "zh-CN": "欢迎致电，通话将被录音，正在为您接通专属服务。",
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
    "unserved": {
        "en": "Nobody can take your call now. Please leave a message after the tone.",
        "zh-CN": "目前无人接听，请在提示音后留言。",
    },
    "unstaffed": {
        "en": "Nobody can take your call now. Please leave a message after the tone.",
        "zh-CN": "目前无人接听，请在提示音后留言。",
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
    "callback_offer": {
        "en": "To be called back and keep your place in line, press {key}.",
        "zh-CN": "如需保留排队位置并由我们回拨，请按{key}。",
    },
    "callback_confirm": {
        "en": "We will call you at {number}. Press 1 to agree, 2 to give another number,"
        " or stay on the line to go on waiting.",
        "zh-CN": "我们将回拨{number}。确认请按1，更换号码请按2，继续等待请勿挂机。",
    },
    "callback_number": {
        "en": "Please enter your number, then press the hash key.",
        "zh-CN": "请输入您的电话号码，以井号键结束。",
    },
    "callback_number_again": {
        "en": "We cannot call that number. Please enter your number again, then press the hash key.",
        "zh-CN": "无法拨打该号码。请重新输入，以井号键结束。",
    },
    "callback_agreed": {
        "en": "We will call you at {number}. Goodbye.",
        "zh-CN": "我们将回拨{number}，再见。",
    },
    "callback_denied": {
        "en": "We cannot call this number back. Please stay on the line.",
        "zh-CN": "很抱歉，我们无法回拨该号码，请继续等候。",
    },
    "one_moment": {
        "en": "Hello. One moment, please.",
        "zh-CN": "您好，请稍候。",
    },
    "refuse_by_key": {
        "en": "If you do not want to be called again, press {key}.",
        "zh-CN": "如不希望再次接到来电，请按{key}。",
    },
    "not_again": {
        "en": "We will not call you again. Goodbye.",
        "zh-CN": "我们不会再致电给您，再见。",
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
