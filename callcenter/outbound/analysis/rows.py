"""Objections per 100 right-party contacts, by kind, stage, segment, list, script, hour; and what followed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from msgspec import Struct

from callcenter.outbound.analysis.kinds import Kinds, is_resolved, is_sold, raised, share
from callcenter.outbound.analysis.later import LaterFigure, later_figures
from callcenter.outbound.objections.objection import Objection
from callcenter.outbound.talks.talk import Talk

#: What a talk is grouped by.
OF_TALKS: Mapping[str, Callable[[Talk], str]] = {
    "segment": lambda talk: talk.who.segment or talk.who.tier,
    "list": lambda talk: talk.origin.list,
    "campaign": lambda talk: talk.origin.campaign,
    "script": lambda talk: f"{talk.script}@{talk.edition}" if talk.script else "",
    "hour": lambda talk: f"{talk.hour:02d}",
    "agent": lambda talk: talk.agent,
}

#: What an objection is grouped by.
OF_OBJECTIONS: Mapping[str, Callable[[Objection, Kinds], str]] = {
    "type": lambda objection, kinds: kinds.top(objection.type),
    "subtype": lambda objection, kinds: objection.subtype or objection.type,
    "stage": lambda objection, kinds: objection.stage.value,
}

DIMENSIONS = (*OF_OBJECTIONS, *OF_TALKS)


class ObjectionRow(Struct, frozen=True):
    """One group of objections.

    `contacts`: right-party contacts that they are counted against: those of the group, or all of them
    where the group is one of objections. `talks` had one at least. `per_100` = 100 x raised / contacts.
    `resolution` = resolved / raised. `conversion` = sold / talks. `seconds`: the median from an
    objection to its resolution. Rates are 0..1; what has nothing to divide by is None. `later` tells what
    became of the sales of the group: of all of its talks, or of those in which the objection was raised.
    """

    key: str
    contacts: int
    talks: int
    raised: int
    resolved: int
    sold: int
    per_100: float | None
    resolution: float | None
    conversion: float | None
    seconds: float | None
    later: tuple[LaterFigure, ...]


def rows(talks: Iterable[Talk], dimension: str, kinds: Kinds, now: float) -> tuple[ObjectionRow, ...]:
    """The objections by one of `DIMENSIONS`, the most frequent first; hours in their order. `now`: UTC."""
    right = [talk for talk in talks if talk.reached_right]
    groups = _of_talks(right, dimension) if dimension in OF_TALKS else {}
    if dimension in OF_OBJECTIONS:
        found = [
            _row(key, len(right), pairs, later_figures(_talks_of(pairs), now))
            for key, pairs in _pairs(right, dimension, kinds).items()
        ]
    else:
        found = [
            _row(key, len(group), _all_pairs(group, kinds), later_figures(group, now))
            for key, group in groups.items()
        ]
    if dimension == "hour":
        return tuple(sorted(found, key=lambda row: row.key))
    return tuple(sorted(found, key=lambda row: (-row.raised, row.key)))


def raised_in(talks: Iterable[Talk], dimension: str, key: str, kinds: Kinds) -> list[tuple[Talk, Objection]]:
    """The objections of one group, each with its talk."""
    right = [talk for talk in talks if talk.reached_right]
    if dimension in OF_OBJECTIONS:
        return _pairs(right, dimension, kinds).get(key, [])
    return _all_pairs(_of_talks(right, dimension).get(key, []), kinds)


def talks_in(talks: Iterable[Talk], dimension: str, key: str, kinds: Kinds) -> list[Talk]:
    """The talks of one group: those of a talk's group, or those in which such an objection was raised."""
    right = [talk for talk in talks if talk.reached_right]
    if dimension in OF_TALKS:
        return _of_talks(right, dimension).get(key, [])
    return _talks_of(_pairs(right, dimension, kinds).get(key, []))


_Pairs = list[tuple[Talk, Objection]]


def _talks_of(pairs: _Pairs) -> list[Talk]:
    return list({talk.id: talk for talk, _ in pairs}.values())


def _of_talks(right: Sequence[Talk], dimension: str) -> dict[str, list[Talk]]:
    groups: dict[str, list[Talk]] = defaultdict(list)
    for talk in right:
        groups[OF_TALKS[dimension](talk)].append(talk)
    return groups


def _all_pairs(talks: Iterable[Talk], kinds: Kinds) -> _Pairs:
    return [(talk, each) for talk in talks for each in raised(talk, kinds)]


def _pairs(right: Sequence[Talk], dimension: str, kinds: Kinds) -> dict[str, _Pairs]:
    groups: dict[str, _Pairs] = defaultdict(list)
    for talk, objection in _all_pairs(right, kinds):
        groups[OF_OBJECTIONS[dimension](objection, kinds)].append((talk, objection))
    return groups


def _row(key: str, contacts: int, pairs: _Pairs, later: tuple[LaterFigure, ...]) -> ObjectionRow:
    talks = _talks_of(pairs)
    resolved = [each for _, each in pairs if is_resolved(each)]
    sold = sum(map(is_sold, talks))
    spans = [each.resolved_at - each.at for each in resolved if each.resolved_at >= each.at]
    return ObjectionRow(
        key=key,
        contacts=contacts,
        talks=len(talks),
        raised=len(pairs),
        resolved=len(resolved),
        sold=sold,
        per_100=100 * len(pairs) / contacts if contacts else None,
        resolution=share(len(resolved), len(pairs)),
        conversion=share(sold, len(talks)),
        seconds=median(spans) if spans else None,
        later=later,
    )
