"""What is left of a case whose customer was erased: what happened when, and not a word of theirs (EU-03)."""

from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry

#: What is kept of the details of a trail: words of ours that every case shares, moments, users, ids of cases.
_KEPT = frozenset(
    {
        "answer",
        "case",
        "cause",
        "channel",
        "code",
        "deadline",
        "department",
        "due",
        "dues",
        "final",
        "into",
        "mentions",
        "number",
        "origin",
        "owner",
        "priority",
        "relation",
        "satisfaction",
        "scale",
        "source",
        "task",
        "told",
        "type",
        "upheld",
        "user",
    }
)


def forgotten_case(case: Case) -> Case:
    """Return a case that names nobody and quotes nobody; type, times, marks and who worked on it stay.

    Its contacts go, too: by them the number would be found that the law keeps. What `files` named is to be
    deleted by whoever keeps files.
    """
    found = case.examination
    return replace(
        case,
        title="",
        text="",
        solution="",
        person="",
        address="",
        contact="",
        contacts=(),
        tags=(),
        files=(),
        proposals=tuple(replace(each, text="") for each in case.proposals),
        feedback=tuple(replace(each, text="", comment="") for each in case.feedback),
        follow_ups=tuple(replace(each, text="") for each in case.follow_ups),
        examination=found and replace(found, root_cause="", corrective_action=""),
    )


def forgotten_entry(entry: CaseEntry) -> CaseEntry:
    """Return a line of a trail that says what was done by whom, and quotes nothing."""
    known = _KEPT | {"before", "after"} if entry.kind == "escalated" else _KEPT
    kept = {name: value for name, value in entry.detail.items() if name in known}
    return replace(entry, text="", detail=kept)
