"""How long each category of data is kept: as shipped for a region, else as a house says (EU-04, CN-03)."""

from enum import StrEnum

from msgspec import Struct

DAY = 86_400.0


class Region(StrEnum):
    """Whose law the shipped times follow."""

    EU = "eu"  #: the European Union and the United Kingdom
    US = "us"
    CN = "cn"


class Retention(Struct, frozen=True, omit_defaults=True):
    """How long a category of data is kept, in days; 0 for always. `why` names the rule."""

    category: str
    keep_days: int
    why: str = ""


#: Nothing is deleted of these by another way than its time.
CATEGORIES = (
    "recordings",  #: at the carrier, with messages that callers left
    "calls",  #: who called and what was said, in the journal of the floor
    "timeline",  #: the line of each contact, case and visit in a customer's timeline
    "consents",  #: the proof that we were allowed to, after its last use
    "talks",  #: the record of each call of ours, with objections and result
    "dial_checks",  #: what the gate said before a dial
    "campaign_records",  #: who is on the lists of campaigns, and how often they were tried
    "audit",  #: who did what
    "article_openings",  #: who opened which article
    "notices",  #: what users were told
    "cases",  #: those that are over, with all that belongs to them, after their last change
    "case_files",  #: of cases that are over, while the case is kept
    "letters",  #: of cases that are over, while the case is kept
    "survey_answers",  #: with the invitations
    "tasks",  #: that are done or called off, after their day
    "visits",  #: that were made or called off, after their day
    "plans",  #: that are closed or dropped, after that
    "privacy_requests",  #: that were answered, after they were due
    "people",  #: with whom nothing was for so long, and no contract runs
    "facts",  #: what reports are made of, contact by contact and by quarter of an hour
    "evaluations",  #: of agents' contacts, with the lines of the worklist
    "coaching",  #: notes that are closed, after that
    "sent_reports",  #: to whom which report was sent by mail
    "scorecards",  #: of agents and account managers, after their last move
)

#: From `cases` on.
_OF_EU = (1095, 365, 365, 730, 365, 1095, 1095, 1095, 1095, 1095, 730, 730, 365, 1095)
_BY_REGION: dict[Region, tuple[int, ...]] = {
    Region.EU: (90, *(365, 365, 1095, 365, 1095, 365, 730, 365, 365), *_OF_EU),
    Region.US: (90, *([1825] * 7), 365, 365, *([1825] * 14)),
    Region.CN: (180, *([1095] * 7), 365, 365, *([1095] * 14)),
}

#: Days that the law wants a category kept for, where a rule of 3.1 to 3.4 names them, and the rule.
LEAST: dict[Region, dict[str, tuple[int, str]]] = {
    Region.EU: {},
    Region.US: {
        "calls": (1825, "US-14"),
        "talks": (1825, "US-14"),
        "consents": (1825, "US-15"),
        "dial_checks": (1825, "US-05"),
        "campaign_records": (1825, "US-14"),
    },
    Region.CN: {"recordings": (30, "CN-08"), "calls": (30, "CN-08")},
}


def shipped(region: Region) -> dict[str, Retention]:
    """Return the times that are shipped for a region, by category. Suppressions are kept always."""
    times = zip(CATEGORIES, _BY_REGION[region], strict=True)
    return {name: Retention(name, days, f"shipped for {region.value}") for name, days in times}


def expired(now: float, rule: Retention) -> float:
    """Return the moment before which data of a category go; 0 if they are always kept."""
    return now - rule.keep_days * DAY if rule.keep_days else 0.0
