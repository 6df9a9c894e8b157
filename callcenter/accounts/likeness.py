"""Accounts that may be one: by what their names, websites and addresses come to once written alike. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from callcenter.accounts.account import Account

#: What stands behind the name of a company and says only of what kind it is, the longest first.
_FORMS_ZH = ("股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团")
_FORMS = frozenset(
    (
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "sa",
        "sas",
        "sarl",
        "srl",
        "bv",
        "nv",
        "oy",
        "ab",
        "as",
        "spa",
        "pte",
        "pty",
        "group",
        "holding",
        "holdings",
        "und",
        "and",
        "the",
    )
)
_WORD = re.compile(r"\w+")
_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\d?\.)?([^/:?#\s]+)")
#: An address shorter than this, once written alike, is a town and tells nothing.
_LEAST_ADDRESS = 10


class Alike(Struct, frozen=True):
    """Accounts that may be one, and the `reason`: `name`, `website` or `address`."""

    reason: str
    accounts: tuple[Account, ...]


def alike(accounts: Iterable[Account]) -> list[Alike]:
    """Return groups of accounts that may be one, each group once, by the strongest of its reasons.

    It is a suggestion: branches share a website, and neighbours an address. Accounts that live on in
    others are left out.
    """
    found: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        if not account.merged_into:
            for key in _keys(account):
                found[key].append(account)
    once: dict[frozenset[str], Alike] = {}
    for reason in ("name", "website", "address"):
        for (why, _), group in found.items():
            if why == reason and len(group) > 1:
                once.setdefault(frozenset(each.id for each in group), Alike(reason, tuple(group)))
    return list(once.values())


def name_key(company: str) -> str:
    """Return a company's name without what is written differently: case, signs, width, form, word order."""
    plain = unicodedata.normalize("NFKC", company).casefold()
    words = [_without_form(word) for word in _WORD.findall(plain.replace(".", ""))]
    told = [word for word in words if word and word not in _FORMS]
    return " ".join(sorted(told or words))


def host_of(website: str) -> str:
    """Return the host of a website without `www`, "" for none."""
    found = _HOST.match(website.strip().lower())
    return found[1] if found and "." in found[1] else ""


def address_key(address: str) -> str:
    """Return an address without signs and spaces, "" where it is too short to tell anything."""
    plain = "".join(_WORD.findall(unicodedata.normalize("NFKC", address).casefold()))
    return plain if len(plain) >= _LEAST_ADDRESS else ""


def _without_form(word: str) -> str:
    for form in _FORMS_ZH:
        if word.endswith(form) and word != form:
            return word.removesuffix(form)
    return word


def _keys(account: Account) -> list[tuple[str, str]]:
    keys = {
        "name": name_key(account.company),
        "website": host_of(account.website),
        "address": address_key(account.address),
    }
    return [(reason, key) for reason, key in keys.items() if key]
