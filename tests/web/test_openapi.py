"""The OpenAPI document: valid, complete, and the one in the repository."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openapi_spec_validator import validate

from callcenter.web.app import make_app
from callcenter.web.openapi import FILE, document, schemas_of
from callcenter.web.passwords import Passwords
from tests.web.conftest import Visit
from tests.web.stage import HASHER, Stage


@pytest.fixture(scope="module")
def openapi() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document())
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)  # the validator walks its own schema anew for every reference in ours
def test_is_valid(openapi: dict[str, Any]) -> None:
    """A validator of the standard takes it."""
    validate(openapi)


def test_is_current_in_the_repository() -> None:
    """Run `python -m callcenter.web.openapi` after a change of the API."""
    root = Path(__file__).parents[2]
    assert (root / FILE).read_bytes() == document()


async def test_holds_every_route(openapi: dict[str, Any], stage: Stage) -> None:
    """Whatever the API serves is in it, the document itself and the socket aside."""
    app = make_app(stage.parts, Passwords(HASHER))
    served = {
        (route.method.lower(), route.resource.canonical)
        for sub in app._subapps
        for route in sub.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    described = {(method, path) for path, item in openapi["paths"].items() for method in item}
    assert served - described == {("get", "/api/v1/live"), ("get", "/api/v1/openapi.json")}
    assert described <= served


def test_describes_every_operation(openapi: dict[str, Any]) -> None:
    """Each has words, an id of its own and its problems."""
    operations = [op for item in openapi["paths"].values() for op in item.values()]
    assert all(op["summary"] and op["operationId"] for op in operations)
    assert all("503" in op["responses"] for op in operations)


def test_has_the_live_views(openapi: dict[str, Any]) -> None:
    """The console's types of the feed come from here, every field of them always sent."""
    schemas = openapi["components"]["schemas"]
    for name in ("QueueView", "AgentView", "ContactView", "DeskView", "Controls"):
        assert schemas[name]["required"] == list(schemas[name]["properties"])


def test_two_types_of_one_name_are_a_mistake() -> None:
    """Whether a body and a reply, or something that one of them holds; one type in both is none."""
    thing, other = msgspec.defstruct("Thing", []), msgspec.defstruct("Thing", [("size", int)], module="other")
    holder = msgspec.defstruct("Holder", [("thing", other)])
    assert {"Thing"} == schemas_of({thing}, {thing}).keys()
    for given, sent in (({thing}, {other}), ({thing}, {holder}), (set[type](), {thing, holder})):
        with pytest.raises(ValueError, match=r"other\.Thing"):
            schemas_of(given, sent)


async def test_is_served(visit: Visit) -> None:
    """Anybody may read it."""
    response = await (await visit()).get("/api/v1/openapi.json")
    assert response.status == 200
    assert (await response.json())["openapi"] == "3.1.0"
