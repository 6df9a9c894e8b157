"""One agent's desk: the offer, the contact, what may be done with it, and the after-contact work."""

from collections.abc import Iterator

from msgspec.structs import replace

from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Contact, FloorState, WrapUp
from callcenter.floor.values import Channel, CustomerCard, QueuePolicy
from callcenter.ports.views import CardView, Controls, DeskView, NoticeView, OfferView, WorkView, WrapUpView
from dashboards.live.controls import controls
from dashboards.live.views import agent_view, contact_view


def desk_view(state: FloorState, agent: Agent, *, phone: bool) -> DeskView:
    """Return the desk of one agent. `phone` tells whether the agent's phone was seen lately.

    A contact that is still offered is in `offer` alone. The numbers are whole: the agent needs them.
    """
    front, ringing = state.contacts.get(agent.contact), state.contacts.get(agent.ringing)
    return DeskView(
        agent=replace(agent_view(agent, front), monitored_by=()),
        offer=_offer(agent.id, ringing) if ringing is not None else None,
        work=tuple(_work(state, agent)),
        my_queues=agent.profile.queues,
        phone="ok" if phone else "missing",
        notices=tuple(NoticeView(note.at, note.by, note.text) for note in agent.notes),
        stands_by=bool(agent.leg),
    )


def _work(state: FloorState, agent: Agent) -> Iterator[WorkView]:
    """Yield what the agent works on, by channel, each with its after-contact work last."""
    for channel, held in ((Channel.VOICE, [agent.call]), (Channel.MESSAGE, agent.messages)):
        for contact in filter(None, map(state.contacts.get, held)):
            view, card = contact_view(contact), card_view(contact.card)
            yield WorkView(contact.id, view, card, controls(contact, agent.id), None)
        for after in agent.wrap_ups:
            if after.channel is channel:
                yield _after(state, agent.id, after)


def _after(state: FloorState, agent: str, work: WrapUp) -> WorkView:
    contact, wrap_up = state.contacts.get(work.contact), _wrap_up(state, agent, work)
    if contact is None:
        return WorkView(work.contact, None, None, Controls(), wrap_up)
    return WorkView(contact.id, contact_view(contact), card_view(contact.card), Controls(), wrap_up)


def card_view(card: CustomerCard) -> CardView | None:
    """Return the whole card, absent fields as "", None if it says nothing."""
    if card == CustomerCard():
        return None
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
            card_view(contact.card),
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
        card_view(contact.card),
        party.started_at,
        party.lapses_at,
        "consult",
        0.0,
        accepted=party.accepted,
    )


def _must_register(contact: Contact, agent: str, policy: QueuePolicy | None) -> bool:
    """Whether the agent owes a disposition: the last one on the contact does, who handed it on does not."""
    last = contact.wrapping == agent and contact.phase in (Phase.WRAPPING_UP, Phase.SURVEYING)
    return last and policy is not None and policy.disposition_required


def _wrap_up(state: FloorState, agent: str, work: WrapUp) -> WrapUpView:
    contact = state.contacts.get(work.contact)
    policy = state.queues.get(contact.queue) if contact is not None else None
    return WrapUpView(
        until=work.until,
        started_at=work.started_at,
        extensions_left=max(0, policy.wrap_up_extensions - work.extensions) if policy else 0,
        disposition_required=contact is not None and _must_register(contact, agent, policy),
        disposed=contact is None or bool(contact.disposition),
    )
