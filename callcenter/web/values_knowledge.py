"""The bodies and replies of the endpoints about the knowledge base."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.cases.article_use import ArticleUse
from callcenter.cases.articles import ArticleAct, ArticleContent, ArticleEdition, ArticleState, Standing
from callcenter.web.values import Id, Language, Short

Title = Annotated[str, Meta(min_length=1, max_length=200)]
#: Markdown; with its frame it stays below what a body may be.
Text = Annotated[str, Meta(min_length=1, max_length=15_000)]
Keyword = Annotated[str, Meta(min_length=1, max_length=60)]
Moment = Annotated[float, Meta(ge=0, le=1e12)]
Version = Annotated[int, Meta(ge=1)]
Limit = Annotated[int, Meta(ge=1, le=100)]
Words = Annotated[str, Meta(max_length=400)]


class ContentForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What an article says, and whom it is for, see `ArticleContent`."""

    title: Title
    text: Text
    keywords: Annotated[tuple[Keyword, ...], Meta(max_length=40)] = ()
    department: Short = ""
    queues: Annotated[tuple[Id, ...], Meta(max_length=100)] = ()
    menus: Annotated[tuple[Id, ...], Meta(max_length=100)] = ()
    valid_from: Moment = 0.0
    valid_until: Moment = 0.0

    def content(self) -> ArticleContent:
        """Return it as the content of an edition."""
        return ArticleContent(**{name: getattr(self, name) for name in self.__struct_fields__})


class NewArticleForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A new article in one language, a BCP 47 tag.

    `translates`: the article that it is a translation of. `replaces`: the article of the configuration
    that it stands for.
    """

    language: Language
    content: ContentForm
    translates: Short = ""
    replaces: Short = ""


class ArticleChange(Struct, frozen=True, forbid_unknown_fields=True):
    """The next edition of an article; `version` is the one that was read."""

    version: Version
    content: ContentForm


class ArticleMove(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to do with an article, in the version that was read, and the reason."""

    version: Version
    reason: Annotated[str, Meta(max_length=2000)] = ""


class ArticleVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version of an article is meant."""

    version: Version


class ArticleOpening(Struct, frozen=True, forbid_unknown_fields=True):
    """In which contact an article was opened, "" for none."""

    contact: Short = ""


class ArticlesQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which articles; "" for all. Who keeps no articles is given those that hold now, whatever is asked.

    `order`: `-changed_at`, `changed_at`, `valid_until`, `-valid_from`, `department` or `language`.
    """

    state: ArticleState | None = None
    language: Short = ""
    department: Short = ""
    queue: Short = ""
    expired: bool = False
    order: Short = "-changed_at"
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class ArticlesSearch(Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked for, in which language ("" for any).

    With `all` those who keep articles find also what is not shown.
    """

    q: Words
    language: Short = ""
    all: bool = False
    limit: Limit = 20


class SuggestionQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """For which contact, and the words that were noted so far. `language` is preferred, not asked for."""

    contact: Id
    words: Words = ""
    language: Short = ""
    limit: Limit = 8


class ArticleLine(Struct, frozen=True):
    """An article in a list. `title` and `excerpt` are what the asker may see of it.

    `edition` is the newest, `live` the published one (0 for none). Times are seconds UTC, 0 for none.
    """

    id: str
    version: int
    language: str
    topic: str
    title: str
    excerpt: str
    state: ArticleState
    standing: Standing
    edition: int
    live: int
    department: str
    queues: tuple[str, ...]
    keywords: tuple[str, ...]
    valid_from: float
    valid_until: float
    changed_at: float
    use: ArticleUse


class ArticleLines(Struct, frozen=True):
    """A page of articles. `after` is where the next one begins, "" at the end."""

    articles: tuple[ArticleLine, ...]
    after: str


class FoundArticle(Struct, frozen=True):
    """An article that helps with a contact, and why: `words`, `menu`, `queue` or `everywhere`."""

    id: str
    edition: int
    language: str
    title: str
    text: str
    why: tuple[str, ...]
    use: ArticleUse


class FoundArticles(Struct, frozen=True):
    """Articles, the best first."""

    articles: tuple[FoundArticle, ...]


class Translation(Struct, frozen=True):
    """The same article in another language."""

    id: str
    language: str
    title: str
    standing: Standing


class ArticlePage(Struct, frozen=True):
    """An article as a page shows it.

    `content` is what `edition` says: the newest for those who keep articles, the published one for others.
    `moves` are what the asker may do with it now. `authors` wrote what is not published yet.
    """

    id: str
    version: int
    language: str
    topic: str
    replaces: str
    state: ArticleState
    standing: Standing
    edition: int
    live: int
    content: ArticleContent
    authors: tuple[str, ...]
    acts: tuple[ArticleAct, ...]
    moves: tuple[str, ...]
    translations: tuple[Translation, ...]
    use: ArticleUse
    changed_at: float


class ArticleEditions(Struct, frozen=True):
    """The editions of an article, the newest first."""

    editions: tuple[ArticleEdition, ...]
