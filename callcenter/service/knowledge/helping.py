"""How articles help: that they were opened, that they solved a contact, and how often (FL-24)."""

from collections.abc import Awaitable, Callable, Iterable, Sequence

from msgspec.structs import replace

from callcenter.cases.article_use import (
    ArticleOpened,
    ArticleSolved,
    ArticleTally,
    ArticleUse,
    open_once,
    solve,
    use_of,
)
from callcenter.cases.articles import Article
from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Books, Change, Put, StaleVersion
from callcenter.ports.clock import Clock

_DAY = 86_400
#: So often a count is begun anew that others changed meanwhile.
_ATTEMPTS = 8


class Helping:
    """Notes what helped. Raises `Refusal`, `RecordsError`, and `StaleVersion` if others keep coming first."""

    def __init__(self, books: Books, clock: Clock) -> None:
        self._books = books
        self._clock = clock

    async def uses(self, ids: Iterable[str]) -> dict[str, ArticleUse]:
        """Return how articles are used, by id; those that were not yet are left out."""
        tallies = await self._books.get_many(ArticleTally, ids)
        return {id: use_of(tally) for id, tally in tallies.items()}

    async def opened(self, article: Article, contact: str, user: str) -> None:
        """Note that an article was opened: once for each contact, without one once a day by each user."""
        now = self._clock.now()
        place = f"contact/{contact}" if contact else f"user/{user}/{int(now // _DAY)}"
        edition = article.live or article.edition
        note = ArticleOpened(f"{article.id}/{place}", 0, article.id, edition, contact, user, now)

        async def changes() -> Sequence[Change]:
            if await self._books.get(ArticleOpened, note.id) is not None:
                return ()
            return (Put(note, quiet=True), Put(open_once(await self._tally(article.id)), quiet=True))

        await self._commit(changes, user)

    async def edition(self, id: str, edition: int) -> int:
        """Return the edition that is meant, 0 for the one that is shown. Refuses with `unknown_article`."""
        article = await self._books.get(Article, id)
        meant = edition or (article.live if article else 0)
        if article is None or not 1 <= meant <= article.edition:
            raise Refusal("unknown_article", id)
        return meant

    async def solved(self, contact: str, agent: str, article: str, edition: int, by: str) -> None:
        """Note which article solved a contact for an agent, "" for none. The last word counts."""
        id_ = f"{contact}/{agent}"

        async def changes() -> Sequence[Change]:
            before = await self._books.get(ArticleSolved, id_)
            if (before.article if before else "") == article:
                return ()
            known = before or ArticleSolved(id_, contact=contact, agent=agent)
            told = replace(known, article=article, edition=edition, at=self._clock.now())
            return (
                Put(told, quiet=True),
                *[
                    Put(solve(await self._tally(each), by), quiet=True)
                    for each, by in ((known.article, -1), (article, 1))
                    if each
                ],
            )

        await self._commit(changes, by)

    async def _tally(self, article: str) -> ArticleTally:
        return await self._books.get(ArticleTally, article) or ArticleTally(article)

    async def _commit(self, make: Callable[[], Awaitable[Sequence[Change]]], by: str) -> None:
        for left in reversed(range(_ATTEMPTS)):
            changes = await make()
            if not changes:
                return
            try:
                await self._books.commit(changes, by, self._clock.now())
            except StaleVersion:
                if not left:
                    raise
            else:
                return
