"""A record before the gate: what it says no to is held, or withdrawn."""

from callcenter.floor.values import CustomerCard, Kind
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.record import Denied, ListRecord, contact_of
from callcenter.ports.clock import Clock
from callcenter.service.campaigns.tools import Ask, CampaignTools, No, Question
from callcenter.service.precall import Gate, PlannedCall

#: Seconds until a record is looked at again whose refusal no waiting ends: somebody may mend it meanwhile.
RECHECK = 3600.0


async def asked(
    tools: CampaignTools,
    campaign: Campaign,
    record: ListRecord,
    agent: str = "",
    *,
    dry: bool = False,
    mode: Mode | None = None,
) -> No | None:
    """Return why a record may not be dialled now, None if it may."""
    number = moves.number_of(record)
    if not number:
        return No("no_number", final=True)
    return await tools.ask(Question(campaign, record, number, agent, contact_of(record), dry, mode))


def held(record: ListRecord, no: No, now: float) -> ListRecord:
    """Return a record that the gate said no to."""
    again_at = max(now, no.again_at) if no.again_at is not None else now + RECHECK
    return moves.deny(record, Denied(no.rule, no.words, now), again_at, forever=no.final)


def through(gate: Gate, clock: Clock) -> Ask:
    """Return the gate of the house as campaigns ask it."""

    async def ask(question: Question) -> No | None:
        campaign, record = question.campaign, question.record
        card = CustomerCard(name=record.name, company=record.company, language=record.language)
        planned = PlannedCall(
            Kind.OUTGOING, question.number, clock.now(), campaign.queue, question.agent, card
        )
        denial = await gate(planned)
        if denial is None:
            return None
        final = any(reason.lasting for reason in denial.reasons)
        return No(denial.rule, denial.words, denial.again_at, final)

    return ask
