"""Scripts and knowledge in the configuration: what fits where, and what is wrong."""

from typing import Any

import pytest

from callcenter.service.guides import guides_of
from callcenter.service.house import BadConfiguration, parse

QUEUES = {"queues": [{"id": "sales"}, {"id": "help"}]}
STEP = {"id": "a", "text": {"en": "Hello"}}


def script(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return QUEUES | {"scripts": [{"id": "s", "queues": ["sales"], "steps": list(steps)} | more]}


def article(**more: Any) -> dict[str, Any]:
    return QUEUES | {"articles": [{"id": "k", "title": {"en": "T"}, "text": {"en": "X"}} | more]}


def test_a_script_stands_in_its_queues_and_an_article_without_queues_in_all() -> None:
    """Nothing leaks into another queue."""
    house = parse(script(STEP) | article())
    assert [each.id for each in guides_of(house, "sales").scripts] == ["s"]
    assert guides_of(house, "help").scripts == ()
    assert [each.id for each in guides_of(house, "help").articles] == ["k"]


def test_a_script_may_go_in_circles() -> None:
    """Asking again is a way like any other."""
    back = STEP | {"branches": [{"to": "b", "name": {"en": "On"}}]}
    parse(script(back, {"id": "b", "text": {"en": "So"}, "branches": [{"to": "a"}]}))


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        (script(), "scripts.s.steps", "empty"),
        (script(STEP, STEP), "scripts.s.steps.a", "twice"),
        (script({"id": "a"}), "scripts.s.steps.a.text", "empty"),
        (script(STEP | {"branches": [{"to": "z"}]}), "scripts.s.steps.a.branches", "unknown_step"),
        (script(STEP, {"id": "b", "text": {"en": "?"}}), "scripts.s.steps.b", "unreachable"),
        (script(STEP, queues=["gone"]), "scripts.s.queues", "unknown_queue"),
        (article(queues=["gone"]), "articles.k.queues", "unknown_queue"),
        (article(text={}), "articles.k", "empty"),
    ],
)
def test_says_what_is_wrong_and_where(document: dict[str, Any], path: str, code: str) -> None:
    """Each fault has its place and its stable code."""
    with pytest.raises(BadConfiguration) as caught:
        parse(document)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]
