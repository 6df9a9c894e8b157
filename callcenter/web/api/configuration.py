"""The configuration of the house: read, checked, changed, and taken back."""

from typing import Any

from callcenter.service.differences import differences
from callcenter.service.house import BadConfiguration, parse, read_text, write_text
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_administration import (
    ConfigurationChange,
    ConfigurationPage,
    Document,
    Editions,
    Findings,
    NewVersion,
    VersionWish,
)


async def see_configuration(call: Call[None]) -> ConfigurationPage:
    """The configuration in force."""
    keeper = call.parts.keeper
    return ConfigurationPage(keeper.version, keeper.document)


async def change_configuration(call: Call[ConfigurationChange]) -> NewVersion:
    """Let another configuration hold, at once, unless somebody else was quicker."""
    return await _change(call, call.body.document, call.body.version)


async def check_configuration(call: Call[Document]) -> Findings:
    """What is wrong with a configuration, and what it would change. Nothing is changed."""
    return _findings(call, call.body.document)


async def configuration_history(call: Call[None]) -> Editions:
    """Who changed the configuration when."""
    return Editions(tuple(await call.parts.records.configuration_history()))


async def roll_back(call: Call[VersionWish]) -> NewVersion:
    """Let an older version hold again, as a new one."""
    old = await call.parts.records.configuration_at(call.body.version)
    if old is None:
        raise Failure("not_found", "There was no such version.")
    return await _change(call, old.document, call.parts.keeper.version)


async def export_yaml(call: Call[None]) -> str:
    """The configuration as YAML, as `callcenter admin export` prints it."""
    return write_text(call.parts.keeper.document)


async def check_yaml(call: Call[str]) -> Findings:
    """What is wrong with a configuration in YAML, and what it would change; without `dry_run`, change it."""
    try:
        document = read_text(call.body, "configuration.yaml")
    except BadConfiguration as error:
        return Findings(tuple(error.problems), ())
    found = _findings(call, document)
    if call.request.query.get("dry_run") != "1" and not found.problems:
        await _change(call, document, call.parts.keeper.version)
    return found


async def _change(call: Call[Any], document: dict[str, Any], expected: int) -> NewVersion:
    await call.parts.keeper.change(document, expected, call.user.name)
    return NewVersion(call.parts.keeper.version)


def _findings(call: Call[Any], document: dict[str, Any]) -> Findings:
    problems: list[str] = []
    try:
        parse(document)
    except BadConfiguration as error:
        problems = error.problems
    return Findings(tuple(problems), tuple(differences(call.parts.keeper.document, document)))
