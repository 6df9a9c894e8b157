"""How the knowledge base is kept: articles, all their editions, and how they helped."""

from callcenter.cases.article_use import ArticleOpened, ArticleSolved, ArticleTally
from callcenter.cases.articles import Article, ArticleEdition
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME, Shelf

ARTICLES = (
    Shelf(
        Article,
        "articles",
        {
            "state": TEXT,
            "is_live": FLAG,
            "language": TEXT,
            "topic": TEXT,
            "replaces": TEXT,
            "department": TEXT,
            "valid_from": TIME,
            "valid_until": TIME,
            "changed_at": TIME,
        },
        many=("queues", "menus"),
        indexes=(
            ("changed_at",),
            ("state", "changed_at"),
            ("topic",),
            ("replaces",),
            ("department", "changed_at"),
            ("is_live", "valid_until"),
        ),
        # What was written is in the editions; the trail says who wrote.
        secret=frozenset({"content", "shown", "acts"}),
        words={"title": 8, "keywords": 6, "text": 1},
    ),
    Shelf(
        ArticleEdition,
        "article_editions",
        {"article": TEXT, "number": NUMBER},
        indexes=(("article", "number"),),
    ),
    Shelf(ArticleOpened, "article_openings", {"article": TEXT, "at": TIME}, indexes=(("article", "at"),)),
    Shelf(
        ArticleSolved,
        "article_solutions",
        {"article": TEXT, "contact": TEXT, "at": TIME},
        indexes=(("article", "at"), ("contact",)),
    ),
    Shelf(ArticleTally, "article_tallies"),
)
