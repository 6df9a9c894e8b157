"""The rules: Prometheus takes them; every alert fires when it should, not beside it, and says what to do."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboards.measures.levels import Variant
from dashboards.prometheus import service_levels
from tests.dashboards.prometheus.server import ROOT, RULES, promtool
from tests.dashboards.prometheus.words import unknown

HERE = Path(__file__).parent
SCENARIOS = sorted(HERE.glob("*.yml"))
ALERTS: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((RULES / "alerts.yml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]


async def test_prometheus_takes_every_rule() -> None:
    """As it would at its start."""
    assert not await promtool("check", "rules", *map(str, sorted(RULES.glob("*.yml"))))


async def test_prometheus_takes_its_configuration() -> None:
    """The file that the compose file hands to it; where the rules lie is another matter."""
    file = RULES.parent / "prometheus.yml"
    assert not await promtool("check", "config", "--syntax-only", str(file))


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
async def test_alerts_fire_when_they_should_and_not_beside_it(file: Path) -> None:
    """Each scenario names exactly the alerts that fire at a moment: others would be told as wrong."""
    assert not await promtool("test", "rules", str(file))


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_every_alert_has_both_scenarios(alert: dict[str, Any]) -> None:
    """One in which it fires, and a moment at which it does not."""
    expected = [
        bool(moment.get("exp_alerts"))
        for file in SCENARIOS
        for scenario in yaml.safe_load(file.read_text("utf-8"))["tests"]
        for moment in scenario["alert_rule_test"]
        if moment["alertname"] == alert["alert"]
    ]
    assert {True, False} == set(expected)


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_every_alert_says_what_is_wrong_and_where_it_is_told_what_to_do(alert: dict[str, Any]) -> None:
    """At night nobody searches: the runbook has a heading of its name."""
    assert alert["labels"]["severity"] in ("warning", "critical")
    told = alert["annotations"]
    assert told["summary"].endswith(".")
    assert told["description"].endswith((".", "yet."))
    page, _, anchor = told["runbook"].partition("#")
    headings = re.findall(r"^### (\w+)$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert alert["alert"] in headings
    assert anchor == alert["alert"].lower()


def test_the_night_guide_begins_with_all_alerts_and_has_no_others() -> None:
    """By name and how bad it is, the critical ones first; a section for each, and none for what is gone."""
    page = (ROOT / "docs/howto/run-the-service.md").read_text("utf-8")
    told = re.findall(r"^\| \[(\w+)\]\(#(\w+)\) \| (\w+) \|", page, re.MULTILINE)
    known = {alert["alert"]: alert["labels"]["severity"] for alert in ALERTS}
    assert {f"Callcenter{name}": severity for name, _, severity in told} == known
    assert all(anchor == f"callcenter{name}".lower() for name, anchor, _ in told)
    assert [severity for _, _, severity in told] == sorted(severity for _, _, severity in told)
    assert set(re.findall(r"^### (Callcenter\w+)$", page, re.MULTILINE)) == set(known)


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_alerts_ask_for_what_is_measured(alert: dict[str, Any]) -> None:
    """A misspelt name never fires."""
    assert not unknown(alert["expr"])


def test_a_share_is_divided_as_the_measure_says() -> None:
    """The rules are the formulas of the wallboard, said in another language."""
    rules = service_levels.document()["groups"][0]["rules"]
    (whole,) = [
        rule["expr"]
        for rule in rules
        if rule["record"].endswith("whole:increase5m")
        and rule["labels"]["variant"] == Variant.IGNORE_EARLY_ABANDONS.value
    ]
    terms = re.findall(r'([+-] )?sum by \(queue, tier\)\(increase\(\w+\{how="(\w+)"\}\[5m\]\)\)', whole)
    assert terms == [("", "answered"), ("+ ", "abandoned"), ("- ", "early")]
