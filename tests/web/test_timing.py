"""Webhooks are timed by their pattern; nothing else is."""

from aiohttp import web

from callcenter.web.timing import webhooks_timed
from tests.web.stage import Client


async def test_times_webhooks(aiohttp_client: Client) -> None:
    """Answers, refusals and faults alike, without what stood in the path."""
    told: list[tuple[str, int]] = []

    async def answer(request: web.Request) -> web.Response:
        if request.match_info["leg"] == "bad":
            raise web.HTTPForbidden
        if request.match_info["leg"] == "worse":
            raise KeyError
        return web.Response()

    app = web.Application(middlewares=[webhooks_timed(lambda route, status, _: told.append((route, status)))])
    app.router.add_post("/twilio/leg/{leg}", answer)
    app.router.add_get("/other/{leg}", answer)
    browser = await aiohttp_client(app)
    for leg in ("good", "bad", "worse"):
        await browser.post(f"/twilio/leg/{leg}")
    await browser.get("/other/good")
    assert told == [("/twilio/leg/{leg}", status) for status in (200, 403, 500)]
