"""The page behind the link of a survey: no sign-in, no script, in the customer's language."""

from html import escape
from importlib.resources import files

from callcenter.accounts.surveys import Question, Survey

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "How did we do?",
        "comment": "Anything you would like to tell us (optional)",
        "send": "Send",
        "thanks": "Thank you for your answer.",
        "over": "This link does not hold any more: it was answered already, or its time is over.",
        "missing": "Please choose an answer to at least one question.",
        "many": "Too many tries. Please come back later.",
        "scale": "{least} is the lowest mark, {most} the highest.",
    },
    "zh-CN": {
        "title": "请评价我们的服务",
        "comment": "您还想告诉我们什么（选填）",
        "send": "提交",
        "thanks": "感谢您的评价。",
        "over": "此链接已失效：已提交过评价，或已过期。",
        "missing": "请至少回答一个问题。",
        "many": "尝试次数过多，请稍后再来。",
        "scale": "{least} 分最低，{most} 分最高。",
    },
}

STYLE = (files(__package__) / "survey_page.css").read_text(encoding="utf-8")


def language_of(wanted: str) -> str:
    """Return the language of the page for a wish such as `zh-Hans-CN,en;q=0.5`."""
    first = wanted.partition(",")[0].strip().lower()
    return "zh-CN" if first.startswith("zh") else "en"


def form(survey: Survey, language: str, problem: str = "") -> str:
    """Return the page that asks; `problem` names the words for what was wrong with the last try."""
    words = WORDS[language]
    title = survey.name.get(language) or words["title"]
    alert = f'<p role="alert" class="problem">{escape(words[problem])}</p>' if problem else ""
    asked = "".join(_question(question, language) for question in survey.questions)
    comment = ""
    if survey.comment:
        comment = (
            f'<label for="comment">{escape(words["comment"])}</label>'
            '<textarea id="comment" name="comment" rows="4" maxlength="2000"></textarea>'
        )
    body = f'{alert}<form method="post">{asked}{comment}<button>{escape(words["send"])}</button></form>'
    return page(title, body, language)


def message(word: str, language: str) -> str:
    """Return a page that says one thing."""
    words = WORDS[language]
    return page(words["title"], f'<p role="status">{escape(words[word])}</p>', language)


def _question(question: Question, language: str) -> str:
    text = question.text.get(language) or next(iter(question.text.values()), question.id)
    hint = WORDS[language]["scale"].format(least=question.least, most=question.most)
    name = f"q-{escape(question.id)}"
    marks = "".join(
        f'<label class="mark"><input type="radio" name="{name}" value="{mark}"> {mark}</label>'
        for mark in range(question.least, question.most + 1)
    )
    legend = f"<legend>{escape(text)}<small>{escape(hint)}</small></legend>"
    return f'<fieldset>{legend}<div class="marks">{marks}</div></fieldset>'


def page(title: str, body: str, language: str) -> str:
    """Return a whole page without a script; `body` is HTML."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{escape(title)}</title><style>{STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
