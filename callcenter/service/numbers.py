"""Telephone numbers as people press and write them, turned into E.164. Pure."""

import phonenumbers

from callcenter.floor.values import is_e164


def to_e164(text: str, beside: str = "") -> str:
    """Return a number in E.164, "" for what is none.

    A number without a country is one of the country of `beside`, a number in E.164. Premium-rate
    numbers are none.
    """
    try:
        number = phonenumbers.parse(text, region_of(beside))
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number) or _costs(number):
        return ""
    found = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return found if is_e164(found) else ""


def _costs(number: phonenumbers.PhoneNumber) -> bool:
    """Whether calling a number is charged at a premium: nobody may make us call their own till."""
    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE


def region_of(number: str) -> str | None:
    """Return the country of a number in E.164, None if that cannot be told."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(
        parsed.country_code or 0
    )


def spoken_digits(number: str) -> str:
    """Return a number so that a voice reads it digit by digit."""
    return " ".join(number.lstrip("+"))
