"""The OpenAPI 3.1 document, made from the route table and the types of bodies and replies.

`python -m callcenter.web.openapi [file]` writes it to docs/reference/openapi.json, or to `file`.
"""

import inspect
import re
import sys
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from callcenter.ports.views import DeskView, QuarterView, QueueView, TotalView
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.origin import SAFE
from callcenter.web.problems import MEDIA_TYPE, Problem, Problems, status_of
from callcenter.web.routes import ENDPOINTS

FILE = Path("docs/reference/openapi.json")
_REF = "#/components/schemas/{name}"

#: Types of the live feed: in no reply, yet the console is typed by them.
_LIVE: tuple[type, ...] = (DeskView, QueueView, QuarterView, TotalView)


@cache
def document() -> bytes:
    """Return the document as JSON, the same bytes every time."""
    content = {
        "openapi": "3.1.0",
        "info": {
            "title": "Call center API",
            "version": "1",
            "description": "What the console speaks with the service. Errors are RFC 9457 problem details "
            "with a stable `code`. Times are seconds UTC. The live feed is a WebSocket at /api/v1/live.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "callcenter"}},
        },
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault("/api/v1" + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return paths


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    summary, _, rest = (inspect.getdoc(endpoint.handle) or "").partition("\n\n")
    operation: dict[str, Any] = {
        "operationId": f"{endpoint.handle.__module__.rpartition('.')[2]}_{endpoint.handle.__name__}",
        "summary": summary,
        "tags": [endpoint.path.split("/")[1]],
        "security": [] if endpoint.access is Access.ANYBODY else [{"session": []}],
        "parameters": _parameters(endpoint),
        "responses": _responses(endpoint),
    }
    if rest:
        operation["description"] = rest
    if endpoint.body is not None:
        operation["requestBody"] = {"required": True, "content": _content_of(endpoint, endpoint.body)}
    if endpoint.uploads:
        operation["requestBody"] = {"required": True, "content": {"application/octet-stream": {}}}
    return operation


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", endpoint.path)
    ]
    if endpoint.query is None:
        return in_path
    _, schemas = msgspec.json.schema_components([endpoint.query], ref_template=_REF)
    schema = schemas[endpoint.query.__name__]
    required = schema.get("required", ())
    return in_path + [
        {"name": name, "in": "query", "required": name in required, "schema": field}
        for name, field in schema["properties"].items()
    ]


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.reply is None:
        responses: dict[str, Any] = {"204": {"description": "Done."}}
    else:
        responses = {"200": {"description": "Done.", "content": _content_of(endpoint, endpoint.reply)}}
    for status, codes in sorted(_problems(endpoint).items()):
        text = "Codes: " + ", ".join(codes)
        responses[status] = {"description": text, "content": _content(Problem, MEDIA_TYPE)}
    return responses


def _problems(endpoint: Endpoint) -> dict[str, list[str]]:
    """Return the codes an endpoint answers with, by status."""
    codes = [*endpoint.codes, "unavailable", "internal"]
    if endpoint.access is not Access.ANYBODY:
        codes.append("not_signed_in")
    if endpoint.access in (Access.AGENT, Access.PHONE):
        codes.append("not_an_agent")
    if endpoint.needs is not None:
        codes.append("forbidden")
    if endpoint.method not in SAFE:
        codes.append("cross_origin")
    if endpoint.body is not None:
        codes += ["invalid_request", "too_large", "unsupported_media_type"]
    if endpoint.uploads:
        codes.append("too_large")
    if endpoint.query is not None:
        codes.append("invalid_request")
    by_status: dict[str, list[str]] = {}
    for code in sorted(set(codes)):
        by_status.setdefault(str(int(status_of(code))), []).append(code)
    return by_status


def _content_of(endpoint: Endpoint, kind: type) -> dict[str, Any]:
    if kind is str:
        return {endpoint.media_type: {"schema": {"type": "string"}}}
    if kind is bytes:
        return {endpoint.media_type: {}}
    return _content(kind)


def _content(body: type, media_type: str = "application/json") -> dict[str, Any]:
    return {media_type: {"schema": {"$ref": _REF.format(name=body.__name__)}}}


def _schemas() -> dict[str, Any]:
    given = {endpoint.body for endpoint in ENDPOINTS if endpoint.body not in (None, str)}
    replies = {endpoint.reply for endpoint in ENDPOINTS if endpoint.reply not in (None, str, bytes)}
    return schemas_of(given, replies | {Problem, Problems, *_LIVE})


def schemas_of(given: Set[type], sent: Set[type]) -> dict[str, Any]:
    """Return the schemas of the types that we take and of those that we send, with all they hold, by name.

    What we send has every field, so all are required there. Raises `ValueError` for two types of one
    name, wherever they stand: one of them would hide the other.
    """
    ordered = sorted(given | sent, key=lambda kind: kind.__name__)
    _, schemas = msgspec.json.schema_components(ordered, ref_template=_REF)
    if twice := sorted(name for name in schemas if "." in name):  # told apart by their modules
        raise ValueError(f"types of one name: {', '.join(twice)}")
    given_names = {kind.__name__ for kind in given}
    for name, schema in schemas.items():
        if name not in given_names:
            _complete(schema)
    return schemas


def _complete(schema: dict[str, Any]) -> None:
    """Mark the fields that are always sent as required; a field that may be left out has no default."""
    properties = schema.get("properties")
    if properties is None:
        return
    needed = set(schema.get("required", ()))
    schema["required"] = [name for name, field in properties.items() if name in needed or "default" in field]
    for field in properties.values():
        field.pop("default", None)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(document())
