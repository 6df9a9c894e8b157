"""The door of a survey's link: reads the form, keeps the answers, lets nobody guess."""

from base64 import b64encode
from hashlib import sha256

from aiohttp import web

from callcenter.cases.refusal import Refusal
from callcenter.ports.records import RecordsError, StaleVersion
from callcenter.web.address import address_of
from callcenter.web.attempts import Attempts
from callcenter.web.headers import api_headers
from callcenter.web.parts import PARTS
from callcenter.web.problems import Failure
from callcenter.web.survey_page import STYLE, form, language_of, message

ATTEMPTS: web.AppKey[Attempts] = web.AppKey("survey_attempts", Attempts)
_COMMENT = 2000
_STYLE = b64encode(sha256(STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE}'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def add_survey_routes(app: web.Application) -> None:
    """Serve the links of surveys."""
    app[ATTEMPTS] = Attempts(most=10)
    app.router.add_get("/survey/{secret}", ask)
    app.router.add_post("/survey/{secret}", answer)


async def ask(request: web.Request) -> web.Response:
    """The questions of a link."""
    return await _served(request, None)


async def answer(request: web.Request) -> web.Response:
    """Keep what was answered, once."""
    sent = await request.post()
    return await _served(request, {name: str(value) for name, value in sent.items()})


async def _served(request: web.Request, sent: dict[str, str] | None) -> web.Response:
    parts, secret = request.app[PARTS], request.match_info["secret"]
    address = address_of(request, forwarded=parts.settings.forwarded)
    language = language_of(request.headers.get("Accept-Language", ""))
    try:
        request.app[ATTEMPTS].check("survey", address, parts.clock.now())
        invitation, survey = await parts.follow_up.surveys.invitation(secret)
        language = language_of(invitation.language) if invitation.language else language
        if sent is None:
            return served(request, form(survey, language))
        marks = _marks(sent)
        if not marks:
            return served(request, form(survey, language, "missing"), 422)
        await parts.follow_up.surveys.answer_link(secret, marks, sent.get("comment", "")[:_COMMENT])
        return served(request, message("thanks", language))
    except Failure:
        return served(request, message("many", language), 429)
    except StaleVersion:
        return served(request, message("over", language), 410)
    except Refusal as refusal:
        return _refused(request, refusal, language)
    except RecordsError:
        return served(request, message("many", language), 503)


def _refused(request: web.Request, refusal: Refusal, language: str) -> web.Response:
    """Say why not; a link that never was counts as a guess."""
    if refusal.code == "link_over":
        return served(request, message("over", language), 410)
    if refusal.code not in {"not_found", "unknown_survey"}:
        return served(request, message("missing", language), 422)
    parts = request.app[PARTS]
    address = address_of(request, forwarded=parts.settings.forwarded)
    request.app[ATTEMPTS].failed("survey", address, parts.clock.now())
    return served(request, message("over", language), 404)


def _marks(sent: dict[str, str]) -> dict[str, int]:
    """Return the marks by question; what is no number was sent by no page of ours."""
    marks = {name[2:]: value for name, value in sent.items() if name.startswith("q-")}
    return {name: int(value) for name, value in marks.items() if value.isdecimal() and len(value) <= 2}


def served(request: web.Request, text: str, status: int = 200) -> web.Response:
    """Return a page that runs nothing and is kept nowhere."""
    headers = api_headers(secure=request.app[PARTS].settings.secure)
    own = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
    return web.Response(text=text, content_type="text/html", status=status, headers={**headers, **own})
