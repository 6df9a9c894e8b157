"""What is promised to those who wait, watched event by event on a floor that only folds."""

from callcenter.floor import Floor
from callcenter.floor import calling_events as ce
from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.capacity import has_room, is_free
from callcenter.floor.events import Event
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import ageing_bound
from callcenter.floor.routing_events import ContactWidened
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.waiting import has_skills
from tests.floor import naive

#: Moments are floats: a place in line is exact to well below a microsecond.
HAIR = 1e-6


class Fairness:
    """Knows when everybody came, by its own book and not by their rank, and checks each event against it."""

    def __init__(self) -> None:
        self.state: FloorState = Floor().state
        self.shadow = Floor(self.state)
        self.came: dict[str, float] = {}
        self.called_in = False
        self.places: dict[str, tuple[float, int]] = {}
        self.circles: dict[str, frozenset[str]] = {}
        self.seen = {"equals": 0, "tiers": 0, "kept": 0, "places": 0, "wider": 0}

    def watch(self, events: tuple[Event, ...]) -> None:
        """Take in what a decision led to; raise `AssertionError` where a promise is broken."""
        self.called_in = any(
            isinstance(each, e.ContactClosed) and each.reason == "called_in" for each in events
        )
        for event in events:
            if isinstance(event, e.ContactOffered):
                self._offered(event)
            self.shadow.replay(event)
            self._note(event)
            self._places_are_kept(event)

    def nobody_is_kept_out_for_longer(self, now: float) -> None:
        """After time has passed, whoever has waited past the bound leaves the reserve to nobody."""
        for contact in self._waiting():
            policy = self.state.queues.get(contact.queue)
            if policy is None or contact.id not in self.came:
                continue
            until = self.came[contact.id] + self._bound(contact)
            assert until > now - HAIR or not contact.yields_until

    def _note(self, event: Event) -> None:
        """Keep the book: who came when. Whoever came by another way than the queue's door is not in it."""
        if isinstance(event, e.FloorConfigured):
            self.came.clear()
            self.circles.clear()
        elif isinstance(event, oe.PriorityChanged):
            self.came.pop(event.contact, None)
            self.places.pop(event.contact, None)
        elif isinstance(event, e.ContactQueued):
            self.circles.pop(event.contact, None)
            if event.since == event.at and not event.reason and not self.called_in:
                self.came[event.contact] = event.at
            else:
                self.came.pop(event.contact, None)
        elif isinstance(event, ContactWidened):
            self._never_narrower(self.state.contacts[event.contact])

    def _offered(self, event: e.ContactOffered) -> None:
        taken, agent = self.state.contacts[event.contact], self.state.agents[event.agent]
        self._the_reserve_is_kept(taken, event.at)
        if taken.id not in self.came:
            return
        for other in self._waiting():
            if self._is_comparable(taken, other) and self._entitled(agent, other):
                self._in_order(taken, other)

    def _is_comparable(self, taken: Contact, other: Contact) -> bool:
        """Whether only the tier and the time tell two apart."""
        same = other.queue == taken.queue and other.priority == taken.priority
        return same and other is not taken and other.id in self.came

    def _in_order(self, taken: Contact, other: Contact) -> None:
        """Equals first in, first out; a lower tier lets nobody pass who came later than its bound."""
        bonus = self.state.rules.tier_bonus
        ahead = bonus.get(taken.card.tier, 0.0) - bonus.get(other.card.tier, 0.0)
        later = self.came[taken.id] - self.came[other.id]
        assert later <= ahead + HAIR
        if ahead == 0.0 and later == 0.0:
            assert taken.order < other.order
        self.seen["equals" if ahead == 0.0 else "tiers"] += 1

    def _entitled(self, agent: Agent, other: Contact) -> bool:
        if not has_room(agent, other.channel):
            return False
        if agent.id in other.excluded or naive.leaves_the_reserve(self.state, other):
            return False
        if other.narrow:
            return agent.id in (other.target, *other.circle)
        return other.queue in agent.profile.queues and has_skills(agent.profile.skills, other.needs.required)

    def _the_reserve_is_kept(self, taken: Contact, now: float) -> None:
        """Who is not of its tiers and has not waited long enough leaves so many agents free."""
        policy = self.state.queues.get(taken.queue)
        if policy is None or taken.narrow or taken.id not in self.came:
            return
        if self.came[taken.id] + self._bound(taken) > now + HAIR:
            crew = [a for a in self.state.agents.values() if taken.queue in a.profile.queues]
            free = sum(is_free(agent, taken.channel) for agent in crew)
            assert free > policy.reserve.agents
            self.seen["kept"] += 1

    def _bound(self, contact: Contact) -> float:
        policy = self.state.queues[contact.queue]
        return ageing_bound(self.state.rules, policy.reserve, contact.card.tier)

    def _places_are_kept(self, event: Event) -> None:
        """A callback stands where it stood when it was promised, until its customer is reached."""
        if isinstance(event, ce.CallbackOpened):
            opened = self.state.contacts[event.contact]
            self.places[opened.id] = (opened.rank, opened.order)
        for id_, place in list(self.places.items()):
            contact = self.state.contacts.get(id_)
            if contact is None or not contact.to_dial:
                del self.places[id_]
            else:
                assert place == (contact.rank, contact.order)
                self.seen["places"] += 1

    def _never_narrower(self, contact: Contact) -> None:
        """Of those who serve the queue, whoever might take a contact before a step may do so after it."""
        circle = frozenset(
            agent.id
            for agent in self.state.agents.values()
            if contact.queue in agent.profile.queues
            and (
                agent.id in (contact.target, *contact.circle)
                if contact.narrow
                else has_skills(agent.profile.skills, contact.needs.required)
            )
        )
        before = self.circles.get(contact.id, frozenset())
        skilled = {a for a in before if self._is_able(a, contact)}
        assert skilled <= circle
        self.seen["wider"] += bool(skilled)
        self.circles[contact.id] = circle

    def _is_able(self, agent: str, contact: Contact) -> bool:
        return has_skills(self.state.agents[agent].profile.skills, contact.needs.required)

    def _waiting(self) -> list[Contact]:
        return [each for each in self.state.contacts.values() if each.phase is Phase.WAITING]
