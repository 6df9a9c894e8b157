"""A configuration's file is refused with the line of everything that is wrong with it."""

import pytest

from callcenter.service.house import BadConfiguration
from callcenter.service.house_file import house_in
from notation.source import Source

HOUSE = """\
name: House
queues:
  - {id: sales}
  - id: vip
    ring_seconds: 20
    steps:
      - {after: 0, to: manager}
      - after: 20
        to: anyone
skills: [{id: german}]
agents:
  - id: ana.ruiz
    queues: [sales, vip]
    skills:
      german: 3
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("after: 20", "after: -1", "8: error [out_of_range] queue vip: steps.after is 0 to 86400"),
        ("[sales, vip]", "[moon]", "13: error [unknown_queue] agent ana.ruiz: unknown queue moon"),
        ("german: 3", "german: 11", "15: error [out_of_range] agent ana.ruiz: proficiency in german is"),
        ("      german: 3", "      dutch: 3", "15: error [unknown_skill] agent ana.ruiz: unknown skill"),
        ("ring_seconds: 20", "ring_seconds: long", "5: error [bad_form] Expected `float`, got `str`"),
        ("to: anyone", "to: everyone", "9: error [bad_form] Invalid enum value"),
        ("name: House", "default_flow: [1]", "1: error [bad_form] Expected `str`"),
        ("name: House", "fallback_queue: moon", "1: error [unknown_queue] fallback_queue: unknown queue"),
        ("skills: [{id: german}]", "queues: []", "10: error [duplicate-key] `queues` stands here twice"),
        ("skills: [{id: german}]", "skills: [{id: german}", "11: error [unreadable]"),
        ("skills: [{id: german}]", "skills: {id: german}", "10: error [bad_form] Expected `array`"),
    ],
)
def test_each_fault_has_its_line(old: str, new: str, problem: str) -> None:
    """Of the thing itself, or of the nearest that the file has of it."""
    assert old in HOUSE
    with pytest.raises(BadConfiguration) as refused:
        house_in(Source("house.yaml", HOUSE.replace(old, new)))

    assert any(each.startswith(f"house.yaml:{problem}") for each in refused.value.problems), refused.value


def test_a_good_file_is_a_house() -> None:
    """With the document as it was written."""
    document, house = house_in(Source("house.yaml", HOUSE))

    assert (document["name"], house.agents[0].skills) == ("House", {"german": 3})


@pytest.mark.parametrize("text", ["", "[]", "three"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    """At its first line."""
    with pytest.raises(BadConfiguration, match=r"house\.yaml:1: error \[unreadable\] .*not a mapping"):
        house_in(Source("house.yaml", text))


def test_a_file_with_anchors_is_told_without_lines() -> None:
    """They are as good as written out; only the lines are not known."""
    shared = HOUSE.replace("queues: [sales, vip]", "queues: &all [sales, moon]\n    teams: *all")

    with pytest.raises(BadConfiguration) as refused:
        house_in(Source("house.yaml", shared))

    assert refused.value.problems == ["house.yaml: error [unknown_queue] agent ana.ruiz: unknown queue moon"]
