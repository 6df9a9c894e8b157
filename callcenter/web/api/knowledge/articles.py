"""Articles: listed, written, moved on, and every edition of them."""

from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.service.knowledge.finding import ArticleSearch
from callcenter.service.knowledge.writing import NewArticle
from callcenter.web.api.knowledge.shown import is_shown, keeps, knowledge, lines, page
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_knowledge import (
    ArticleChange,
    ArticleEditions,
    ArticleLines,
    ArticleMove,
    ArticlePage,
    ArticlesQuery,
    ArticleVersion,
    ContentForm,
    NewArticleForm,
)


async def list_articles(call: Call[ArticlesQuery]) -> ArticleLines:
    """Articles in an order, with how often each was opened and how often it solved."""
    query = call.body
    wanted = ArticleSearch(
        state=query.state or "",
        language=query.language,
        department=query.department,
        queue=query.queue,
        expired=query.expired,
        everything=keeps(call),
        order=query.order,
        limit=query.limit,
        after=query.after,
    )
    found, after = await knowledge(call).finder.page(wanted)
    return ArticleLines(await lines(call, found), after)


async def add_article(call: Call[NewArticleForm]) -> ArticlePage:
    """Write a new article; it begins as a draft."""
    form = call.body
    _check(call, form.content)
    wish = NewArticle(form.language, form.content.content(), form.translates, form.replaces)
    return await page(call, await knowledge(call).writing.add(wish, call.user.name))


async def see_article(call: Call[None]) -> ArticlePage:
    """An article, its translations, its history, and what may be done with it now."""
    article = await knowledge(call).writing.get(call.id)
    if not is_shown(call, article):
        raise Failure("not_found", "There is no such article.")
    return await page(call, article)


async def change_article(call: Call[ArticleChange]) -> ArticlePage:
    """Write the next edition of an article; a published one stays so until this one is agreed to."""
    change = call.body
    _check(call, change.content)
    writing = knowledge(call).writing
    written = await writing.write(call.id, change.version, change.content.content(), call.user.name)
    return await page(call, written)


async def drop_article(call: Call[ArticleVersion]) -> None:
    """Delete an article that was never published."""
    await knowledge(call).writing.drop(call.id, call.body.version, call.user.name)


async def see_editions(call: Call[None]) -> ArticleEditions:
    """Every edition of an article, the newest first."""
    writing = knowledge(call).writing
    return ArticleEditions(tuple(await writing.editions((await writing.get(call.id)).id)))


def mover(word: str, summary: str) -> Callable[[Call[ArticleMove]], Awaitable[Any]]:
    """Return the handler that does one move to an article."""

    async def handle(call: Call[ArticleMove]) -> ArticlePage:
        move = call.body
        done = await knowledge(call).writing.move(word, call.id, move.version, call.user.name, move.reason)
        return await page(call, done)

    handle.__name__, handle.__doc__ = word.replace("-", "_") + "_article", summary
    return handle


def _check(call: Call[Any], content: ContentForm) -> None:
    """Refuse queues that the house does not have."""
    known = {queue.id for queue in call.parts.house().queues}
    for queue in content.queues:
        if queue not in known:
            raise Failure("unknown_queue", queue)
