"""Articles as their authors and approvers work on them. Every edition is kept."""

from collections.abc import Callable
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases import articles as a
from callcenter.cases.articles import Article, ArticleContent, ArticleEdition, ArticleState
from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Books, Change, Drop, Put, StaleVersion
from callcenter.ports.clock import Clock

_EDITIONS = 500

#: What is done to an article in its version: by whom, when, and the reason.
Move = Callable[[Article, str, float, str], Article]

MOVES: dict[str, Move] = {
    "submit": a.submit,
    "approve": a.approve,
    "send-back": a.send_back,
    "withdraw": a.withdraw,
    "reopen": a.reopen,
}


class NewArticle(Struct, frozen=True):
    """What a new article begins with."""

    language: str
    content: ArticleContent
    translates: str = ""
    replaces: str = ""


class Writing:
    """What users do with articles. Raises `Refusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, books: Books, clock: Clock) -> None:
        self._books = books
        self._clock = clock

    async def get(self, id: str) -> Article:
        """Return an article. Refuses with `not_found`."""
        found = await self._books.get(Article, id)
        if found is None:
            raise Refusal("not_found", id)
        return found

    async def add(self, wish: NewArticle, by: str) -> Article:
        """Keep a new article, a draft.

        A translation belongs to the article that its original translates, if that is one itself. Refuses
        with `already_there` a second one of a topic in a language.
        """
        topic = (await self.get(wish.translates)).topic if wish.translates else ""
        if topic:
            await self._only_one(topic, wish.language)
        begun = Article(
            f"article-{uuid4().hex}", language=wish.language, translates=topic, replaces=wish.replaces
        )
        return await self._keep(a.write(begun, wish.content, by, self._clock.now()), by, edition=True)

    async def write(self, id: str, version: int, content: ArticleContent, by: str) -> Article:
        """Keep one more edition of an article."""
        article = await self._at_version(id, version)
        return await self._keep(a.write(article, content, by, self._clock.now()), by, edition=True)

    async def move(self, word: str, id: str, version: int, by: str, reason: str) -> Article:
        """Do one of `MOVES` to an article."""
        article = await self._at_version(id, version)
        return await self._keep(MOVES[word](article, by, self._clock.now(), reason), by)

    async def drop(self, id: str, version: int, by: str) -> None:
        """Delete an article with its editions. Refuses one that was ever published: `wrong_state`."""
        article = await self._at_version(id, version)
        if any(act.to is ArticleState.PUBLISHED for act in article.acts):
            raise Refusal("wrong_state", article.state.value)
        editions = await self.editions(article.id)
        changes: list[Change] = [Drop(article), *(Drop(each, quiet=True) for each in editions)]
        await self._books.commit(changes, by, self._clock.now())

    async def editions(self, id: str) -> list[ArticleEdition]:
        """Return the editions of an article, the newest first."""
        return await self._books.find(ArticleEdition, {"article": id}, order="-number", limit=_EDITIONS)

    async def topic(self, article: Article) -> list[Article]:
        """Return an article's translations, by language, without itself."""
        found = await self._books.find(Article, {"topic": article.topic}, order="language")
        return [each for each in found if each.id != article.id]

    async def _at_version(self, id: str, version: int) -> Article:
        article = await self.get(id)
        if article.version != version:
            raise StaleVersion(f"version {article.version} is current")
        return article

    async def _only_one(self, topic: str, language: str) -> None:
        there = await self._books.find(Article, {"topic": topic, "language": language}, limit=1)
        if there:
            raise Refusal("already_there", there[0].id)

    async def _keep(self, article: Article, by: str, *, edition: bool = False) -> Article:
        now = self._clock.now()
        added = (Put(a.edition_of(article, by, now), quiet=True),) if edition else ()
        stored = (await self._books.commit((Put(article), *added), by, now))[0]
        return replace(article, version=stored.version)
