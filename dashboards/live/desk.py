"""One agent's desk: the offer, the contact, what may be done with it, and the after-contact work."""

from msgspec.structs import replace

from callcenter.floor.phases import OWNED, Phase
from callcenter.floor.state import Agent, Contact, FloorState, WrapUp
from callcenter.floor.values import CustomerCard, QueuePolicy
from callcenter.ports.views import CardView, DeskView, NoticeView, OfferView, WrapUpView
from dashboards.live.controls import controls
from dashboards.live.views import agent_view, contact_view


def desk_view(state: FloorState, agent: Agent, *, phone: bool) -> DeskView:
    """Return the desk of one agent. `phone` tells whether the agent's phone was seen lately.

    `contact` is the one the agent has, or is consulted on; while it is still offered it is
    in `offer` alone. The numbers are whole: the agent needs them.
    """
    current = state.contacts.get(agent.contact)
    offer = _offer(agent.id, current) if current is not None else None
    contact = current if current is not None and _at_hand(agent.id, current) else None
    after = agent.wrap_ups[0] if agent.wrap_ups else None
    wrap_up = _wrap_up(state, agent.id, after) if after is not None else None
    shown = current or (state.contacts.get(after.contact) if after is not None else None)
    return DeskView(
        agent=replace(agent_view(agent, current), monitored_by=()),
        offer=offer,
        contact=contact_view(contact) if contact is not None else None,
        card=card_view(shown.card) if shown is not None and shown.card != CustomerCard() else None,
        controls=controls(contact, agent.id),
        wrap_up=wrap_up,
        my_queues=agent.profile.queues,
        phone="ok" if phone else "missing",
        notices=tuple(NoticeView(note.at, note.by, note.text) for note in agent.notes),
    )


def card_view(card: CustomerCard) -> CardView:
    """Return the whole card, absent fields as ""."""
    return CardView(
        card.person,
        card.name,
        card.account,
        card.company,
        card.tier,
        card.language,
        card.manager,
        card.deputy,
    )


def _offer(agent: str, contact: Contact) -> OfferView | None:
    """Return what rings at the agent: the contact itself, or a colleague's question about it."""
    offer, party = contact.offer, contact.party
    if offer is not None and offer.agent == agent:
        return OfferView(
            offer.id,
            contact_view(contact),
            offer.made_at,
            offer.lapses_at,
            offer.why,
            offer.made_at - contact.queued_at,
            accepted=offer.accepted_at > 0,
        )
    if party is None or party.target.id != agent or party.leg:
        return None
    return OfferView(
        party.attempt,
        contact_view(contact),
        party.started_at,
        party.lapses_at,
        "consult",
        0.0,
        accepted=party.accepted,
    )


def _at_hand(agent: str, contact: Contact) -> bool:
    """Whether the agent is with the contact, as its owner or as the consulted party."""
    if contact.agent == agent:
        return contact.phase in OWNED
    party = contact.party
    return party is not None and party.target.id == agent and bool(party.leg)


def _must_register(contact: Contact, agent: str, policy: QueuePolicy | None) -> bool:
    """Whether the agent owes a disposition: the last one on the contact does, who handed it on does not."""
    last = contact.wrapping == agent and contact.phase in (Phase.WRAPPING_UP, Phase.SURVEYING)
    return last and policy is not None and policy.disposition_required


def _wrap_up(state: FloorState, agent: str, work: WrapUp) -> WrapUpView:
    contact = state.contacts.get(work.contact)
    policy = state.queues.get(contact.queue) if contact is not None else None
    return WrapUpView(
        contact=contact_view(contact) if contact is not None else None,
        until=work.until,
        started_at=work.started_at,
        extensions_left=max(0, policy.wrap_up_extensions - work.extensions) if policy else 0,
        disposition_required=contact is not None and _must_register(contact, agent, policy),
        disposed=contact is None or bool(contact.disposition),
    )
