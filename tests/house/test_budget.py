"""The size budgets measure what they say, and this tree keeps them readable."""

import pytest

from tools.budget import Breach, Limit, Size, allowances, breaches, functions, judge, measure, p90, table

SOURCE = '''
class Desk:
    @property
    def bell(self) -> str:
        """Ring.

        Twice.
        """
        return "ring"

    async def answer(self) -> None:
        def pick_up() -> None:
            pass

        pick_up()
'''


def test_a_function_counts_without_docstring_and_decorator() -> None:
    """Methods carry the name of their class, inner functions that of the outer one."""
    assert [
        Size("a.py:Desk.bell", 2),
        Size("a.py:Desk.answer", 5),
        Size("a.py:Desk.answer.pick_up", 2),
    ] == list(functions("a.py", SOURCE))


@pytest.mark.parametrize(
    ("numbers", "expected"), [([], 0), ([7], 7), (range(1, 11), 9), (range(1, 12), 10), (range(100), 89)]
)
def test_p90_is_one_of_the_numbers(numbers: list[int], expected: int) -> None:
    """The nearest rank, never a number between two."""
    assert expected == p90(list(numbers))


def test_a_limit_may_be_met_but_not_passed() -> None:
    """The limit itself is still within the budget."""
    limit = Limit("files", median=10, p90=10, largest=10)

    assert [] == breaches(limit, [Size("a.py", 10)])
    assert [
        Breach("median of files", 11, 10),
        Breach("p90 of files", 11, 10),
        Breach("a.py", 11, 10),
    ] == breaches(limit, [Size("a.py", 11)])


def test_nothing_breaks_no_limit() -> None:
    """A tree without code is a tree within its budget."""
    assert [] == judge(measure([]), {})


@pytest.mark.parametrize(
    ("path", "body", "fine"),
    [
        ("ivr/steps/menu.py", 19, True),
        ("ivr/steps/menu.py", 20, False),
        ("callcenter/floor/offer.py", 20, False),
        ("callcenter/web/routes.py", 49, True),
        ("callcenter/web/routes.py", 50, False),
        ("tests/web/test_routes.py", 398, True),
    ],
)
def test_a_function_may_be_longer_in_the_shell_than_in_a_pure_room(path: str, body: int, fine: bool) -> None:
    """A function is its `def` line and its body; tests may be long."""
    long = "def long() -> None:\n" + "    pass\n" * body
    short = "".join(f"def short_{n}() -> None:\n    pass\n" for n in range(20))

    wrong = [line for line in judge(measure([(path, long + short)]), {}) if ":long:" in line]

    assert fine == (not wrong)


@pytest.mark.parametrize("path", ["console/src/app/App.tsx", "tests/test_long.py", "callcenter/main.py"])
def test_no_file_is_longer_than_the_largest(path: str) -> None:
    """Tests and TypeScript too."""
    wrong = judge(measure([(path, "\n" * 401)]), {})

    assert f"{path}: 401 lines, limit 400" in wrong


def test_an_allowance_lifts_one_breach_and_must_be_needed() -> None:
    """What is allowed but within its budget is reported, so that the list stays small."""
    measured = measure([("tests/test_long.py", "\n" * 401)])

    assert [] == judge(measured, {"tests/test_long.py": "a table"})
    assert ["a.py: allowed in pyproject.toml, but within its budget"] == judge(measure([]), {"a.py": "old"})


def test_an_allowance_needs_a_reason() -> None:
    """An empty reason is none."""
    entry = '[tool.budget]\nallow = [{ what = "a.py", reason = "%s" }]'

    assert {"a.py": "a table"} == allowances(entry % "a table")
    with pytest.raises(ValueError, match="no reason"):
        allowances(entry % " ")


def test_the_table_shows_every_kind_with_its_limits() -> None:
    """One line of heading, one line a kind."""
    lines = table(measure([("ivr/a.py", SOURCE)])).splitlines()

    assert 7 == len(lines)
    assert ["files", "1", "15", "/", "120", "15", "/", "300", "15", "/", "400"] == lines[1].split()
