"""Finding articles: a list for those who keep them, search, and what fits a contact."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from callcenter.cases.article_use import Suggestion, Wanted, phrases, places, suggest
from callcenter.cases.articles import EVERY, Article, ArticleState, is_current
from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Among, Between, Books, Cursor, Match, cursor_of
from callcenter.ports.clock import Clock
from callcenter.service.knowledge.helping import Helping

_ORDER = "-changed_at"
#: What a list of articles is ordered by; those that end soonest are the first of `valid_until`.
ORDERS = (_ORDER, "changed_at", "valid_until", "-valid_from", "department", "language")
_FITTING = 100


class ArticleSearch(Struct, frozen=True):
    """Which articles: "" for all. `everything` shows also what is not published."""

    state: str = ""
    language: str = ""
    department: str = ""
    queue: str = ""
    expired: bool = False
    everything: bool = False
    order: str = _ORDER
    limit: int = 50
    after: str = ""


class Finder:
    """Looks articles up. Raises `Refusal` for a page that is none, and `RecordsError`."""

    def __init__(self, books: Books, clock: Clock, helping: Helping) -> None:
        self._books = books
        self._clock = clock
        self.helping = helping

    async def page(self, wanted: ArticleSearch) -> tuple[list[Article], str]:
        """Return a page of articles in their order, and where to go on, "" at the end."""
        if wanted.order not in ORDERS:
            raise Refusal("bad_order", f"The order is one of {', '.join(ORDERS)}.")
        where = self._where(wanted)
        found = await self._books.find(
            Article, where, order=wanted.order, limit=wanted.limit, after=_cursor(wanted.after)
        )
        after = cursor_of(found[-1], wanted.order).text() if len(found) == wanted.limit else ""
        return (found if wanted.everything else self._holding(found)), after

    async def search(self, text: str, language: str, *, everything: bool, limit: int) -> list[Article]:
        """Return the articles that hold the words of a text, the best first; those that hold now alone,
        unless `everything` is asked for.
        """
        where: dict[str, Match] = {} if everything else self._current()
        if language:
            where["language"] = language
        found = await self._books.search(Article, text, where, limit=limit)
        return found if everything else self._holding(found)

    async def suggested(self, wanted: Wanted, words: str, limit: int) -> list[Suggestion]:
        """Return what fits a contact, the best first: by its queue, its place in the menu, and words."""
        current = self._current()
        queues = current | {"queues": Among((wanted.queue, EVERY))}
        menus = current | {"menus": Among(places(wanted.menu))}
        fitting = [
            *await self._books.find(Article, queues, order=_ORDER, limit=_FITTING),
            *(await self._books.find(Article, menus, limit=_FITTING) if wanted.menu else ()),
        ]
        return suggest(fitting, await self._by_words(words, current), wanted, self._clock.now())[:limit]

    async def of_queue(self, queue: str) -> list[Article]:
        """Return the articles that hold now and are for a queue, or for all."""
        where = self._current() | {"queues": Among((queue, EVERY))}
        return self._holding(await self._books.find(Article, where, order=_ORDER, limit=_FITTING))

    async def replaced(self, configured: Iterable[str]) -> set[str]:
        """Return which articles of the configuration a published one stands for, valid now or not."""
        where: dict[str, Match] = {"is_live": True, "replaces": Among(tuple(configured))}
        return {article.replaces for article in await self._books.find(Article, where, limit=1000)}

    async def _by_words(self, words: str, where: Mapping[str, Match]) -> Sequence[Article]:
        found: dict[str, Article] = {}
        for phrase in phrases(words):
            for article in await self._books.search(Article, phrase, where, limit=5):
                found.setdefault(article.id, article)
        return tuple(found.values())

    def _where(self, wanted: ArticleSearch) -> dict[str, Match]:
        where: dict[str, Match] = {}
        if not wanted.everything:
            where = self._current()
        elif wanted.state:
            where["state"] = ArticleState(wanted.state)
        if wanted.expired and wanted.everything:
            where |= {"is_live": True, "valid_until": Between(most=self._clock.now())}
        if wanted.queue:
            where["queues"] = Among((wanted.queue, EVERY))
        return where | {
            name: value for name in ("language", "department") if (value := getattr(wanted, name))
        }

    def _holding(self, found: Iterable[Article]) -> list[Article]:
        """Return those that hold now: the books take the last moment as a part of its span."""
        return [each for each in found if is_current(each, self._clock.now())]

    def _current(self) -> dict[str, Match]:
        now = self._clock.now()
        return {"is_live": True, "valid_from": Between(most=now), "valid_until": Between(least=now)}


def _cursor(text: str) -> Cursor | None:
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise Refusal("bad_cursor", "There is no such place to go on from.") from None
