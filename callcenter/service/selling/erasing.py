"""What goes of talks when a person is erased (EU-03): who it was, their number, their words."""

from msgspec.structs import replace

from callcenter.outbound.talks.talk import Reached, Talk
from callcenter.ports.books import Books
from callcenter.service.accounts.signs import each


async def talks_without(books: Books, person: str) -> list[Talk]:
    """Return the talks with a person as they may stay: counted, and about nobody. All are looked through."""
    return [bare(talk) async for talk in each(books, Talk, {}) if talk.who.person == person]


def bare(talk: Talk) -> Talk:
    """Return a talk without who it was and what they said; kinds, outcomes and times stay."""
    who = Reached(
        account=talk.who.account, tier=talk.who.tier, segment=talk.who.segment, language=talk.who.language
    )
    silent = tuple(replace(objection, verbatim="", next_step="") for objection in talk.objections)
    origin = replace(talk.origin, facts={})
    return replace(talk, who=who, objections=silent, origin=origin, fields={}, way=(), note="")
