"""The survey after a call: what was pressed in its flow becomes answers, and none is lost on the way."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from callcenter.accounts.surveys import Source, Survey
from callcenter.floor import events as e
from callcenter.ports.journal import Row
from callcenter.service.follow_up.surveys import About, Given, Scale, Surveys
from callcenter.service.house import House
from callcenter.service.settling import Settling
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event
from ivr.library import Library, UnknownVersion
from ivr.steps.survey import Survey as SurveyStep

#: Returns what is stored of a contact. Raises `JournalError`.
Rows = Callable[[str], Awaitable[Sequence[Row]]]

#: Seconds until a store that failed is tried again.
_AGAIN = 5.0


class Asked(Struct, frozen=True):
    """A survey of one contact as its events tell it. `menu` is where its flow came to, None at once over."""

    about: About
    at: float
    began_in: str = ""
    menu: Any = None


def asked_of(contact: str, events: Iterable[e.Event]) -> Asked | None:
    """Return the survey that a contact was in, None if there was none."""
    agent = queue = number = account = person = began_in = ""
    at: float | None = None
    menu: Any = None
    for event in events:
        match event:
            case e.ContactQueued(queue=queue):
                pass
            case e.ContactConnected(agent=agent):
                pass
            case e.SurveyStarted():
                at = event.at
            case e.MenuAdvanced() if at is not None and isinstance(event.menu, dict):
                menu = event.menu
                began_in = began_in or str(menu.get("flow", ""))
        if (card := getattr(event, "card", None)) is not None:
            account, person = card.account, card.person
            number = getattr(event, "caller", "") or getattr(event, "number", "")
    if at is None:
        return None
    return Asked(About(contact, agent, queue, account, person, number), at, began_in, menu)


def given_of(asked: Asked, surveys: Iterable[Survey], library: Library) -> Given | None:
    """Return the marks of a survey of the house, None where its flow belongs to none.

    The scale is that of the flow's step, in the version that the caller heard.
    """
    survey = next((each for each in surveys if asked.began_in in each.flows), None)
    if survey is None:
        return None
    variables = asked.menu.get("variables", {}) if asked.menu is not None else {}
    names = {question.id for question in survey.questions}
    marks = {name: mark for name, mark in variables.items() if name in names and type(mark) is int}
    scales = _scales(library, str(asked.menu.get("version", ""))) if asked.menu is not None else {}
    on = {name: scales[name] for name in marks if name in scales}
    return Given(survey.id, marks, about=asked.about, source=Source.KEY_PRESS, scales=on)


def _scales(library: Library, version: str) -> dict[str, Scale]:
    """Return the scale of every slot that a survey step of this version stores."""
    try:
        flows = library.at(version).flows.values()
    except UnknownVersion:
        return {}
    steps = (step for flow in flows for step in flow.steps.values())
    return {step.store: (step.scale[0], step.scale[1]) for step in steps if isinstance(step, SurveyStep)}


class SurveyCalls:
    """Listens to the feed and keeps what was pressed once a survey is over.

    The answers are read from the journal, where they are safe: after a restart `catch_up` finds those
    of the events that it is told again, and what was kept before is not kept twice.
    """

    #: The events that it looks at.
    hears = (e.SurveyStarted, e.CustomerLeft, e.ContactClosed)

    def __init__(
        self,
        rows: Rows,
        surveys: Surveys,
        house: Callable[[], House],
        library: Callable[[], Library],
        signals: Signals,
        *,
        again: float = _AGAIN,
    ) -> None:
        self._rows = rows
        self._surveys = surveys
        self._house = house
        self._library = library
        self._again = again
        self._begun: set[str] = set()
        self._line = Settling("surveys", self._keep, signals)

    def listen(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Note the surveys that are over now."""
        for event in events:
            self.tell(event)

    def tell(self, event: e.Event) -> None:
        """Note one event."""
        match event:
            case e.SurveyStarted():
                self._begun.add(event.contact)
            case e.CustomerLeft() | e.ContactClosed() if event.contact in self._begun:
                self._begun.discard(event.contact)
                self._line.add(event.contact)

    async def run(self) -> None:
        """Keep what was pressed, for ever; a store that fails is tried again."""
        while True:
            self._line.begin()
            done = await self.settle()
            await self._line.wait(None if done else self._again)

    async def settle(self) -> bool:
        """Keep the surveys that are over; False if one could not be kept and is to be tried again."""
        return await self._line.settle()

    async def _keep(self, contact: str) -> None:
        rows = await self._rows(contact)
        asked = asked_of(contact, (decode_event(row.payload) for row in rows))
        given = given_of(asked, self._house().surveys, self._library()) if asked is not None else None
        if asked is not None and given is not None:
            await self._surveys.after_call(given, asked.at)
