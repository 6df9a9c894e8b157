"""The few words that the service itself writes on tasks and cases, in the languages it ships."""

_WORDS: dict[str, dict[str, str]] = {
    "escalated_visit": {
        "en": "Taken up from a visit to the customer",
        "zh-CN": "客户拜访上报事项",
    },
    "agreed": {
        "en": "Follow up as agreed ({what})",
        "zh-CN": "按约定跟进（{what}）",
    },
    "tell_customer": {
        "en": "Tell the customer what was decided",
        "zh-CN": "将决定通知客户",
    },
    "plan_item": {
        "en": "From the plan “{title}”: {what}",
        "zh-CN": "计划“{title}”：{what}",
    },
    "training": {
        "en": "Train on site after the upgrade: {name}",
        "zh-CN": "升级后上门培训：{name}",
    },
    "low_score": {
        "en": "Low score: {score} of {most} ({question})",
        "zh-CN": "低分评价：{question}，{score} 分（满分 {most} 分）",
    },
    "low_again": {
        "en": "The second low score within {days} days.",
        "zh-CN": "{days} 天内再次低分评价。",
    },
    "call_back_low_score": {
        "en": "Call back after a low score ({number})",
        "zh-CN": "低分评价回访（{number}）",
    },
    "complaint_again": {
        "en": "The second complaint within {days} days.",
        "zh-CN": "{days} 天内再次投诉。",
    },
    "call_back_complaint": {
        "en": "Call back after a complaint ({number})",
        "zh-CN": "投诉回访（{number}）",
    },
    "calibration": {
        "en": "Evaluate a contact for a calibration",
        "zh-CN": "参加校准评估",
    },
    "samples": {
        "en": "Evaluate contacts that were drawn ({number})",
        "zh-CN": "评估抽检联络（{number} 个）",
    },
    "coaching_agreed": {
        "en": "Agreed in a coaching ({number})",
        "zh-CN": "辅导约定事项（{number}）",
    },
    "coaching_follow_up": {
        "en": "Follow up a coaching",
        "zh-CN": "辅导回顾",
    },
    "win_back": {
        "en": "Win {company} back",
        "zh-CN": "挽回客户：{company}",
    },
    "nominated": {
        "en": "The tier that the file was kept with.",
        "zh-CN": "建档时填写的客户等级。",
    },
    "survey_link": {
        "en": "How did we do? {link}",
        "zh-CN": "请为我们的服务打分：{link}",
    },
}


def word(key: str, language: str, **holes: object) -> str:
    """Return one of the texts in a language, English where it has none."""
    texts = _WORDS[key]
    return texts.get(language, texts["zh-CN" if language.startswith("zh") else "en"]).format(**holes)
