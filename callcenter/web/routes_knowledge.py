"""The part of the route table that is about the knowledge base."""

from functools import partial

from callcenter.service.permissions import Permission
from callcenter.web import values_knowledge as v
from callcenter.web.api.knowledge import articles, finding
from callcenter.web.endpoint import Access, Endpoint

_READ = partial(Endpoint, access=Access.SIGNED_IN)
_EDIT = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.EDIT_KNOWLEDGE)
_APPROVE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.APPROVE_KNOWLEDGE)

_WRITE = ("not_found", "incomplete", "bad_time", "unknown_queue")
_MOVE = ("not_found", "stale_version", "wrong_state", "incomplete")


def _move(make: partial[Endpoint], word: str, summary: str, *codes: str) -> Endpoint:
    return make(
        "POST",
        f"/articles/{{id}}/{word}",
        articles.mover(word, summary),
        body=v.ArticleMove,
        reply=v.ArticlePage,
        codes=(*_MOVE, *codes),
    )


KNOWLEDGE: tuple[Endpoint, ...] = (
    _READ("GET", "/articles/search", finding.search_articles, query=v.ArticlesSearch, reply=v.ArticleLines),
    _READ(
        "GET",
        "/articles/suggested",
        finding.suggested_articles,
        query=v.SuggestionQuery,
        reply=v.FoundArticles,
        codes=("not_found", "forbidden"),
    ),
    _READ(
        "GET",
        "/articles",
        articles.list_articles,
        query=v.ArticlesQuery,
        reply=v.ArticleLines,
        codes=("bad_cursor", "bad_order"),
    ),
    _EDIT(
        "POST",
        "/articles",
        articles.add_article,
        body=v.NewArticleForm,
        reply=v.ArticlePage,
        codes=(*_WRITE, "already_there"),
    ),
    _READ("GET", "/articles/{id}", articles.see_article, reply=v.ArticlePage, codes=("not_found",)),
    _EDIT(
        "PUT",
        "/articles/{id}",
        articles.change_article,
        body=v.ArticleChange,
        reply=v.ArticlePage,
        codes=(*_WRITE, "stale_version", "wrong_state", "nothing_changes"),
    ),
    _EDIT(
        "DELETE",
        "/articles/{id}",
        articles.drop_article,
        body=v.ArticleVersion,
        codes=("not_found", "stale_version", "wrong_state"),
    ),
    _EDIT(
        "GET", "/articles/{id}/editions", articles.see_editions, reply=v.ArticleEditions, codes=("not_found",)
    ),
    _READ(
        "POST",
        "/articles/{id}/opened",
        finding.open_article,
        body=v.ArticleOpening,
        codes=("not_found", "stale_version"),
    ),
    _move(_EDIT, "submit", "Ask for somebody to agree to the newest edition."),
    _move(_APPROVE, "approve", "Agree to the newest edition: it is published.", "second_person"),
    _move(_APPROVE, "send-back", "Hand the newest edition back to its authors, with what to mend."),
    _move(_EDIT, "withdraw", "Take an article out of use, with the reason."),
    _move(_EDIT, "reopen", "Make a withdrawn article a draft again."),
)
