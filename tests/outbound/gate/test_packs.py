"""Policy packs are checked whole, and say where they are wrong."""

import pytest
from phonenumbers import PhoneNumber, region_code_for_number

from callcenter.outbound.gate.packs import BadPack, read_pack
from callcenter.service.calling.shipped import shipped_packs

GOOD = """\
id: x
version: 2026-01-01
name: {en: X, zh-CN: X}
countries: [XX]
rules:
  - id: X-1
    kind: window
    hours: {every: "08:00-20:00"}
    says: {en: At day., zh-CN: 白天。}
"""


def test_those_that_ship_are_sound_and_say_everything_in_both_languages() -> None:
    """Each rule with its source where it is a law's."""
    packs = shipped_packs()

    assert [pack.id for pack in packs] == ["everywhere", "cn", "de", "eu", "uk", "us"]
    for pack in packs:
        assert all(rule.source for rule in pack.rules if pack.countries), pack.id


def test_every_area_of_the_american_pack_is_american() -> None:
    """No digits that belong to Canada or an island."""
    (pack,) = (pack for pack in shipped_packs() if pack.id == "us")
    areas = [area for of_part in pack.areas.values() for area in of_part]

    assert len(areas) == len(set(areas)) > 350
    assert {region_code_for_number(PhoneNumber(1, int(f"{area}5550123"))) for area in areas} <= {"US", None}
    assert {f"US-{part}" for part in pack.areas} == set(pack.zones)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("kind: window", "kind: wndow", 7, "Invalid value 'wndow'"),
        ('"08:00-20:00"', '"8:00-20:00"', 8, "Expected `str` matching regex"),
        ('"08:00-20:00"', '"20:00-08:00"', 6, "X-1: 20:00-08:00 ends before it begins"),
        ("zh-CN: 白天。", "", 6, "X-1 has no words in zh-CN"),
        ("version: 2026-01-01", "version: soon", 2, "Expected `str` matching regex"),
        ("    kind: window\n", "    kind: window\n    sinze: 2026-01-01\n", 6, "unknown field `sinze`"),
        (
            "    kind: window\n",
            "    kind: window\n    since: 2026-02-01\n    until: 2026-01-01\n",
            6,
            "ends before",
        ),
        ("countries: [XX]", "zones: {XX: [Mars/Olympus]}", 4, "no time zone: Mars/Olympus"),
        ("rules:", "rules: [", 6, ""),
    ],
)
def test_a_fault_has_its_file_its_line_and_its_reason(old: str, new: str, line: int, reason: str) -> None:
    """Whether of the shape or of the sense."""
    with pytest.raises(BadPack) as caught:
        read_pack(GOOD.replace(old, new), "x.yaml")

    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == ("x.yaml", line)
    assert reason in fault.reason


def test_a_good_one_is_read() -> None:
    """Days stay words."""
    pack = read_pack(GOOD, "x.yaml")

    assert (pack.version, pack.rules[0].id) == ("2026-01-01", "X-1")
