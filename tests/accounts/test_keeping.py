"""How long data are kept, by region and by the house."""

import pytest

from callcenter.accounts.keeping import CATEGORIES, DAY, LEAST, Region, Retention, expired, shipped


def test_what_is_kept_always_never_expires() -> None:
    """Zero days are for ever."""
    assert (90 * DAY, 0.0) == (expired(100 * DAY, Retention("x", 10)), expired(100 * DAY, Retention("x", 0)))


@pytest.mark.parametrize("region", Region)
def test_what_is_shipped_keeps_the_law_of_its_region(region: Region) -> None:
    """Every category has a time, and none is shorter than a rule wants."""
    rules = shipped(region)
    assert set(CATEGORIES) == set(rules)
    assert all(rules[name].keep_days >= days for name, (days, _) in LEAST[region].items())


def test_the_regions_differ() -> None:
    """Recordings 90 days, in China 180; calls a year, five years, three years."""
    assert [90, 90, 180] == [shipped(region)["recordings"].keep_days for region in Region]
    assert [365, 1825, 1095] == [shipped(region)["calls"].keep_days for region in Region]
