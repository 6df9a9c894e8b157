"""Contacts by what is looked for. Pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.ports.history import ClosedContact, ContactLine
from callcenter.ports.live import Search
from callcenter.service.masking import masked

_CHOSEN_BY = ("phase", "queue", "agent", "tier", "outcome")


def found(lines: Iterable[ContactLine], wanted: Search, *, whole: bool) -> list[ContactLine]:
    """Return the lines that fit, the newest arrival first; numbers are masked unless `whole`."""
    fitting = sorted((line for line in lines if _fits(line, wanted)), key=_age)
    page = fitting[: wanted.limit]
    return page if whole else [replace(line, caller=masked(line.caller)) for line in page]


def live_line(contact: Contact) -> ContactLine:
    """Return a live contact as a line. While it rings, `agent` is the one it rings at."""
    ringing = contact.offer.agent if contact.offer is not None else ""
    return ContactLine(
        contact.id,
        contact.arrived_at,
        None,
        contact.channel,
        contact.phase,
        contact.outcome,
        contact.queue,
        contact.agent or ringing or contact.wrapping,
        contact.disposition,
        contact.card.tier,
        contact.card.name,
        contact.card.company,
        contact.caller,
        None,
        None,
    )


def closed_line(line: ClosedContact) -> ContactLine:
    """Return a closed contact as a line."""
    return ContactLine(
        line.id,
        line.at,
        line.closed_at,
        line.channel,
        Phase.CLOSED,
        line.outcome,
        line.queue,
        line.agent,
        line.disposition,
        line.tier,
        line.name,
        line.company,
        line.caller,
        line.waited,
        line.talked,
    )


def _fits(line: ContactLine, wanted: Search) -> bool:
    for name in _CHOSEN_BY:
        value = getattr(wanted, name)
        if value and getattr(line, name) != value:
            return False
    if wanted.closed is not None and wanted.closed != (line.phase is Phase.CLOSED):
        return False
    digits = _digits(wanted.number)
    if wanted.number and (not digits or digits not in _digits(line.caller)):
        return False
    early = wanted.since is not None and line.at < wanted.since
    return not early and (wanted.before is None or line.at < wanted.before)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())


def _age(line: ContactLine) -> tuple[float, str]:
    return -line.at, line.id
