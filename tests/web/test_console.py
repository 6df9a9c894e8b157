"""The console's files, and the service's own pages."""

from pathlib import Path

import pytest

from callcenter.web.headers import content_policy
from callcenter.web.parts import Readiness
from tests.web.conftest import Visit
from tests.web.stage import Stage


@pytest.fixture
def dist(stage: Stage) -> Path:
    """A console as a build leaves it, with a secret beside it."""
    root = stage.parts.settings.console
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html><title>desk</title>")
    (root / "assets" / "main-1a2b3c.js").write_text("console.log(1)")
    (root / "favicon.svg").write_text("<svg/>")
    (root.parent / "secret.txt").write_text("secret")
    return root


@pytest.mark.parametrize("path", ["/", "/wallboard", "/desk", "/contacts/c1"])
async def test_serves_the_page_for_every_address_of_the_console(dist: Path, visit: Visit, path: str) -> None:
    """The console routes by itself; the page is always fresh and may run only our scripts."""
    response = await (await visit()).get(path)
    assert response.status == 200
    assert "desk" in await response.text()
    assert response.headers["Cache-Control"] == "no-cache"
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]


async def test_serves_hashed_files_for_a_year(dist: Path, visit: Visit) -> None:
    """A file with a hash in its name never changes; others may."""
    browser = await visit()
    asset = await browser.get("/assets/main-1a2b3c.js")
    assert "immutable" in asset.headers["Cache-Control"]
    assert "javascript" in asset.content_type
    assert (await browser.get("/favicon.svg")).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/assets/old-9f9f.js", "/missing.png", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/a%00b.js"]
)
async def test_serves_nothing_else(dist: Path, visit: Visit, path: str) -> None:
    """A file that is gone is no page, and there is no way out of the folder."""
    response = await (await visit()).get(path)
    assert response.status == 404
    assert "secret" not in await response.text()


async def test_says_when_the_console_is_not_built(visit: Visit) -> None:
    """The page tells what to do."""
    response = await (await visit()).get("/")
    assert response.status == 503
    assert "make console" in await response.text()


def test_lets_the_voice_sdk_speak_to_its_hosts() -> None:
    """The SDK needs four places; without Twilio none of them is open."""
    policy = dict(part.split(" ", 1) for part in content_policy(twilio=True).split("; "))
    assert "https://sdk.twilio.com" in policy["script-src"]
    assert {"mediastream:", "https://media.twiliocdn.com"} <= set(policy["media-src"].split())
    signals = {"wss://voice-js.roaming.twilio.com", "https://eventgw.twilio.com"}
    assert signals <= set(policy["connect-src"].split())
    assert "twilio" not in content_policy(twilio=False)
    assert "unsafe" not in policy["script-src"]


async def test_tells_that_it_lives_and_works(stage: Stage, visit: Visit) -> None:
    """Alive is the process; ready is storage and provider, with the reason when not."""
    browser = await visit()
    assert (await browser.get("/healthz")).status == 200
    stage.readiness = Readiness(True, {"storage": "ok"})
    assert (await browser.get("/readyz")).status == 200
    stage.readiness = Readiness(False, {"storage": "ok", "provider": "refused"})
    response = await browser.get("/readyz")
    assert response.status == 503
    assert await response.json() == {"ready": False, "checks": {"storage": "ok", "provider": "refused"}}


async def test_shows_metrics_as_prometheus_reads_them(visit: Visit) -> None:
    """The text format with its version."""
    response = await (await visit()).get("/metrics")
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert b"callcenter_build_info" in await response.read()
