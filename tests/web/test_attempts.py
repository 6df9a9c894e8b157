"""How often somebody may try a password."""

import pytest

from callcenter.web.attempts import Attempts
from callcenter.web.problems import Failure


def test_counts_by_name_and_address() -> None:
    """One guesser locks out neither the owner elsewhere nor other names."""
    attempts = Attempts(most=2, window=10.0)
    attempts.failed("ann", "1.1.1.1", 0.0)
    attempts.failed("ann", "1.1.1.1", 1.0)
    with pytest.raises(Failure) as refused:
        attempts.check("ann", "1.1.1.1", 2.0)
    assert refused.value.after == 8.0
    attempts.check("ann", "2.2.2.2", 2.0)
    attempts.check("bob", "1.1.1.1", 2.0)
    attempts.check("ann", "1.1.1.1", 10.0)


def test_forgets_after_success() -> None:
    """The right word clears the count."""
    attempts = Attempts(most=1)
    attempts.failed("ann", "1.1.1.1", 0.0)
    attempts.succeeded("ann", "1.1.1.1")
    attempts.check("ann", "1.1.1.1", 0.0)


def test_keeps_a_bound() -> None:
    """A flood of names fills no memory; the oldest are forgotten."""
    attempts = Attempts(most=1, bound=2)
    for name in ("ann", "bob", "eve"):
        attempts.failed(name, "1.1.1.1", 0.0)
    attempts.check("ann", "1.1.1.1", 1.0)
    with pytest.raises(Failure):
        attempts.check("eve", "1.1.1.1", 1.0)
