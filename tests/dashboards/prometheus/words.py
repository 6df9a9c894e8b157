"""What a query speaks of, held against what the service measures."""

import re

from callcenter.observe.families import FAMILIES, Kind
from dashboards.prometheus import service_levels

#: What Prometheus knows of every target, and what the Python client tells of every process.
_OTHERS = {
    "up": {"job", "instance"},
    "process_cpu_seconds_total": {"job", "instance"},
    "process_resident_memory_bytes": {"job", "instance"},
}

_SERIES = re.compile(r"\b((?:callcenter|process|queue)_?\w*(?::\w+)*|up)(?=[{\[)\s]|$)(?:\{([^}]*)\})?")


def known() -> dict[str, set[str]]:
    """Return the labels of every series by its name: measured, recorded, and Prometheus' own."""
    found = dict(_OTHERS)
    for family in FAMILIES:
        if family.kind is Kind.HISTOGRAM:
            found |= {f"{family.name}_{end}": set(family.labels) for end in ("sum", "count")}
            found[f"{family.name}_bucket"] = {*family.labels, "le"}
        else:
            found[family.name] = set(family.labels)
    for group in service_levels.document()["groups"]:
        for rule in group["rules"]:
            found[rule["record"]] = set(rule["record"].partition(":")[0].split("_"))
    return found


def asked(query: str) -> dict[str, set[str]]:
    """Return the names of the series that a query asks for, with the labels it chooses by."""
    found: dict[str, set[str]] = {}
    for name, chosen in _SERIES.findall(query):
        if ":" in name or name.startswith(("callcenter_", "process_", "up")):
            found.setdefault(name, set()).update(re.findall(r"(\w+)(?:=|!=|=~|!~)\"", chosen))
    return found


def unknown(query: str) -> list[str]:
    """Return what a query asks for that nobody measures: a name, or a name with a label it has not."""
    series = known()
    wanted = asked(query)
    assert wanted, f"nothing is asked for: {query}"
    return [
        f"{name} {sorted(labels - series.get(name, set()))}"
        for name, labels in wanted.items()
        if name not in series or labels - series[name]
    ]
