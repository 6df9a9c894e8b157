"""Policy packs are read from YAML and checked whole: everything wrong is named by file, line and reason."""

import re
from collections.abc import Iterable, Iterator
from zoneinfo import available_timezones

import msgspec
import yaml
from msgspec import Struct

from callcenter.outbound.gate.rules import FINAL, AnyRule, Frequency, Pack, Rest, Window

#: What a pack must say in so many languages.
LANGUAGES = ("en", "zh-CN")


class PackFault(Struct, frozen=True):
    """One thing that is wrong in a pack's file. `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class BadPack(ValueError):
    """A file is no policy pack. `faults` names everything that is wrong with it."""

    def __init__(self, faults: Iterable[PackFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


def read_pack(text: str, file: str) -> Pack:
    """Return the pack that a YAML text describes; `file` is what faults call it. Raises `BadPack`."""
    try:
        tree = yaml.compose(text, Loader=_Plain)
        document = yaml.load(text, Loader=_Plain)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadPack([PackFault(file, line, error.problem or "no YAML")]) from None
    try:
        pack = msgspec.convert(document, Pack)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        raise BadPack([PackFault(file, _line(tree, path.rstrip("`")), reason)]) from None
    if faults := [PackFault(file, _line(tree, path), reason) for path, reason in _wrong(pack)]:
        raise BadPack(faults)
    return pack


class _Plain(yaml.SafeLoader):
    """YAML whose days stay texts and whose `no` stays a word."""

    yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith((":timestamp", ":bool"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _bool(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> bool:
    return loader.construct_scalar(node) == "true"


_Plain.add_constructor("tag:yaml.org,2002:bool", _bool)
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def _wrong(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield path and reason of everything that the shapes alone do not show."""
    zones = available_timezones()
    for key, named in pack.zones.items():
        for zone in named:
            if zone not in zones:
                yield f".zones[{key}]", f"no time zone: {zone}"
    for part, areas in pack.areas.items():
        if not all(area.isdecimal() for area in areas):
            yield f".areas[{part}]", "first digits of numbers are digits"
    for n, rule in enumerate(pack.rules):
        for reason in rule_faults(rule):
            yield f".rules[{n}]", reason


def rule_faults(rule: AnyRule) -> Iterator[str]:
    """Yield what is wrong with a rule, of a pack or of the house."""
    if missing := [language for language in LANGUAGES if not rule.says.get(language)]:
        yield f"{rule.id} has no words in {', '.join(missing)}"
    if rule.since and rule.until and rule.since >= rule.until:
        yield f"{rule.id} ends before it begins"
    if isinstance(rule, Window):
        yield from (
            f"{rule.id}: {span} ends before it begins" for span in rule.hours.values() if _turned(span)
        )
        if not rule.hours:
            yield f"{rule.id} has no hours"
    if isinstance(rule, Rest) and not (rule.hours or rule.days):
        yield f"{rule.id} lasts for no time"
    if isinstance(rule, Frequency) and rule.hours and rule.days:
        yield f"{rule.id} counts hours or days, not both"
    if isinstance(rule, FINAL) and rule.strict:
        yield f"{rule.id} holds for everybody"


def _turned(span: str) -> bool:
    start, _, end = span.partition("-")
    return span != "never" and start >= end


def _line(tree: yaml.Node | None, path: str) -> int:
    """Return the line that a path such as `.rules[3].hours` stands on, as near as it can be told."""
    node = tree
    for step in path.replace("[", ".").replace("]", "").split("."):
        node = _below(node, step) or node
    return node.start_mark.line + 1 if node is not None else 1


def _below(node: yaml.Node | None, step: str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and step.isdecimal() and int(step) < len(node.value):
        found: yaml.Node = node.value[int(step)]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
