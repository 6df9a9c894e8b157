"""Where reports may go that leave the house."""

import re
from collections.abc import Iterator

from msgspec import Struct

from callcenter.service.house_parts import Fault

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9]", re.IGNORECASE)
_LOCAL = re.compile(r"[^\s@<>,;:\"()\\\[\]]{1,64}")


class ReportRules(Struct, frozen=True, omit_defaults=True):
    """Scheduled reports go to users; to an address outside only where `domains` names its domain, whole."""

    domains: tuple[str, ...] = ()


def report_faults(rules: ReportRules) -> Iterator[Fault]:
    """Yield everything that is wrong with the rules for reports."""
    for each in rules.domains:
        if not _DOMAIN.fullmatch(each):
            yield Fault("reports.domains", "bad_address", f"{each} is no domain", each)


def is_address(text: str) -> bool:
    """Whether a text is a bare e-mail address."""
    local, _, domain = text.rpartition("@")
    return bool(_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain))
