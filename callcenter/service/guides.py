"""What stands beside an agent in a talk: scripts of the configuration, and knowledge. Pure.

Knowledge is kept in the knowledge base; articles of the configuration are shown beside it until a
published one stands for them.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from callcenter.cases import articles as kept
from callcenter.service.house_parts import Fault, Names

if TYPE_CHECKING:
    from callcenter.service.house import House


class ScriptBranch(Struct, frozen=True):
    """What the customer may answer, and the step `to` which that leads."""

    to: str
    name: Names = field(default_factory=dict)


class ScriptStep(Struct, frozen=True):
    """What the agent says, by language. Without branches the script ends here."""

    id: str
    text: Names = field(default_factory=dict)
    branches: tuple[ScriptBranch, ...] = ()


class CallScript(Struct, frozen=True):
    """A talk, step by step; it begins at the first step. It is shown in its queues alone."""

    id: str
    name: Names = field(default_factory=dict)
    queues: tuple[str, ...] = ()
    steps: tuple[ScriptStep, ...] = ()


class Article(Struct, frozen=True):
    """A piece of knowledge. Without `queues` it fits all; `keywords` are what it is looked for by."""

    id: str
    title: Names = field(default_factory=dict)
    text: Names = field(default_factory=dict)
    queues: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


class GuideArticle(Struct, frozen=True):
    """A piece of knowledge as a talk needs it, in every language that it has.

    `source` is `knowledge` for the knowledge base, where `id` is the topic, or `configuration`.
    """

    id: str
    title: Names
    text: Names
    queues: tuple[str, ...]
    keywords: tuple[str, ...]
    source: str


class Guides(Struct, frozen=True):
    """What helps in a talk of one queue."""

    scripts: tuple[CallScript, ...]
    articles: tuple[GuideArticle, ...]


def guides_of(
    house: "House", queue: str, known: Iterable[kept.Article] = (), replaced: Collection[str] = ()
) -> Guides:
    """Return the scripts of a queue and the articles that fit it, those of the queue first.

    `known` are the articles of the knowledge base that hold now and are for the queue: they come before
    those of the configuration, of which the `replaced` ones are left out.
    """
    configured = [article for article in house.articles if not article.queues or queue in article.queues]
    articles = [*_topics(known), *(_configured(each) for each in configured if each.id not in replaced)]
    return Guides(
        scripts=tuple(script for script in house.scripts if queue in script.queues),
        articles=tuple(
            sorted(articles, key=lambda each: (each.source == "configuration", queue not in each.queues))
        ),
    )


def _topics(known: Iterable[kept.Article]) -> list[GuideArticle]:
    """Return articles of the knowledge base, each once with its translations."""
    topics: dict[str, list[kept.Article]] = {}
    for article in known:
        topics.setdefault(article.topic, []).append(article)
    return [
        GuideArticle(
            id=topic,
            title={each.language: each.title for each in same},
            text={each.language: each.text for each in same},
            queues=same[0].facing.queues,
            keywords=tuple(dict.fromkeys(word for each in same for word in each.keywords)),
            source="knowledge",
        )
        for topic, same in topics.items()
    ]


def _configured(article: Article) -> GuideArticle:
    return GuideArticle(
        article.id, article.title, article.text, article.queues, article.keywords, "configuration"
    )


def guide_faults(house: "House") -> Iterator[Fault]:
    """Yield everything that is wrong with the scripts and the articles."""
    queues = {queue.id for queue in house.queues}
    for script in house.scripts:
        at = f"scripts.{script.id}"
        yield from _unknown_queues(at, f"script {script.id}", script.queues, queues)
        yield from _script(at, script)
    for article in house.articles:
        at = f"articles.{article.id}"
        yield from _unknown_queues(at, f"article {article.id}", article.queues, queues)
        if not article.title or not article.text:
            yield Fault(at, "empty", f"article {article.id} has no title or no text")


def _script(at: str, script: CallScript) -> Iterator[Fault]:
    name, ids = f"script {script.id}", [step.id for step in script.steps]
    if not ids:
        yield Fault(f"{at}.steps", "empty", f"{name} has no step")
    for each in sorted({each for each in ids if ids.count(each) > 1}):
        yield Fault(f"{at}.steps.{each}", "twice", f"{name}: step {each} appears twice", each)
    for step in script.steps:
        if not step.text:
            yield Fault(f"{at}.steps.{step.id}.text", "empty", f"{name}: step {step.id} has no text")
        for branch in step.branches:
            if branch.to not in ids:
                message = f"{name}: step {step.id} leads to unknown step {branch.to}"
                yield Fault(f"{at}.steps.{step.id}.branches", "unknown_step", message, branch.to)
    for lost in _unreached(script):
        yield Fault(f"{at}.steps.{lost}", "unreachable", f"{name}: nothing leads to step {lost}", lost)


def _unreached(script: CallScript) -> list[str]:
    """Return the steps that no way leads to from the first one."""
    ways = {step.id: [branch.to for branch in step.branches] for step in script.steps}
    reached: set[str] = set()
    ahead = [script.steps[0].id] if script.steps else []
    while ahead:
        step = ahead.pop()
        if step not in reached:
            reached.add(step)
            ahead += ways.get(step, [])
    return [step.id for step in script.steps if step.id not in reached]


def _unknown_queues(at: str, name: str, named: Iterable[str], queues: set[str]) -> Iterator[Fault]:
    for queue in named:
        if queue not in queues:
            yield Fault(f"{at}.queues", "unknown_queue", f"{name}: unknown queue {queue}", queue)
