"""Articles: what may become of them, by whom, and when they hold."""

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.cases.articles import (
    ARTICLE_MOVES,
    Article,
    ArticleContent,
    ArticleState,
    Standing,
    approve,
    edition_of,
    is_current,
    reopen,
    send_back,
    standing,
    submit,
    withdraw,
    write,
)
from callcenter.cases.refusal import Refusal

S = ArticleState
LEAK = ArticleContent("Pump leaks", "Close both valves.", keywords=("leak",))


def written(content: ArticleContent = LEAK) -> Article:
    return write(Article("a1", language="en"), content, "ann", 1.0)


def published(content: ArticleContent = LEAK) -> Article:
    return approve(submit(written(content), "ann", 2.0), "sue", 3.0)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


@pytest.mark.parametrize(("state", "to"), list(product(S, S)))
def test_every_pair_of_states_is_a_move_or_refused(state: ArticleState, to: ArticleState) -> None:
    """The table is the law: what it does not hold cannot be done by any function."""
    article = replace(published(), state=state, authors=("ann",))
    ways: dict[ArticleState, list[Callable[[], Article]]] = {
        S.DRAFT: [
            lambda: write(article, replace(LEAK, title="New"), "ann", 9.0),
            lambda: send_back(article, "sue", 9.0, "shorter"),
            lambda: reopen(article, "sue", 9.0),
        ],
        S.WAITING: [lambda: submit(article, "ann", 9.0)],
        S.PUBLISHED: [lambda: approve(article, "sue", 9.0)],
        S.WITHDRAWN: [lambda: withdraw(article, "sue", 9.0, "wrong")],
    }
    done, refused = [], []
    for way in ways[to]:
        try:
            done.append(way().state)
        except Refusal as refusal:
            refused.append(refusal.code)

    assert set(refused) <= {"wrong_state"}
    assert bool(done) == (to in ARTICLE_MOVES[state])
    assert set(done) <= {to}


def test_no_author_agrees_to_their_own_words() -> None:
    """Nor does anybody who wrote along since the last time, nor who woke it up."""
    waiting = submit(write(written(), replace(LEAK, text="Stop it."), "bob", 2.0), "bob", 3.0)

    assert code_of(lambda: approve(waiting, "ann", 4.0)) == "second_person"
    assert code_of(lambda: approve(waiting, "bob", 4.0)) == "second_person"
    agreed = approve(waiting, "sue", 4.0)
    assert (agreed.state, agreed.live, agreed.authors) == (S.PUBLISHED, 2, ())
    woken = submit(reopen(withdraw(agreed, "sue", 5.0, "wrong"), "tom", 6.0), "tom", 7.0)
    assert code_of(lambda: approve(woken, "tom", 8.0)) == "second_person"
    assert approve(woken, "ann", 8.0).live == 2


def test_what_is_published_stays_so_while_it_is_rewritten() -> None:
    """Readers see the agreed edition until the next one is agreed to."""
    rewritten = submit(write(published(), replace(LEAK, title="Leaks"), "ann", 4.0), "ann", 5.0)

    assert (rewritten.edition, rewritten.live, rewritten.title) == (2, 1, "Pump leaks")
    assert is_current(rewritten, 6.0)
    assert approve(rewritten, "sue", 7.0).title == "Leaks"


def test_a_withdrawn_article_is_shown_no_more_until_it_is_agreed_to_anew() -> None:
    """Even though its words did not change."""
    gone = withdraw(published(), "sue", 4.0, "product is gone")

    assert (gone.live, is_current(gone, 5.0), standing(gone, 5.0)) == (0, False, Standing.WITHDRAWN)
    assert not is_current(reopen(gone, "ann", 6.0), 6.0)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (9.9, Standing.UPCOMING),
        (10.0, Standing.PUBLISHED),
        (19.9, Standing.PUBLISHED),
        (20.0, Standing.EXPIRED),
    ],
)
def test_it_holds_from_its_first_moment_until_just_before_its_last(now: float, told: Standing) -> None:
    """And what does not hold says why."""
    article = published(replace(LEAK, valid_from=10.0, valid_until=20.0))

    assert standing(article, now) is told
    assert is_current(article, now) == (told is Standing.PUBLISHED)


@pytest.mark.parametrize(
    ("language", "content", "code"),
    [
        ("en", replace(LEAK, title=" "), "incomplete"),
        ("en", replace(LEAK, text=""), "incomplete"),
        ("", LEAK, "incomplete"),
        ("en", replace(LEAK, valid_from=5.0, valid_until=5.0), "bad_time"),
    ],
)
def test_what_says_nothing_is_not_kept(language: str, content: ArticleContent, code: str) -> None:
    """An article has a language, a title and a text, and holds for some time."""
    assert code_of(lambda: write(Article("a1", language=language), content, "ann", 1.0)) == code


def test_the_same_words_are_no_new_edition() -> None:
    """Saving twice changes nothing."""
    assert code_of(lambda: write(written(), LEAK, "ann", 2.0)) == "nothing_changes"


def test_sending_back_and_withdrawing_want_a_reason() -> None:
    """Somebody has to mend it, or to know why it is gone."""
    waiting = submit(written(), "ann", 2.0)

    assert code_of(lambda: send_back(waiting, "sue", 3.0, " ")) == "incomplete"
    assert code_of(lambda: withdraw(waiting, "sue", 3.0, "")) == "incomplete"
    back = send_back(waiting, "sue", 3.0, "too long")
    assert [(act.to, act.by, act.reason) for act in back.acts[-1:]] == [(S.DRAFT, "sue", "too long")]


def test_an_edition_is_named_by_its_article_and_number() -> None:
    """So every one of them can be found again."""
    edition = edition_of(write(written(), replace(LEAK, title="Leaks"), "bob", 2.0), "bob", 2.0)

    assert (edition.id, edition.number, edition.content.title, edition.by) == ("a1.2", 2, "Leaks", "bob")
