"""Why a contact was offered to whom, and to whom not: told from the journal, for any moment of it.

"Why not" is no event: it follows from the state, and the state of a moment is the fold of what was before.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from callcenter.floor import Floor
from callcenter.floor.events import ContactOffered, Event
from callcenter.floor.explain import Verdict, why_not
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.ports.journal import Row
from callcenter.service.wire import decode_event
from callcenter.simulation.replaying import Unreadable, decisions

_TOLD = frozenset({Phase.WAITING.value, Phase.OFFERED.value})
_OFFERED = frozenset({Phase.OFFERED, Phase.CONNECTING})


class Explained(Struct, frozen=True):
    """Where a contact stood at a moment (seconds UTC), and why.

    While it waits, `verdicts` are those on every agent; once it was offered, `agent` is whom and `why` why,
    and the verdicts are those of the moment before. `names` are the agents' names by id.
    """

    at: float
    phase: str
    queue: str
    agent: str
    why: str
    verdicts: Mapping[str, Verdict]
    names: Mapping[str, str]


class Explainer:
    """Folds a journal and explains one contact on the way."""

    def __init__(self, contact: str) -> None:
        self._id = contact
        self._floor = Floor()
        self._before: Mapping[str, Verdict] = {}

    def moments(self, rows: Iterable[Row], until: float | None = None) -> Iterator[Explained]:
        """Yield each moment at which the contact waited anew or was offered, up to `until` at the latest.

        With `until` only that moment itself. Raises `Unreadable`.
        """
        at = 0.0
        for decision in decisions(rows):
            if until is not None and decision[0].at > until:
                break
            at = decision[0].at
            turned = self._fold(decision) and until is None
            if turned and (found := self._now(at)) is not None and found.phase in _TOLD:
                yield found
        if until is not None and (found := self._now(until)) is not None:
            yield found

    def _fold(self, rows: list[Row]) -> bool:
        """Fold one decision; whether it was about the contact's place in line or its offer."""
        touched = False
        for row in rows:
            try:
                event = decode_event(row.payload)
            except msgspec.MsgspecError as error:
                raise Unreadable(f"event {row.seq}: {error}") from None
            touched |= self._tell(event)
        return touched

    def _tell(self, event: Event) -> bool:
        mine = getattr(event, "contact", "") == self._id
        contact = self._contact()
        if mine and isinstance(event, ContactOffered) and contact is not None:
            self._before = why_not(self._floor.state, contact)
        phase = contact.phase if contact is not None else None
        self._floor.replay(event)
        after = self._contact()
        return mine and after is not None and after.phase is not phase

    def _now(self, at: float) -> Explained | None:
        contact = self._contact()
        if contact is None:
            return None
        names = {id_: agent.profile.name or id_ for id_, agent in self._floor.state.agents.items()}
        offer = contact.offer
        agent = offer.agent if offer is not None else contact.agent or contact.wrapping
        why = offer.why if offer is not None else ""
        return Explained(at, contact.phase.value, contact.queue, agent, why, self._verdicts(contact), names)

    def _verdicts(self, contact: Contact) -> Mapping[str, Verdict]:
        if contact.phase is Phase.WAITING:
            return why_not(self._floor.state, contact)
        return self._before if contact.phase in _OFFERED else {}

    def _contact(self) -> Contact | None:
        return self._floor.state.contacts.get(self._id)
