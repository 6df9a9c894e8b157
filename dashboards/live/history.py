"""Contacts that are over, and the timeline of any contact. Implements `ports.live.History`."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from callcenter.floor.ahead_events import CallDialledAhead
from callcenter.floor.calling_events import CallbackOpened, CallPlaced
from callcenter.floor.events import AnyEvent, ContactArrived, ContactClosed, Event
from callcenter.floor.state import FloorState
from callcenter.ports.history import ClosedContact, ContactLine, ContactPage, Moment
from callcenter.ports.journal import Journal, Row
from callcenter.ports.live import Search
from callcenter.ports.views import CallbackView
from callcenter.service.masking import masked
from dashboards.live.callbacks import callback_line
from dashboards.live.search import closed_line, found, live_line
from dashboards.live.story import Story
from dashboards.live.views import contact_view, veiled

#: What a timeline does not show: what the line says already, the whole state of a menu (it holds
#: more than what was said and answered) and the card, which the page shows in full.
UNSHOWN = ("event", "at", "contact", "menu", "card")

#: What people wrote: not shown to those who may not see numbers, for it may hold any.
#: So is what was said in the menu, and what the caller answered there.
WRITTEN = ("text", "note", "said", "heard")

#: What the menu said where its stored state rests, in order; nothing when that is no longer known.
Said = Callable[[Any], Sequence[str]]

_BEGINS = (ContactArrived, CallbackOpened, CallPlaced, CallDialledAhead)

_decode = msgspec.json.Decoder(AnyEvent).decode
_read = msgspec.json.Decoder(dict[str, Any]).decode


class Past:
    """Keeps the last contacts that closed in memory and reads timelines from the journal.

    `state` returns the floor as it stands. Seed it at the start with the journal's tail
    (`catch_up`), then let it `listen` to the commits. `said` tells what a menu said.
    """

    def __init__(
        self,
        state: Callable[[], FloorState],
        journal: Journal,
        keep: int = 10_000,
        said: Said = lambda menu: (),
    ) -> None:
        self._state = state
        self._journal = journal
        self._said = said
        self._open: dict[str, list[Event]] = {}
        self._closed: deque[tuple[ClosedContact, frozenset[str]]] = deque(maxlen=keep)

    async def catch_up(
        self, last: int, tail: int = 200_000, also: Callable[[Event], object] = lambda event: None
    ) -> None:
        """Read the last `tail` rows up to the newest, `last`. A contact begun before is left out.

        `also` is told each of these events: whatever else is made of them is read only once.
        """
        async for rows in self._journal.read(after=max(0, last - tail)):
            for row in rows:
                if row.seq <= last:
                    event = _decode(row.payload)
                    self._tell(row.seq, event)
                    also(event)

    def listen(self, seq: int, events: Sequence[Event], _now: float) -> None:
        """Take in a commit whose last event has the number `seq`."""
        for number, event in enumerate(events, seq - len(events) + 1):
            self._tell(number, event)

    def forget(self, before: float) -> None:
        """Show the contacts no more that closed before a time: their customers are forgotten."""
        kept = [each for each in self._closed if each[0].closed_at >= before]
        self._closed.clear()
        self._closed.extend(kept)

    def closed(self, limit: int, before: int | None, agent: str, *, whole: bool) -> Sequence[ClosedContact]:
        """Return at most `limit` closed contacts, newest first, with `seq` < `before`."""
        found: list[ClosedContact] = []
        for line, agents in reversed(self._closed):
            if len(found) == limit:
                break
            if (before is None or line.seq < before) and (not agent or agent in agents):
                found.append(line if whole else replace(line, caller=masked(line.caller)))
        return found

    def search(self, wanted: Search, *, whole: bool) -> Sequence[ContactLine]:
        """Return the contacts that fit, the newest arrival first."""
        lines = [live_line(contact) for contact in self._state().contacts.values()]
        lines += [closed_line(line) for line, _ in self._closed]
        return found(lines, wanted, whole=whole)

    def callbacks(self, *, whole: bool) -> Sequence[CallbackView]:
        """Return the callbacks whose customer has not been reached, the next due first."""
        state = self._state()
        ids = (id_ for ids in state.callbacks.values() for id_ in ids)
        lines = sorted((callback_line(state, state.contacts[id_]) for id_ in ids), key=_due)
        return lines if whole else [replace(line, number=masked(line.number), note="") for line in lines]

    def veil(self, page: ContactPage) -> ContactPage:
        """Return the page for those who may not see numbers."""
        timeline = tuple(replace(moment, data=_veiled_data(moment.data)) for moment in page.timeline)
        return ContactPage(veiled(page.contact), timeline)

    async def page(self, contact: str) -> tuple[ContactPage, frozenset[str]] | None:
        """Return a contact's page and the agents who took part."""
        live = self._state().contacts.get(contact)
        rows = await self._journal.of_contact(contact, live.arrived_at if live is not None else 0.0)
        if not rows:
            return None
        story = _story(contact, (_decode(row.payload) for row in rows))
        live = self._state().contacts.get(contact)
        view = contact_view(live) if live is not None else story.view()
        return ContactPage(view, tuple(_moment(row, self._said) for row in rows)), frozenset(story.agents)

    def _tell(self, seq: int, event: Event) -> None:
        contact = getattr(event, "contact", "")
        if isinstance(event, _BEGINS):
            self._open[contact] = []
        told = self._open.get(contact)
        if told is None:
            return
        told.append(event)
        if type(event) is ContactClosed:
            story = _story(contact, self._open.pop(contact))
            self._closed.append((story.line(seq), frozenset(story.agents)))


def _due(line: CallbackView) -> tuple[float, str]:
    return line.due_at, line.id


def _story(contact: str, events: Iterable[Event]) -> Story:
    story = Story(contact)
    for event in events:
        story.tell(event)
    return story


def _moment(row: Row, said: Said) -> Moment:
    data = _read(row.payload)
    menu = data.get("menu")
    for name in UNSHOWN:
        data.pop(name, None)
    if isinstance(menu, dict) and "step" in menu:
        data |= _menu_step(menu, said)
    return Moment(row.seq, row.at, row.kind, data)


def _menu_step(menu: dict[str, Any], said: Said) -> dict[str, Any]:
    """Return where the menu came to, by which answer, and what it said there."""
    return {
        "flow": menu.get("flow", ""),
        "step": menu["step"],
        "heard": menu.get("heard", ""),
        "tries": menu.get("tries", 0),
        "said": list(said(menu)),
    }


def _veiled_data(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _veiled_value(value) for name, value in data.items() if name not in WRITTEN}


def _veiled_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _veiled_data(value)
    return masked(value) if isinstance(value, str) and value.startswith("+") else value
