"""Articles of the knowledge base: written, agreed to by a second person, shown, withdrawn (FL-24, KA-28)."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal

#: The queue of articles that are for every queue.
EVERY = "*"
#: The end of what has none (seconds UTC): beyond every date that is entered.
FOREVER = 1e13


class ArticleState(StrEnum):
    """How far the newest edition of an article is."""

    DRAFT = "draft"
    WAITING = "waiting"  #: somebody else is to agree
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"  #: not shown any more


_S = ArticleState

#: The law of articles. Writing goes on as a draft, beside the published edition if there is one.
ARTICLE_MOVES: dict[ArticleState, frozenset[ArticleState]] = {
    _S.DRAFT: frozenset({_S.DRAFT, _S.WAITING, _S.WITHDRAWN}),
    _S.WAITING: frozenset({_S.DRAFT, _S.PUBLISHED, _S.WITHDRAWN}),
    _S.PUBLISHED: frozenset({_S.DRAFT, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset({_S.DRAFT}),
}


class Standing(StrEnum):
    """What a reader is told of an article: its state, and for a published one whether it holds now."""

    DRAFT = "draft"
    WAITING = "waiting"
    UPCOMING = "upcoming"  #: published, valid later
    PUBLISHED = "published"
    EXPIRED = "expired"  #: published, valid no more
    WITHDRAWN = "withdrawn"


class ArticleContent(Struct, frozen=True):
    """What an edition says, and whom it is for. `text` is Markdown.

    `keywords` are what it is looked for by. Without `queues` it is for all of them. `menus` are places in
    the menu: a flow, or a flow and one of its steps (`reception`, `reception/support`). Valid from
    `valid_from` until just before `valid_until`, seconds UTC, 0 for no bound.
    """

    title: str = ""
    text: str = ""
    keywords: tuple[str, ...] = ()
    department: str = ""
    queues: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    valid_from: float = 0.0
    valid_until: float = 0.0


class ArticleAct(Struct, frozen=True):
    """A line of an article's history: to which state, by whom, when (seconds UTC), about which edition."""

    to: ArticleState
    by: str
    at: float
    edition: int
    reason: str = ""


class Article(Struct, frozen=True):
    """An article in one language, a BCP 47 tag.

    `translates` is the article that this one is a translation of, `replaces` the article of the
    configuration that it stands for. `edition` is the number of the newest edition, which says `content`;
    `live` that of the published one, which says `shown` (0 and None if none is). `authors` wrote what is
    not published yet.
    """

    id: str
    version: int = 0
    language: str = ""
    translates: str = ""
    replaces: str = ""
    state: ArticleState = _S.DRAFT
    edition: int = 0
    content: ArticleContent = ArticleContent()
    live: int = 0
    shown: ArticleContent | None = None
    authors: tuple[str, ...] = ()
    acts: tuple[ArticleAct, ...] = ()
    changed_at: float = 0.0

    @property
    def topic(self) -> str:
        """What it shares with its translations."""
        return self.translates or self.id

    @property
    def is_live(self) -> bool:
        """Whether an edition is published, valid now or not."""
        return self.live > 0

    @property
    def facing(self) -> ArticleContent:
        """What readers see; before anything is published, what is being written."""
        return self.shown or self.content

    @property
    def title(self) -> str:
        """The title that readers see."""
        return self.facing.title

    @property
    def text(self) -> str:
        """The text that readers see."""
        return self.facing.text

    @property
    def keywords(self) -> tuple[str, ...]:
        """What it is looked for by."""
        return self.facing.keywords

    @property
    def department(self) -> str:
        """Whose knowledge it is."""
        return self.facing.department

    @property
    def queues(self) -> tuple[str, ...]:
        """The queues it is for, `EVERY` for all."""
        return self.facing.queues or (EVERY,)

    @property
    def menus(self) -> tuple[str, ...]:
        """The places in the menu it is for."""
        return self.facing.menus

    @property
    def valid_from(self) -> float:
        """From when it holds, seconds UTC."""
        return self.facing.valid_from

    @property
    def valid_until(self) -> float:
        """Until when it holds, seconds UTC, `FOREVER` without an end."""
        return self.facing.valid_until or FOREVER


