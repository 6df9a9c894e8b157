"""Where the customer's file can keep what a field of a script asks for (FL-25 ④)."""

from collections.abc import Mapping

from callcenter.outbound.scripts.kinds import FieldKind

_K = FieldKind
_WORDS = frozenset({_K.TEXT, _K.CHOICE})

#: The places in the files of a person and of their account, each with the kinds of field that fit it.
TARGETS: Mapping[str, frozenset[FieldKind]] = {
    "person.title": _WORDS,
    "person.department": _WORDS,
    "person.role": _WORDS,
    "person.language": frozenset({_K.CHOICE}),
    "person.email": frozenset({_K.EMAIL}),
    "account.segment": _WORDS,
    "account.industry": _WORDS,
    "account.need_type": _WORDS,
    "account.address": frozenset({_K.TEXT}),
    "account.website": frozenset({_K.TEXT}),
}
_OWN = ("person.own.", "account.own.")


def misfit(into: str, kind: FieldKind) -> str:
    """Return why a field of this kind cannot be kept at a place, "" if it can. Own fields take any."""
    if into.startswith(_OWN):
        return ""
    if into not in TARGETS:
        return f"there is no `{into}`; there are {', '.join(sorted(TARGETS))}, and a house's own fields"
    fits = sorted(each.value for each in TARGETS[into])
    return "" if kind in TARGETS[into] else f"`{into}` takes fields of the kind {' or '.join(fits)}"
