"""From the keys that a caller presses to answers: read from the journal, kept once, tried again."""

from typing import Any

import pytest

from callcenter.accounts.surveys import Invitation, Question, Source, Survey, SurveyAnswer
from callcenter.floor import events as e
from callcenter.floor.values import CustomerCard, Outcome
from callcenter.ports.journal import Row
from callcenter.ports.records import RecordsError
from callcenter.service.follow_up.survey_calls import SurveyCalls, asked_of, given_of
from callcenter.service.menus import Menus
from callcenter.service.wire import encode, name_of
from ivr.library import Library
from notation.source import Source as FlowSource
from tests.service.follow_up.test_due import Faults
from tests.service.follow_up.world import NOW, World

FLOW = """
flow: survey
language: en
start: ask
steps:
  ask: {do: survey, prompt: {en: Press a key}, scale: [1, 7], store: csat, next: bye, otherwise: bye}
  bye: {do: hang-up}
"""
LIBRARY, PROBLEMS = Library().load([FlowSource("survey.yaml", FLOW)])
VERSION = LIBRARY.current.version
CARD = CustomerCard(person="p1", account="acme")


def menu(flow: str, **variables: Any) -> dict[str, Any]:
    """Return where a flow stands, as it is stored."""
    return {"flow": flow, "version": VERSION, "variables": variables}


def story(*after: e.AnyEvent) -> list[e.AnyEvent]:
    """Return a call whose survey ends with these events."""
    return [
        e.ContactArrived(NOW, "k1", "leg", caller="+15551230001", card=CARD, menu=menu("main", csat=1)),
        e.MenuAdvanced(NOW, "k1", menu("main", csat=1)),
        e.ContactQueued(NOW, "k1", "support", NOW, 0.0),
        e.ContactConnected(NOW, "k1", "ann"),
        e.SurveyStarted(NOW + 60, "k1"),
        *after,
    ]


PRESSED = story(
    e.MenuAdvanced(NOW + 61, "k1", menu("survey")),
    e.MenuAdvanced(NOW + 65, "k1", menu("survey", csat=2, other=True)),
    e.ContactClosed(NOW + 65, "k1", Outcome.HANDLED, "surveying"),
)


class Rows:
    """A journal that knows the rows of one contact; `broken` it raises."""

    def __init__(self, events: list[e.AnyEvent]) -> None:
        self.events = events
        self.broken = False

    async def of_contact(self, contact: str) -> list[Row]:
        """Return the rows of the contact."""
        if self.broken:
            raise RecordsError("away")
        return [
            Row(seq, event.at, name_of(event), contact, encode(event))
            for seq, event in enumerate(self.events, 1)
        ]


def listening(world: World, rows: Rows, signals: Faults) -> SurveyCalls:
    """Return the listener over a journal."""
    return world.office.survey_calls(rows.of_contact, Menus(LIBRARY), signals)


def test_the_flow_of_the_test_is_sound() -> None:
    """Or nothing here would mean anything."""
    assert [] == PROBLEMS


def test_a_survey_is_told_by_its_events() -> None:
    """Who had the talk, about which customer; what the menu before it stored is no answer."""
    asked = asked_of("k1", PRESSED)
    assert asked is not None
    about = asked.about
    assert ("ann", "support", "acme", "p1", "+15551230001") == (
        about.agent,
        about.queue,
        about.account,
        about.person,
        about.number,
    )
    assert (NOW + 60, "survey") == (asked.at, asked.began_in)
    assert asked_of("k1", PRESSED[:4]) is None


def test_marks_are_on_the_scale_that_was_heard() -> None:
    """That of the step, whatever the house writes; other slots are no marks, nor is true."""
    asked = asked_of("k1", PRESSED)
    assert asked is not None
    survey = Survey("s", questions=(Question("csat"), Question("other")), flows=("survey",))
    given = given_of(asked, (survey,), LIBRARY)
    assert given is not None
    assert ({"csat": 2}, {"csat": (1, 7)}, Source.KEY_PRESS) == (given.marks, given.scales, given.source)
    assert given_of(asked, (Survey("s", flows=("another",)),), LIBRARY) is None


async def test_what_was_pressed_is_kept_once(world: World) -> None:
    """Told a second time, as after a restart, it is not kept again."""
    for _ in range(2):
        calls = listening(world, Rows(PRESSED), Faults())
        calls.listen(9, PRESSED, NOW)
        assert await calls.settle()
    (answer,) = await world.books.find(SurveyAnswer)
    (asked,) = await world.books.find(Invitation)
    assert ("after_call", "csat", 2, 1, 7, True, "ann", "acme") == (
        answer.survey,
        answer.question,
        answer.score,
        answer.least,
        answer.most,
        answer.low,
        answer.agent,
        answer.account,
    )
    assert (NOW + 60, True) == (asked.at, bool(asked.answered_at))


async def test_who_hangs_up_was_asked_and_did_not_answer(world: World) -> None:
    """It counts in the response rate alone."""
    silent = story(e.MenuAdvanced(NOW + 61, "k1", menu("survey")), e.CustomerLeft(NOW + 62, "k1"))
    calls = listening(world, Rows(silent), Faults())
    calls.listen(9, silent, NOW)
    await calls.settle()
    (asked,) = await world.books.find(Invitation)
    assert (0.0, 0) == (asked.answered_at, await world.books.count(SurveyAnswer))


@pytest.mark.parametrize("events", [PRESSED[:4], PRESSED[:-1]])
async def test_what_is_not_over_is_not_looked_at(world: World, events: list[e.AnyEvent]) -> None:
    """Neither a call without a survey nor one that is still asked."""
    calls = listening(world, Rows(events), Faults())
    calls.listen(9, events, NOW)
    await calls.settle()
    assert 0 == await world.books.count(Invitation)


async def test_a_store_that_is_away_loses_no_answer(world: World) -> None:
    """It is tried again, and the fault is counted."""
    rows, signals = Rows(PRESSED), Faults()
    calls = listening(world, rows, signals)
    calls.listen(9, PRESSED, NOW)
    rows.broken = True
    assert not await calls.settle()
    rows.broken = False
    assert await calls.settle()
    assert (["surveys"], 1) == (signals.seen, await world.books.count(SurveyAnswer))


async def test_one_that_makes_no_sense_keeps_none_of_the_others(world: World) -> None:
    """A mark off its scale, and rows that nobody can read, are counted and left; the next one is kept."""
    off = story(
        e.MenuAdvanced(NOW + 61, "k1", menu("survey", csat=9)),
        e.ContactClosed(NOW + 65, "k1", Outcome.HANDLED, "surveying"),
    )
    rows, signals = Rows(off), Faults()
    calls = listening(world, rows, signals)
    for events in (off, [], PRESSED):
        rows.events = events
        calls.listen(9, PRESSED, NOW)
        if not events:
            rows.events = [b"no event"]  # type: ignore[list-item]
        assert await calls.settle()
    assert (["surveys", "surveys"], 1) == (signals.seen, await world.books.count(SurveyAnswer))
