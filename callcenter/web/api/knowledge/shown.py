"""Articles as a user may see them: who keeps none sees what is published, and nothing beside it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from callcenter.cases.article_use import ArticleUse
from callcenter.cases.articles import (
    ARTICLE_MOVES,
    Article,
    ArticleContent,
    ArticleState,
    Standing,
    is_current,
    standing,
)
from callcenter.service.knowledge.room import Knowledge
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.values_knowledge import ArticleLine, ArticlePage, FoundArticle, Translation

_S = ArticleState
_EXCERPT = 160
#: What makes Markdown of a text: marks at the head of a line, and those of strong and fixed words.
_MARKS = re.compile(r"^\s*(?:#+|[-*+>]|\d+\.)\s+|\*+|`+", re.MULTILINE)


def knowledge(call: Call[Any]) -> Knowledge:
    """Return the knowledge base."""
    return call.parts.knowledge


def keeps(call: Call[Any]) -> bool:
    """Whether the user keeps articles: writes them, or agrees to them."""
    return call.may(Permission.EDIT_KNOWLEDGE) or call.may(Permission.APPROVE_KNOWLEDGE)


def is_shown(call: Call[Any], article: Article) -> bool:
    """Whether the user may see an article."""
    return keeps(call) or is_current(article, call.parts.clock.now())


async def lines(call: Call[Any], articles: Iterable[Article]) -> tuple[ArticleLine, ...]:
    """Return articles as a list shows them, with how they helped."""
    shown = list(articles)
    uses = await knowledge(call).helping.uses(article.id for article in shown)
    return tuple(_line(call, article, uses) for article in shown)


async def page(call: Call[Any], article: Article) -> ArticlePage:
    """Return an article as its page shows it."""
    room, all_of_it = knowledge(call), keeps(call)
    others = [each for each in await room.writing.topic(article) if is_shown(call, each)]
    uses = await room.helping.uses((article.id,))
    return ArticlePage(
        id=article.id,
        version=article.version,
        language=article.language,
        topic=article.topic,
        replaces=article.replaces,
        state=article.state if all_of_it else _S.PUBLISHED,
        standing=_standing(call, article),
        edition=article.edition if all_of_it else article.live,
        live=article.live,
        content=_content(call, article),
        authors=article.authors if all_of_it else (),
        acts=article.acts if all_of_it else (),
        moves=_moves(call, article),
        translations=tuple(
            Translation(each.id, each.language, _content(call, each).title, _standing(call, each))
            for each in others
        ),
        use=uses.get(article.id, ArticleUse()),
        changed_at=article.changed_at,
    )


def found(article: Article, why: tuple[str, ...], uses: Mapping[str, ArticleUse]) -> FoundArticle:
    """Return a published article as a desk shows it."""
    use = uses.get(article.id, ArticleUse())
    return FoundArticle(article.id, article.live, article.language, article.title, article.text, why, use)


def _line(call: Call[Any], article: Article, uses: Mapping[str, ArticleUse]) -> ArticleLine:
    content = _content(call, article)
    return ArticleLine(
        id=article.id,
        version=article.version,
        language=article.language,
        topic=article.topic,
        title=content.title,
        excerpt=" ".join(_MARKS.sub("", content.text).split())[:_EXCERPT],
        state=article.state if keeps(call) else _S.PUBLISHED,
        standing=_standing(call, article),
        edition=article.edition if keeps(call) else article.live,
        live=article.live,
        department=content.department,
        queues=content.queues,
        keywords=content.keywords,
        valid_from=content.valid_from,
        valid_until=content.valid_until,
        changed_at=article.changed_at,
        use=uses.get(article.id, ArticleUse()),
    )


def _content(call: Call[Any], article: Article) -> ArticleContent:
    return article.content if keeps(call) else article.facing


def _standing(call: Call[Any], article: Article) -> Standing:
    return standing(article, call.parts.clock.now()) if keeps(call) else Standing.PUBLISHED


def _moves(call: Call[Any], article: Article) -> tuple[str, ...]:
    """Return the moves that the table, the user's permissions and the second pair of eyes leave."""
    ways, found = ARTICLE_MOVES[article.state], []
    if call.may(Permission.EDIT_KNOWLEDGE):
        found += [
            word
            for word, possible in (
                ("write", _S.DRAFT in ways and article.state not in (_S.WAITING, _S.WITHDRAWN)),
                ("submit", _S.WAITING in ways),
                ("withdraw", _S.WITHDRAWN in ways),
                ("reopen", article.state is _S.WITHDRAWN),
                ("drop", all(act.to is not _S.PUBLISHED for act in article.acts)),
            )
            if possible
        ]
    if call.may(Permission.APPROVE_KNOWLEDGE) and article.state is _S.WAITING:
        found += ["send-back"] if call.user.name in article.authors else ["approve", "send-back"]
    return tuple(found)