class ArticleEdition(Struct, frozen=True):
    """One edition of an article, kept for good: what it said, who wrote it and when (seconds UTC)."""

    id: str
    version: int = 0
    article: str = ""
    number: int = 0
    content: ArticleContent = ArticleContent()
    by: str = ""
    at: float = 0.0


def edition_of(article: Article, by: str, now: float) -> ArticleEdition:
    """Return the newest edition of an article as it is kept."""
    id_ = f"{article.id}.{article.edition}"
    return ArticleEdition(
        id_, article=article.id, number=article.edition, content=article.content, by=by, at=now
    )


def write(article: Article, content: ArticleContent, by: str, now: float) -> Article:
    """Return the article with one more edition, a draft. What is published stays so meanwhile.

    Refuses with `incomplete` one without a title, a text or a language, with `bad_time` one that ends
    before it begins, with `nothing_changes` what it says already.
    """
    _check(article, content)
    if article.edition and content == article.content:
        raise Refusal("nothing_changes")
    authors = (*article.authors, by) if by not in article.authors else article.authors
    written = replace(article, edition=article.edition + 1, content=content, authors=authors)
    return _moved(written, _S.DRAFT, by, now)


def submit(article: Article, by: str, now: float, reason: str = "") -> Article:
    """Return the article waiting for somebody to agree."""
    return _moved(article, _S.WAITING, by, now, reason)


def approve(article: Article, by: str, now: float, reason: str = "") -> Article:
    """Return the article with its newest edition published. Refuses an author of it: `second_person`."""
    published = _moved(article, _S.PUBLISHED, by, now, reason)
    if by in article.authors:
        raise Refusal("second_person", by)
    return replace(published, live=article.edition, shown=article.content, authors=())


def send_back(article: Article, by: str, now: float, reason: str) -> Article:
    """Return the article handed back to its authors, with what to mend."""
    if article.state is not _S.WAITING:
        raise Refusal("wrong_state", article.state.value)
    if not reason.strip():
        raise Refusal("incomplete", "reason")
    return _moved(article, _S.DRAFT, by, now, reason)


def withdraw(article: Article, by: str, now: float, reason: str) -> Article:
    """Return the article taken out of use, with the reason."""
    if not reason.strip():
        raise Refusal("incomplete", "reason")
    return replace(_moved(article, _S.WITHDRAWN, by, now, reason), live=0, shown=None)


def reopen(article: Article, by: str, now: float, reason: str = "") -> Article:
    """Return a withdrawn article as a draft again; whoever wakes it counts among its authors."""
    if article.state is not _S.WITHDRAWN:
        raise Refusal("wrong_state", article.state.value)
    authors = article.authors if by in article.authors else (*article.authors, by)
    return replace(_moved(article, _S.DRAFT, by, now, reason), authors=authors)


def is_current(article: Article, now: float) -> bool:
    """Whether readers are given it: published, and valid now."""
    return article.is_live and article.valid_from <= now < article.valid_until


def standing(article: Article, now: float) -> Standing:
    """Return what is told of the newest edition; of a published one, whether it holds now."""
    if article.state is not _S.PUBLISHED or is_current(article, now):
        return Standing(article.state.value)
    return Standing.UPCOMING if now < article.valid_from else Standing.EXPIRED


def _check(article: Article, content: ArticleContent) -> None:
    said = {"language": article.language, "title": content.title, "text": content.text}
    for name, value in said.items():
        if not value.strip():
            raise Refusal("incomplete", name)
    if content.valid_until and content.valid_until <= content.valid_from:
        raise Refusal("bad_time", "valid_until")


def _moved(article: Article, to: ArticleState, by: str, now: float, reason: str = "") -> Article:
    if to not in ARTICLE_MOVES[article.state]:
        raise Refusal("wrong_state", article.state.value)
    act = ArticleAct(to, by, now, article.edition, reason)
    return replace(article, state=to, acts=(*article.acts, act), changed_at=now)
