"""How articles help: how often each was opened and how often it solved, and which fit a contact (FL-24)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.articles import EVERY, Article, is_current


class ArticleSolved(Struct, frozen=True):
    """Which article solved a contact, as the agent registered it; "" once that was taken back."""

    id: str
    version: int = 0
    article: str = ""
    edition: int = 0
    contact: str = ""
    agent: str = ""
    at: float = 0.0


class ArticleOpened(Struct, frozen=True):
    """That somebody opened an article: once for each contact, without one once a day."""

    id: str
    version: int = 0
    article: str = ""
    edition: int = 0
    contact: str = ""
    user: str = ""
    at: float = 0.0


class ArticleTally(Struct, frozen=True):
    """How often an article, whose id it has, was opened and how often it solved."""

    id: str
    version: int = 0
    opened: int = 0
    solved: int = 0


class ArticleUse(Struct, frozen=True):
    """How an article is used. `rate` = `solved` / `opened`, None before it was opened; never above 1."""

    opened: int = 0
    solved: int = 0
    rate: float | None = None


def use_of(tally: ArticleTally) -> ArticleUse:
    """Return how an article is used: solved / opened. What solves counts as opened (see `solve`)."""
    rate = tally.solved / tally.opened if tally.opened else None
    return ArticleUse(tally.opened, tally.solved, rate)


def open_once(tally: ArticleTally) -> ArticleTally:
    """Return the tally with one opening more."""
    return replace(tally, opened=tally.opened + 1)


def solve(tally: ArticleTally, by: int) -> ArticleTally:
    """Return the tally with so many contacts solved more, or fewer where that was taken back.

    An article that solved unopened was read by heart: it counts as opened as often as it solved.
    """
    solved = max(tally.solved + by, 0)
    return replace(tally, solved=solved, opened=max(tally.opened, solved))


class Wanted(Struct, frozen=True):
    """What a contact asks for: its queue, where it was in the menu (`flow/step`), the reader's language."""

    queue: str = ""
    menu: str = ""
    language: str = ""


class Suggestion(Struct, frozen=True):
    """An article that fits, and why: `queue`, `menu`, `words`."""

    article: Article
    why: tuple[str, ...]


#: What each reason weighs; a place in the menu says more than the queue, the words more than both.
_WEIGHTS: Mapping[str, float] = {"words": 8.0, "menu": 4.0, "queue": 2.0}


def places(menu: str) -> tuple[str, ...]:
    """Return the places in the menu that a contact has been at: its flow, and its step."""
    flow, _, step = menu.partition("/")
    return tuple(place for place in (flow, menu if step else "") if place)


_CLAUSES = re.compile(r"[^\w\s'-]+|\n+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: Words of notes that say nothing of what they are about.
_COMMON = frozenset(
    ("and", "are", "asks", "but", "called", "caller", "can", "customer", "for", "from", "has", "have", "not")
) | {"our", "says", "she", "that", "the", "their", "they", "this", "was", "will", "with", "you"}
_WORDS, _CHARACTERS, _PHRASES = 4, 6, 8


def phrases(text: str) -> tuple[str, ...]:
    """Return what a note may be about, as short questions for a search; the last words of the note first.

    A long note would be no question: few articles hold half of its words.
    """
    found = [phrase for clause in _CLAUSES.split(text) for phrase in _phrases(clause)]
    return tuple(dict.fromkeys(reversed(found)))[:_PHRASES]


def _phrases(clause: str) -> Iterator[str]:
    for run in _CHINESE.findall(clause):
        for start in range(0, max(len(run) - 2, 1), _CHARACTERS - 2):
            yield run[start : start + _CHARACTERS]
    rest = _CHINESE.sub(" ", clause).split()
    words = [word for word in rest if len(word) > 2 and word.casefold() not in _COMMON]
    for start in range(0, len(words), _WORDS):
        yield " ".join(words[start : start + _WORDS])


def suggest(
    fitting: Iterable[Article], by_words: Iterable[Article], wanted: Wanted, now: float
) -> list[Suggestion]:
    """Return the articles that help with a contact, the best first; none that does not hold now.

    `by_words` were found by words, the best first: one that fits these and the queue comes before one that
    fits the queue alone. Of a topic only one language is given: the reader's if it is there.
    """
    found = list(by_words)
    ranks = {article.id: rank for rank, article in enumerate(found)}
    articles = {article.id: article for article in (*found, *fitting) if is_current(article, now)}
    scored = [(each, why) for each in articles.values() if (why := _why(each, ranks, wanted))]
    best = sorted(scored, key=lambda pair: (-_score(pair[0], pair[1], ranks), pair[0].title, pair[0].id))
    chosen: dict[str, Suggestion] = {}
    for article, why in best:
        known = chosen.get(article.topic)
        if known is None or (_spoken(article, wanted) and not _spoken(known.article, wanted)):
            chosen[article.topic] = Suggestion(article, why)
    return list(chosen.values())


def _why(article: Article, ranks: Mapping[str, int], wanted: Wanted) -> tuple[str, ...]:
    here = {
        "words": article.id in ranks,
        "menu": any(place in article.menus for place in places(wanted.menu)),
        "queue": wanted.queue in article.queues,
    }
    why = tuple(name for name, fits in here.items() if fits)
    return why or (("everywhere",) if EVERY in article.queues else ())


def _score(article: Article, why: Iterable[str], ranks: Mapping[str, int]) -> float:
    return sum(_WEIGHTS.get(each, 0.0) for each in why) + 1.0 / (1 + ranks.get(article.id, len(ranks)))


def _spoken(article: Article, wanted: Wanted) -> bool:
    return article.language == wanted.language
