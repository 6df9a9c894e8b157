"""The web application: the API below /api/v1, health, metrics, webhooks and the console."""

from collections.abc import AsyncIterator

from aiohttp import web

from callcenter.web import guard, health
from callcenter.web.api.follow_up.calendar import GUESSES
from callcenter.web.api.session import ATTEMPTS, PASSWORDS
from callcenter.web.attempts import Attempts
from callcenter.web.case_link import add_case_link
from callcenter.web.console import console
from callcenter.web.endpoint import SESSIONS
from callcenter.web.live import WATCHES, live, say_goodbye
from callcenter.web.openapi import document
from callcenter.web.parts import PARTS, Parts
from callcenter.web.passwords import Passwords
from callcenter.web.routes import ENDPOINTS
from callcenter.web.sessions import Sessions
from callcenter.web.survey_link import add_survey_routes

API = "/api/v1"
#: No body of the API or of a webhook is larger (bytes).
BODY_LIMIT = 64 * 1024


def make_app(parts: Parts, passwords: Passwords | None = None) -> web.Application:
    """Build the application. `parts.routes` (a provider's webhooks) are served beside the API.

    The guards stand before the API alone: a webhook passes through none of them.
    """
    app = web.Application(client_max_size=BODY_LIMIT)
    app[PARTS] = parts
    app.router.add_routes(parts.routes)
    app.router.add_get("/healthz", health.alive)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.metrics)
    add_survey_routes(app)
    add_case_link(app)
    app.add_subapp(API, _api(parts, passwords or Passwords()))
    app.router.add_get("/{path:.*}", console)
    return app


def _api(parts: Parts, passwords: Passwords) -> web.Application:
    api = web.Application(middlewares=[guard.headed, guard.problems], client_max_size=BODY_LIMIT)
    api[PARTS] = parts
    api[SESSIONS] = Sessions(parts.settings, parts.records, parts.clock)
    api[PASSWORDS] = passwords
    api[ATTEMPTS] = Attempts()
    api[GUESSES] = Attempts()
    api[WATCHES] = set()
    api.on_shutdown.append(say_goodbye)
    for endpoint in ENDPOINTS:
        api.router.add_route(endpoint.method, endpoint.path, endpoint.handler())
    api.router.add_get("/live", live)
    api.router.add_get("/openapi.json", _openapi)
    api.cleanup_ctx.append(_passwords)
    return api


async def _openapi(_request: web.Request) -> web.Response:
    """The OpenAPI document of this API."""
    return web.Response(body=document(), content_type="application/json")


async def _passwords(app: web.Application) -> AsyncIterator[None]:
    yield
    app[PASSWORDS].close()
