"""What was heard lately is at hand whole, or not at all."""

from callcenter.floor import events as e
from callcenter.floor.values import Outcome
from callcenter.service.stories import Lately


def arrived(contact: str) -> e.ContactArrived:
    """Return the beginning of a contact."""
    return e.ContactArrived(1.0, contact, f"leg-{contact}")


def closed(contact: str) -> e.ContactClosed:
    """Return the end of a contact."""
    return e.ContactClosed(2.0, contact, Outcome.HANDLED, "wrapping_up")


def test_what_stands_behind_a_place() -> None:
    """In order, from any place in it, so many at most."""
    lately = Lately()
    a, b, c = arrived("a"), arrived("b"), closed("a")
    lately.hear(6, [a, b])
    lately.hear(7, [c])
    assert [(a, b, c), (b, c), (b,), (c,), ()] == [
        lately.since(after, most) for after, most in ((4, 9), (5, 9), (5, 1), (6, 9), (7, 9))
    ]


def test_before_the_first_nothing_is_at_hand() -> None:
    """Part of what is missing would leave something out."""
    lately = Lately()
    lately.hear(6, [arrived("a")])
    assert () == lately.since(4, 9)


def test_what_everybody_was_given_is_forgotten() -> None:
    """And with it the contacts that ended there; others stay."""
    lately = Lately()
    a, b, end = arrived("a"), arrived("b"), closed("a")
    lately.hear(3, [a, b, end])
    lately.hear(4, [closed("b")])
    lately.forget(3)
    assert ((), (closed("b"),)) == (lately.since(0, 9), lately.since(3, 9))
    assert ((), [b, closed("b")]) == (lately.stories.of("a"), lately.stories.of("b"))


def test_a_gap_leaves_nothing_from_before() -> None:
    """A commit that nobody told of may belong to any contact."""
    lately = Lately()
    lately.hear(1, [arrived("a")])
    lately.hear(3, [closed("a")])
    assert ((), ()) == (lately.since(0, 9), lately.stories.of("a"))
    assert (closed("a"),) == lately.since(2, 9)


def test_a_contact_whose_beginning_was_not_heard_has_no_story() -> None:
    """It would be told as if the rest had not been."""
    lately = Lately()
    lately.hear(1, [closed("a")])
    assert () == lately.stories.of("a")


def test_too_many_make_room() -> None:
    """The oldest go: the journal has them."""
    lately = Lately(most=2, contacts=1)
    for seq, name in enumerate("abc", 1):
        lately.hear(seq, [arrived(name)])
    assert ((), (arrived("b"), arrived("c"))) == (lately.since(0, 9), lately.since(1, 9))
    assert [(), (), [arrived("c")]] == [lately.stories.of(name) for name in "abc"]
