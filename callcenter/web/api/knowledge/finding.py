"""Articles found: by words, and for a contact; and that they were opened."""

from typing import Any

from callcenter.cases.article_use import Wanted
from callcenter.web.api.knowledge.shown import found, is_shown, keeps, knowledge, lines
from callcenter.web.api.pages import contact_page
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_knowledge import (
    ArticleLines,
    ArticleOpening,
    ArticlesSearch,
    FoundArticles,
    SuggestionQuery,
)


async def search_articles(call: Call[ArticlesSearch]) -> ArticleLines:
    """Articles that hold the words, the best first; Chinese needs no spaces."""
    asked = call.body
    everything = asked.all and keeps(call)
    articles = await knowledge(call).finder.search(
        asked.q, asked.language, everything=everything, limit=asked.limit
    )
    return ArticleLines(await lines(call, articles), "")


async def suggested_articles(call: Call[SuggestionQuery]) -> FoundArticles:
    """What helps with a contact: by its queue, where it was in the menu, and what was noted."""
    asked, room = call.body, knowledge(call)
    contact = (await contact_page(call, asked.contact)).contact
    wanted = Wanted(contact.queue, _place(call, asked.contact), asked.language)
    suggestions = await room.finder.suggested(wanted, asked.words, asked.limit)
    uses = await room.helping.uses(each.article.id for each in suggestions)
    return FoundArticles(tuple(found(each.article, each.why, uses) for each in suggestions))


async def open_article(call: Call[ArticleOpening]) -> None:
    """Note that an article was opened: once for each contact, without one once a day for each user."""
    room = knowledge(call)
    article = await room.writing.get(call.id)
    if not is_shown(call, article):
        raise Failure("not_found", "There is no such article.")
    await room.helping.opened(article, call.body.contact, call.user.name)


def _place(call: Call[Any], contact: str) -> str:
    """Return where a live contact was in the menu, as flow and step."""
    live = call.parts.state().contacts.get(contact)
    menu = live.menu if live is not None else None
    return f"{menu.get('flow', '')}/{menu.get('step', '')}" if isinstance(menu, dict) else ""
