"""One decision in the making: the handlers' view of the floor."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from callcenter.floor.deadlines import agent_deadline_after
from callcenter.floor.effects import Effect
from callcenter.floor.events import Event
from callcenter.floor.state import Agent, Contact, FloorState

if TYPE_CHECKING:
    from callcenter.floor.floor import Floor
    from callcenter.floor.waiting import Lines


class Refusal(Exception):
    """A command that the floor's state forbids. `code` is stable and documented."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Turn:
    """Collects what one command leads to. Events take effect on the state at once."""

    __slots__ = ("_floor", "effects", "events", "now", "state")

    def __init__(self, floor: "Floor", now: float) -> None:
        self._floor = floor
        self.state: FloorState = floor.state
        self.now = now
        self.events: list[Event] = []
        self.effects: list[Effect] = []

    @property
    def lines(self) -> "Lines":
        """Who waits and who is free."""
        return self._floor.lines

    def due(self) -> Iterator[tuple[str, str]]:
        """Take out what is due now: kind (contact, agent, leg) and id."""
        while (found := self._floor.deadlines.take(self.now)) is not None:
            yield found

    def renew(self, contact: str) -> None:
        """Set a contact's next deadline after one of its moments has passed."""
        self._floor.touch_contact(contact)

    def renew_agent(self, agent: Agent) -> None:
        """Set an agent's next deadline after one of their moments has passed; what is overdue waits."""
        self._floor.deadlines.put("agent", agent.id, agent_deadline_after(agent, self.now))

    def emit(self, event: Event) -> None:
        """Say that something happened."""
        self._floor.apply(event)
        self.events.append(event)

    def wish(self, effect: Effect) -> None:
        """Ask the world for something, once the events are safe."""
        self.effects.append(effect)

    def contact(self, id_: str) -> Contact:
        """Return a live contact, or refuse with `unknown_contact`."""
        contact = self.state.contacts.get(id_)
        if contact is None:
            raise Refusal("unknown_contact", id_)
        return contact

    def agent(self, id_: str) -> Agent:
        """Return an agent, or refuse with `unknown_agent`."""
        agent = self.state.agents.get(id_)
        if agent is None:
            raise Refusal("unknown_agent", id_)
        return agent

    def owned(self, contact_id: str, agent_id: str) -> Contact:
        """Return the contact if the agent has it, or refuse with `not_your_contact`."""
        contact = self.contact(contact_id)
        self.agent(agent_id)
        if contact.agent != agent_id:
            raise Refusal("not_your_contact", contact_id)
        return contact
