"""What is shipped agrees with itself: flows, the house that a new one begins with, the demo."""

from importlib import resources
from typing import Any

import pytest

from callcenter.service.flow_files import sources
from callcenter.service.house import House, default_document, parse, read_text
from ivr.check import build
from ivr.program import Program
from ivr.steps.queue import Queue, levels


def demo_document() -> dict[str, Any]:
    """Return the demo's configuration."""
    text = resources.files("callcenter.demo").joinpath("house.yaml").read_text(encoding="utf-8")
    return read_text(text, "house.yaml")


def shipped() -> Program:
    """Return the shipped flows."""
    program, problems = build(sources(None))
    assert program is not None, problems
    return program


@pytest.fixture(params=["default", "demo"])
def house(request: pytest.FixtureRequest) -> House:
    """A house that the shipped flows are for."""
    return parse(default_document() if request.param == "default" else demo_document())


def wanted() -> set[str]:
    """Return the skills that the shipped flows ask for, in every language that they speak."""
    return {
        skill.replace("{language}", language)
        for flow in shipped().flows.values()
        for step in flow.steps.values()
        if isinstance(step, Queue)
        for skill in (*levels(step.skills), *levels(step.preferred))
        for language in flow.spoken()
    }


def test_the_flows_ask_for_skills_that_there_are(house: House) -> None:
    """They are listed, and somebody has each of them."""
    assert wanted() == {"language:en", "language:zh-CN"}
    assert wanted() <= {skill.id for skill in house.skills}
    assert wanted() <= {skill for agent in house.agents for skill in agent.skills}
