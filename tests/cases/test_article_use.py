"""What is suggested for a contact, and how the help is counted."""

import pytest

from callcenter.cases.article_use import (
    ArticleTally,
    Wanted,
    open_once,
    phrases,
    places,
    solve,
    suggest,
    use_of,
)
from callcenter.cases.articles import Article, ArticleContent, ArticleState

WANTED = Wanted("support", "reception/pumps", "en")


def article(id: str, *queues: str, language: str = "en", until: float = 0.0, **more: object) -> Article:
    content = ArticleContent(id, "text", queues=queues, valid_until=until, menus=more.pop("menus", ()))  # type: ignore[arg-type]
    state = ArticleState.PUBLISHED
    return Article(id, 1, language, state=state, edition=1, live=1, shown=content, **more)  # type: ignore[arg-type]


def test_words_come_before_the_menu_and_the_menu_before_the_queue() -> None:
    """And what is for everybody comes last."""
    queue, menu, everywhere = (
        article("queue", "support"),
        article("menu", "x", menus=("reception",)),
        article("all"),
    )
    words = article("words", "sales")

    found = suggest([everywhere, queue, menu], [words], WANTED, 5.0)

    assert [(each.article.id, each.why) for each in found] == [
        ("words", ("words",)),
        ("menu", ("menu",)),
        ("queue", ("queue",)),
        ("all", ("everywhere",)),
    ]


def test_reasons_add_up_and_better_words_win() -> None:
    """Of two found by words, the one that also fits the queue; of two alike, the better match."""
    both, first, second = article("both", "support"), article("first", "x"), article("second", "x")

    found = suggest([both], [first, second, both], WANTED, 5.0)

    assert [each.article.id for each in found] == ["both", "first", "second"]


def test_what_fits_nothing_or_holds_no_more_is_left_out() -> None:
    """Drafts, expired ones, and those of other queues."""
    draft = Article("draft", language="en", content=ArticleContent("draft", "text"))
    late = article("late", "support", until=5.0)

    assert suggest([draft, late, article("other", "sales")], [draft, late], WANTED, 5.0) == []
    assert [each.article.id for each in suggest([late], [], WANTED, 4.9)] == ["late"]


@pytest.mark.parametrize(("language", "given"), [("en", "en"), ("zh-CN", "zh"), ("fr", "en")])
def test_of_a_topic_the_readers_language_is_given(language: str, given: str) -> None:
    """Once, whichever was found first; another language is better than nothing."""
    topic = [article("en", "support"), article("zh", "support", language="zh-CN", translates="en")]

    found = suggest(topic, [], Wanted("support", "", language), 5.0)

    assert [each.article.id for each in found] == [given]


def test_the_places_of_a_menu_are_its_flow_and_its_step() -> None:
    """The narrow one is the whole path."""
    assert [places(menu) for menu in ("", "main", "main/bill")] == [(), ("main",), ("main", "main/bill")]


def test_the_rate_is_solved_of_opened() -> None:
    """Nothing was opened: no rate. What solves counts as opened."""
    tally = ArticleTally("a1")
    assert use_of(tally).rate is None
    for _ in range(4):
        tally = open_once(tally)
    solved = use_of(solve(tally, 1))
    assert (solved.opened, solved.solved, solved.rate) == (4, 1, 0.25)
    assert use_of(solve(ArticleTally("a1"), 1)).rate == 1.0


def test_what_is_taken_back_is_not_counted() -> None:
    """And never below nothing."""
    tally = solve(solve(ArticleTally("a1", opened=3), 1), -1)
    assert (tally.opened, tally.solved) == (3, 0)
    assert solve(tally, -1).solved == 0


def test_a_note_becomes_short_questions() -> None:
    """Its last words first; common words and punctuation ask nothing; Chinese is cut with an overlap."""
    assert phrases("Customer says the pump leaks.\nOrder 4711, seal kit") == (
        "seal kit",
        "Order 4711",
        "pump leaks",
    )
    assert phrases("客户说水泵轴处漏水") == ("泵轴处漏水", "客户说水泵轴")
    assert phrases("漏水") == ("漏水",)
    assert phrases(" ... ") == ()
