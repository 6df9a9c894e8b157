"""The demo's knowledge base: written by Ben, agreed to by Ada."""

from importlib import resources
from typing import Any

import yaml

from callcenter.cases.articles import Article, ArticleContent
from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.service.knowledge.room import knowledge_of
from callcenter.service.knowledge.writing import NewArticle, Writing

AUTHOR, APPROVER = "ben", "ada"
LANGUAGES = ("en", "zh-CN")
_DAY = 86_400.0


async def stock(books: Books, clock: Clock) -> None:
    """Fill an empty knowledge base; one that holds anything is left alone."""
    if await books.count(Article):
        return
    writing = knowledge_of(books, clock).writing
    text = resources.files("callcenter.demo").joinpath("articles.yaml").read_text(encoding="utf-8")
    for entry in yaml.safe_load(text):
        await _add(writing, entry, clock.now())


async def _add(writing: Writing, entry: dict[str, Any], now: float) -> None:
    """Write a topic in each of its languages, and publish it unless it is to wait."""
    original = ""
    for language in (each for each in LANGUAGES if each in entry):
        wish = NewArticle(language, _content(entry, language, now), original, entry.get("replaces", ""))
        article = await writing.add(wish, AUTHOR)
        original = original or article.id
        waiting = await writing.move("submit", article.id, article.version, AUTHOR, "")
        if not entry.get("waiting"):
            await writing.move("approve", waiting.id, waiting.version, APPROVER, "")


def _content(entry: dict[str, Any], language: str, now: float) -> ArticleContent:
    said = entry[language]
    return ArticleContent(
        title=said["title"],
        text=said["text"],
        keywords=tuple(said["keywords"]),
        department=entry.get("department", ""),
        queues=tuple(entry.get("queues", ())),
        menus=tuple(entry.get("menus", ())),
        valid_until=now + entry["until"] * _DAY if "until" in entry else 0.0,
    )
