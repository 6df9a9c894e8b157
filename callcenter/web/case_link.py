"""The door of a case's link: what a customer may see of it, in their language, read only (KA-28)."""

from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from aiohttp import web

from callcenter.cases.turn import CaseRefusal
from callcenter.ports.records import RecordsError
from callcenter.service.cases.customer_view import CustomerView
from callcenter.web.address import address_of
from callcenter.web.attempts import Attempts
from callcenter.web.parts import PARTS
from callcenter.web.problems import Failure
from callcenter.web.survey_link import served
from callcenter.web.survey_page import language_of, page

ATTEMPTS: web.AppKey[Attempts] = web.AppKey("case_attempts", Attempts)
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Your case {number}",
        "opened": "Opened on {day}",
        "open": "We are working on it.",
        "solved": "It is solved.",
        "closed": "It is closed.",
        "heard": "You hear from us by {day}.",
        "told": "What we told you",
        "solution": "The solution",
        "over": "This link does not hold any more. Please ask us for a new one.",
        "many": "Too many tries. Please come back later.",
        "page": "Your case",
    },
    "zh-CN": {
        "title": "您的工单 {number}",
        "opened": "受理时间：{day}",
        "open": "正在处理中。",
        "solved": "已解决。",
        "closed": "已办结。",
        "heard": "我们将在 {day} 前答复您。",
        "told": "我们的答复",
        "solution": "处理结果",
        "over": "此链接已失效，请联系我们重新获取。",
        "many": "尝试次数过多，请稍后再来。",
        "page": "您的工单",
    },
}


def add_case_link(app: web.Application) -> None:
    """Serve the links of cases."""
    app[ATTEMPTS] = Attempts(most=10)
    app.router.add_get("/case/{word}", show)


async def show(request: web.Request) -> web.Response:
    """The case of a link; a link that never was counts as a guess."""
    parts = request.app[PARTS]
    language = language_of(request.headers.get("Accept-Language", ""))
    address, now = address_of(request, forwarded=parts.settings.forwarded), parts.clock.now()
    try:
        request.app[ATTEMPTS].check("case", address, now)
        view = await parts.cases.links.view(request.match_info["word"])
    except CaseRefusal as refusal:
        if refusal.code == "link_over":
            return served(request, _message("over", language), 410)
        request.app[ATTEMPTS].failed("case", address, now)
        return served(request, _message("over", language), 404)
    except Failure:
        return served(request, _message("many", language), 429)
    except RecordsError:
        return served(request, _message("many", language), 503)
    return served(request, _case(view, language, ZoneInfo(parts.house().zone)))


def _case(view: CustomerView, language: str, zone: ZoneInfo) -> str:
    words = WORDS[language]

    def day(at: float) -> str:
        return datetime.fromtimestamp(at, UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M")

    state = "closed" if view.closed else "solved" if view.solved else "open"
    body = f"<p><strong>{escape(view.title)}</strong></p>"
    body += f"<p>{escape(words['opened'].format(day=day(view.opened_at)))}</p>"
    body += f'<p role="status">{escape(words[state])}</p>'
    if view.heard_by is not None:
        body += f"<p>{escape(words['heard'].format(day=day(view.heard_by)))}</p>"
    if view.told:
        lines = "".join(f"<li>{day(each.at)}: {escape(each.text)}</li>" for each in view.told)
        body += f"<h2>{escape(words['told'])}</h2><ul>{lines}</ul>"
    if view.solution:
        body += f"<h2>{escape(words['solution'])}</h2><p>{escape(view.solution)}</p>"
    return page(words["title"].format(number=view.number), body, language)


def _message(word: str, language: str) -> str:
    words = WORDS[language]
    return page(words["page"], f'<p role="status">{escape(words[word])}</p>', language)
