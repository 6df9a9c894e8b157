"""Coaching notes: written, shared, acknowledged by the agent, closed."""

from typing import Any, Literal

from callcenter.ports.books import cursor_of
from callcenter.quality.coaching import COACHING_MOVES, CoachingNote, CoachingState, leads
from callcenter.service.follow_up.tools import Doer
from callcenter.service.quality.coaching import CoachingSearch
from callcenter.web.api.quality.common import doer, place, room
from callcenter.web.endpoint import Call
from callcenter.web.values_coaching import (
    AgreedLine,
    CoachingLine,
    CoachingLines,
    CoachingMove,
    CoachingPage,
    CoachingQuery,
    CoachingScores,
    CoachingText,
    NewCoaching,
    SeenLine,
)

_S = CoachingState
Moves = tuple[Literal["write", "share", "drop", "acknowledge", "close"], ...]


async def list_coaching(call: Call[CoachingQuery]) -> CoachingLines:
    """Coaching notes, the newest first: an agent's own, and those of the agents whom one leads."""
    query, coaching, who = call.body, room(call).coaching, doer(call)
    wanted = CoachingSearch(query.agent, query.state, query.limit, place(query.after))
    found = await coaching.find(wanted, who)
    led = coaching.led(who)
    agents = tuple(each.id for each in call.parts.house().agents if leads(each.id, led, who.agent))
    after = cursor_of(found[-1], "-at").text() if len(found) == query.limit else ""
    return CoachingLines(tuple(_line(each) for each in found), after, agents)


async def add_coaching(call: Call[NewCoaching]) -> CoachingPage:
    """Begin a coaching note for an agent whom one leads: a draft that nobody else sees."""
    return await _page(call, await room(call).coaching.add(call.body.agent, call.body.words(), doer(call)))


async def see_coaching(call: Call[None]) -> CoachingPage:
    """A coaching note with its tasks, and the agent's score before and after it."""
    return await _page(call, await room(call).coaching.see(call.id, doer(call)))


async def write_coaching(call: Call[CoachingText]) -> CoachingPage:
    """Write on one's draft."""
    body = call.body
    return await _page(call, await room(call).coaching.write(call.id, body.version, body.words(), doer(call)))


async def drop_coaching(call: Call[CoachingMove]) -> None:
    """Throw one's draft away."""
    await room(call).coaching.drop(call.id, call.body.version, doer(call))


async def share_coaching(call: Call[CoachingMove]) -> CoachingPage:
    """Let the agent read one's draft; what was agreed becomes tasks."""
    return await _page(call, await room(call).coaching.share(call.id, call.body.version, doer(call)))


async def acknowledge_coaching(call: Call[CoachingMove]) -> CoachingPage:
    """Say that one has read what was noted about one's work, with a remark."""
    body, coaching = call.body, room(call).coaching
    return await _page(call, await coaching.acknowledge(call.id, body.version, body.remark, doer(call)))


async def close_coaching(call: Call[CoachingMove]) -> CoachingPage:
    """Close a note that was followed up."""
    body, coaching = call.body, room(call).coaching
    return await _page(call, await coaching.close(call.id, body.version, body.remark, doer(call)))


def _line(note: CoachingNote) -> CoachingLine:
    return CoachingLine(
        note.id, note.agent, note.coach, note.words.title, note.state, note.at, note.words.follow_up_at
    )


async def _page(call: Call[Any], note: CoachingNote) -> CoachingPage:
    coaching, words = room(call).coaching, note.words
    tasks, told = await coaching.tasks(note), await coaching.effect(note)
    asked = await coaching.asked(note)
    scores = (
        CoachingScores(told.days, told.least, told.before, told.after, told.change)
        if told is not None
        else None
    )
    return CoachingPage(
        **{name: getattr(note, name) for name in ("id", "version", "agent", "coach", "state", "acts")},
        **{name: getattr(words, name) for name in ("title", "text", "follow_up_at")},
        seen=tuple(
            SeenLine(
                line.text,
                line.contact,
                line.evaluation,
                line.question,
                asked.get((line.evaluation, line.question), {}),
            )
            for line in words.seen
        ),
        agreed=tuple(
            AgreedLine(
                line.text,
                line.due,
                line.who,
                line.task,
                tasks[line.task].state if line.task in tasks else None,
            )
            for line in words.agreed
        ),
        at=note.at,
        shared_at=note.shared_at,
        scores=scores,
        moves=_moves(note, doer(call), room(call).coaching.led(doer(call))),
    )


def _moves(note: CoachingNote, who: Doer, led: frozenset[str] | None) -> Moves:
    """Return the moves that the law and the asker's part in it leave."""
    ways = COACHING_MOVES[note.state]
    coaches = leads(note.agent, led, who.agent)
    if note.state is _S.DRAFT:
        mine = note.coach == who.name
        return ("write", "share", "drop") if mine and coaches else ("drop",) if mine else ()
    found: Moves = ()
    if _S.ACKNOWLEDGED in ways and who.agent == note.agent:
        found = ("acknowledge",)
    return (*found, "close") if _S.CLOSED in ways and coaches else found
