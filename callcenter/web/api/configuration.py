"""The configuration of the house: read, checked, changed, and taken back."""

from asyncio import to_thread
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from callcenter.floor.values import FloorRules
from callcenter.service.differences import differences
from callcenter.service.house import BadConfiguration, House, parse, write_text
from callcenter.service.house_accounts import AccountRules
from callcenter.service.house_cases import CaseRules
from callcenter.service.house_file import document_in, placed
from callcenter.service.house_parts import Fault
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_administration import (
    Changes,
    ConfigurationChange,
    ConfigurationPage,
    ConfigurationSchema,
    Document,
    Editions,
    Findings,
    NewVersion,
    VersionQuery,
    VersionsQuery,
    VersionWish,
    Warnings,
)
from notation.source import Source


async def see_configuration(call: Call[VersionQuery]) -> ConfigurationPage:
    """The configuration in force, or as it was in an older version."""
    keeper = call.parts.keeper
    if call.body.version is None:
        return ConfigurationPage(keeper.version, keeper.document)
    return ConfigurationPage(call.body.version, await _document(call, call.body.version))


async def configuration_schema(call: Call[None]) -> ConfigurationSchema:
    """The form of a configuration document, as JSON Schema."""
    return ConfigurationSchema(_schema())


async def configuration_differences(call: Call[VersionsQuery]) -> Changes:
    """What differs between two versions of the configuration."""
    old, new = await _document(call, call.body.old), await _document(call, call.body.new)
    return Changes(tuple(differences(old, new)))


async def change_configuration(call: Call[ConfigurationChange]) -> NewVersion:
    """Let another configuration hold, at once, unless somebody else was quicker."""
    return await _change(call, call.body.document, call.body.version)


async def check_configuration(call: Call[Document]) -> Findings:
    """What is wrong with a configuration, and what it would change. Nothing is changed."""
    return _findings(call, call.body.document)


async def configuration_warnings(call: Call[None]) -> Warnings:
    """What cannot work in the configuration and the flows in force, with these users."""
    await call.parts.keeper.meet()
    return Warnings(call.parts.keeper.warnings)


async def configuration_history(call: Call[None]) -> Editions:
    """Who changed the configuration when."""
    return Editions(tuple(await call.parts.records.configuration_history()))


async def roll_back(call: Call[VersionWish]) -> NewVersion:
    """Let an older version hold again, as a new one."""
    expected = call.parts.keeper.version
    return await _change(call, await _document(call, call.body.version), expected)


async def export_yaml(call: Call[None]) -> str:
    """The configuration as YAML, as `callcenter admin export` prints it."""
    return write_text(call.parts.keeper.document)


async def check_yaml(call: Call[str]) -> Findings:
    """What is wrong with a configuration in YAML, and what it would change; without `dry_run`, change it.

    `version` names the version that it replaces, where it matters that nobody was quicker.
    """
    source = Source("configuration.yaml", call.body)
    try:
        document = await to_thread(document_in, source)
    except BadConfiguration as error:
        return Findings(tuple(error.problems), ())
    found = _findings(call, document)
    if found.faults:
        found = replace(found, problems=tuple(await to_thread(placed, source, found.faults)))
    if call.request.query.get("dry_run") != "1" and not found.problems:
        await _change(call, document, _expected(call))
    return found


def _expected(call: Call[Any]) -> int:
    wanted = call.request.query.get("version", str(call.parts.keeper.version))
    if not wanted.isdecimal():
        raise Failure("invalid_request", "`version` is a number.")
    return int(wanted)


async def _change(call: Call[Any], document: dict[str, Any], expected: int) -> NewVersion:
    await call.parts.keeper.change(document, expected, call.user.name)
    return NewVersion(call.parts.keeper.version)


async def _document(call: Call[Any], version: int) -> dict[str, Any]:
    stored = await call.parts.records.configuration_at(version)
    if stored is None:
        raise Failure("not_found", "There was no such version.")
    return stored.document


def _findings(call: Call[Any], document: dict[str, Any]) -> Findings:
    problems: list[str] = []
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    keeper = call.parts.keeper
    try:
        warnings = keeper.foresee(parse(document))
    except BadConfiguration as error:
        problems, faults = error.problems, error.faults
    return Findings(tuple(problems), tuple(differences(keeper.document, document)), faults, warnings)


@cache
def _schema() -> dict[str, Any]:
    """Return the schema with every default: msgspec leaves out those that are not empty and not plain."""
    schema = msgspec.json.schema(House)
    for kind in (House, FloorRules, AccountRules, CaseRules):
        properties = schema["$defs"][kind.__name__]["properties"]
        for field in msgspec.structs.fields(kind):
            if field.default_factory is not msgspec.NODEFAULT:
                made = msgspec.to_builtins(field.default_factory())
                properties[field.encode_name].setdefault("default", made)
    return schema
