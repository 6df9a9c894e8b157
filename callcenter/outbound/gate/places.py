"""Where a called party may be: by their number, and by an address (US-06, CN-11)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import phonenumbers
from msgspec.structs import replace
from phonenumbers.timezone import time_zones_for_geographical_number

from callcenter.outbound.gate.case import zone_of
from callcenter.outbound.gate.rules import Pack
from callcenter.outbound.gate.values import Place

_UNKNOWN_ZONE = "Etc/Unknown"


class Gazetteer:
    """Knows the countries, states and zones of numbers and addresses, with the help of the packs."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        packs = tuple(packs)
        self._zones: Mapping[str, tuple[str, ...]] = {
            key: zones for pack in packs for key, zones in pack.zones.items()
        }
        self._areas: dict[str, dict[str, str]] = {}
        for pack in packs:
            known = {area: part for part, areas in pack.areas.items() for area in areas}
            for country in pack.countries if known else ():
                self._areas.setdefault(country, {}).update(known)

    def by_number(self, number: str) -> Place:
        """Return where a number (E.164) is at home: its zones are all those it may lie in."""
        parsed = _parsed(number)
        if parsed is None:
            return Place("number")
        country = _country(parsed)
        zones = tuple(z for z in time_zones_for_geographical_number(parsed) if z != _UNKNOWN_ZONE)
        part = self._part(country, number.removeprefix(f"+{parsed.country_code}"))
        return Place("number", country, part, zones or self._zones.get(country, ()))

    def by_address(self, country: str, part: str = "") -> Place:
        """Return the place of an address: ISO 3166-1 country, ISO 3166-2 part. Unknown is told as such."""
        country, part = country.strip().upper(), part.strip().upper()
        zones = self._zones.get(f"{country}-{part}") or self._zones.get(country) or ()
        return Place("address", country, part, zones)

    def stated(self, home: Place, region: str, zone: str) -> Place | None:
        """Return where somebody says a party is: US-FL, FL beside a number of the country, and a time zone.

        `home` is the place of the number. A zone that there is not leaves the zone unknown. None if nothing
        that we understand was said.
        """
        country, _, part = region.strip().upper().partition("-")
        if not part and country in self._areas.get(home.country, {}).values():
            country, part = home.country, country
        if not (len(country) == 2 and country.isalpha()):
            country, part = (home.country, home.part) if zone else ("", "")
        if not country:
            return None
        found = self.by_address(country, part)
        zones = ((zone,) if is_zone(zone) else ()) if zone else found.zones
        return Place("stated", country, part, zones)

    def _part(self, country: str, digits: str) -> str:
        areas = self._areas.get(country)
        if areas is None:
            return ""
        return next((areas[digits[:n]] for n in (3, 4, 2, 5) if digits[:n] in areas), "")


def with_holidays(place: Place, holidays: frozenset[str]) -> Place:
    """Return a place with the public holidays that are kept there."""
    return replace(place, holidays=holidays)


def is_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    try:
        zone_of(name)
    except ValueError:
        return False
    return True


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    """Return a number in E.164 as the library wants it, without asking whether anybody has it."""
    digits = number[1:]
    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if code.isdecimal() and rest.isdecimal() and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            zeros = len(rest) - len(rest.lstrip("0"))
            return phonenumbers.PhoneNumber(
                int(code),
                int(rest),
                italian_leading_zero=True if zeros else None,
                number_of_leading_zeros=zeros if zeros > 1 else None,
            )
    return None


def _country(number: phonenumbers.PhoneNumber) -> str:
    """Return the country of a number; where several share a calling code, the main one if in doubt."""
    code = number.country_code or 0
    regions = _regions(code)
    if len(regions) == 1:
        return regions[0] if regions[0] != "001" else ""
    return phonenumbers.region_code_for_number(number) or regions[0]


@lru_cache(maxsize=300)
def _regions(code: int) -> tuple[str, ...]:
    return tuple(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code])
