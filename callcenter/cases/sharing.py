"""What leaves a case where it stands: words, files, tags, links, watchers, what it is about."""

import re
from typing import Any

import msgspec

from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType, Examination, Link
from callcenter.cases.deadlines import dropped
from callcenter.cases.turn import Turn, need, need_text
from callcenter.cases.working import end_pause

_NAME = re.compile(r"(?<![\w@.])@([A-Za-z0-9](?:[\w.-]*\w)?)")
_LARGEST_TAG = 40


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a text mentions (`@name`), each once; whether they are users is not known."""
    return tuple(dict.fromkeys(_NAME.findall(text)))


def comment(turn: Turn, move: m.Comment) -> None:
    """Those who are mentioned are told apart, and watch from then on."""
    need_text(move.text)
    case = turn.case
    told = turn.tell(move.mentions, "mentioned", move.text)
    others = [user for user in (case.owner, case.opener, *case.watchers) if user not in told]
    turn.tell(others, "comment", move.text)
    turn.set(watchers=_with(case.watchers, move.mentions))
    turn.note("comment", move.text, mentions=told)


def hear(turn: Turn, move: m.Hear) -> None:
    """What the customer said reaches whoever works on it."""
    case = turn.case
    contacts = _with(case.contacts, (move.contact,))
    turn.set(contacts=contacts, files=(*case.files, *move.files), address=case.address or move.address)
    turn.tell_all("hear", move.text)
    files = tuple(file.id for file in move.files)
    detail: dict[str, Any] = {"channel": move.channel, "contact": move.contact, "files": files}
    turn.note("hear", move.text, **detail, address=move.address, message=move.message)


def examine(turn: Turn, move: m.Examine) -> None:
    """A complaint is right or not; either way it has a cause, and something is done about it."""
    need(turn.case.type is CaseType.COMPLAINT, "no_complaint", "Only a complaint is examined.")
    need(move.root_cause.strip() and move.corrective_action.strip(), "text_missing", "Name cause and action.")
    found = Examination(
        move.upheld, move.root_cause, move.corrective_action, turn.now, move.by, move.cause, move.task
    )
    turn.set(examination=found)
    action = {"corrective_action": move.corrective_action, "task": move.task or None}
    turn.note("examine", move.root_cause, upheld=move.upheld, cause=move.cause or None, **action)


def classify(turn: Turn, move: m.Classify) -> None:
    """Change what the move names, and say what it was before."""
    wanted = {name: getattr(move, name) for name in _CLASSES if getattr(move, name) is not None}
    changes = {name: value for name, value in wanted.items() if value != getattr(turn.case, name)}
    need(changes, "nothing_changed", "That is what it says already.")
    need(changes.get("title", "x"), "text_missing", "A case has a title.")
    before = {name: msgspec.to_builtins(getattr(turn.case, name)) for name in changes}
    turn.set(**changes)
    turn.note("classify", before=before, after=msgspec.to_builtins(changes))


_CLASSES = ("type", "priority", "title", "account", "person", "tier", "address")


def link(turn: Turn, move: m.Link) -> None:
    """Another case belongs to it."""
    need(move.case != turn.case.id, "same_case", "A case is not linked to itself.")
    linked = Link(move.case, move.relation)
    need(linked not in turn.case.links, "already_there", "They are linked already.")
    turn.set(links=(*turn.case.links, linked))
    turn.note("link", case=move.case, relation=move.relation.value)


def watch(turn: Turn, move: m.Watch) -> None:
    """A user hears of it from now on."""
    need(move.user not in turn.case.watchers, "already_there", "They watch it already.")
    turn.set(watchers=(*turn.case.watchers, move.user))
    turn.tell((move.user,), "watch")
    turn.note("watch", user=move.user)


def unwatch(turn: Turn, move: m.Unwatch) -> None:
    """A user hears of it no more."""
    need(move.user in turn.case.watchers, "not_watching", "They do not watch it.")
    turn.set(watchers=tuple(user for user in turn.case.watchers if user != move.user))
    turn.note("unwatch", user=move.user)


def tag(turn: Turn, move: m.Tag) -> None:
    """These tags and no others."""
    tags = _with((), [word.strip() for word in move.tags])
    need(all(len(word) <= _LARGEST_TAG for word in tags), "bad_tag", "A tag is short.")
    turn.note("tag", before=turn.case.tags, after=tags)
    turn.set(tags=tags)


def attach(turn: Turn, move: m.Attach) -> None:
    """A file is added."""
    turn.set(files=(*turn.case.files, move.file))
    turn.note("attach", move.file.name, file=move.file.id)


def merge(turn: Turn, move: m.Merge) -> None:
    """It lives on in another case; its own trail stays as it is."""
    need(move.into.id != turn.case.id, "same_case", "A case is not merged with itself.")
    need(_one_customer(turn.case, move.into), "other_customer", "They are of different customers.")
    end_pause(turn)
    turn.set(merged_into=move.into.id, closed_at=turn.now, deadlines=dropped(turn.case.deadlines))
    turn.tell((turn.case.owner, turn.case.opener), "merge", move.into.number)
    turn.note("merge", into=move.into.id, number=move.into.number)


def absorb(turn: Turn, move: m.Absorb) -> None:
    """Everything of the other case that is not its trail is taken over; whoever saw that one sees this."""
    case, other = turn.case, move.source
    people = (other.opener, other.owner, *other.watchers)
    seen = {case.opener, case.owner}
    turn.set(
        watchers=_with(case.watchers, [user for user in people if user not in seen]),
        contacts=_with(case.contacts, (other.contact, *other.contacts)),
        tags=_with(case.tags, other.tags),
        files=(*case.files, *other.files),
        links=(*case.links, *(each for each in other.links if _is_new(case, each))),
        merged=_with(case.merged, (*other.merged, other.id)),
        address=case.address or other.address,
        account=case.account or other.account,
        person=case.person or other.person,
        step=max(case.step, other.step, key=lambda step: step.height),
    )
    turn.note("absorb", other.title, case=other.id, number=other.number)


def _is_new(case: Case, link: Link) -> bool:
    return link.case != case.id and link not in case.links


def _one_customer(one: Case, other: Case) -> bool:
    pairs = ((one.account, other.account), (one.person, other.person))
    return all(not a or not b or a == b for a, b in pairs)


def _with(have: tuple[str, ...], more: Any) -> tuple[str, ...]:
    """Return the words with more of them, each once and none empty."""
    return tuple(word for word in dict.fromkeys((*have, *more)) if word)
