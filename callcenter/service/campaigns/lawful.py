"""A record before the gate of the house, with all that its campaign and its list say (FL-25)."""

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.outbound.gate import Attempt, Audience, ForAbandoned, Leave, Mode, Purpose
from callcenter.ports.books import Books, RecordsError
from callcenter.service.campaigns.tools import Ask, No, Question
from callcenter.service.precall import PreCall, denial_of

#: What holds for a record whose campaign names no purpose that we know: the strictest.
_STRICTEST = Purpose.SALES
_PURPOSES = {purpose.value: purpose for purpose in Purpose}
_AUDIENCES = {audience.value: audience for audience in Audience}
#: How a sheet says that a consent was given in writing.
_WRITTEN = frozenset({"written", "in writing", "signed form", "书面", "书面同意"})


def lawful(precall: PreCall, books: Books) -> Ask:
    """Return the gate as campaigns ask it, before a record is shown or given to the floor."""

    async def ask(question: Question) -> No | None:
        campaign, record = question.campaign, question.record
        try:
            leaves = await leaves_of(campaign, record, books)
        except RecordsError:
            return No("ALL-00", "What is known of this record cannot be read now.")
        attempt = attempt_of(question)
        asked = await precall.ask(
            attempt,
            stage="dry" if question.dry else "agreed",
            leaves=leaves,
            region=record.region,
            zone=record.zone,
        )
        denial = denial_of(asked.verdict)
        if denial is None:
            return None
        final = any(reason.lasting for reason in denial.reasons)
        return No(denial.rule, denial.words, denial.again_at, final)

    return ask


def attempt_of(question: Question) -> Attempt:
    """Return the attempt that a record's dial will be."""
    campaign, record = question.campaign, question.record
    seller = ForAbandoned(campaign.on_behalf, campaign.caller_id) if campaign.on_behalf else None
    return Attempt(
        number=question.number,
        purpose=_PURPOSES.get(campaign.purpose, _STRICTEST),
        mode=Mode(campaign.mode.value),
        caller_id=campaign.caller_id,
        on_behalf=campaign.on_behalf,
        offer=campaign.offer,
        script=campaign.script,
        subject=campaign.offer or campaign.id,
        basis=campaign.basis,
        audience=_AUDIENCES.get(campaign.audience, Audience.UNKNOWN),
        agent_ready=campaign.mode.value != Mode.PREDICTIVE.value,
        detect_machine=campaign.detect_machine,
        for_abandoned=seller,
        campaign=campaign.id,
        list=record.list,
        record=record.id,
        agent=question.agent,
        contact=question.contact,
    )


async def leaves_of(campaign: Campaign, record: ListRecord, books: Books) -> tuple[Leave, ...]:
    """Return the consent that a record, or else its list, came with. Raises `RecordsError`.

    It is one to calls of the campaign's purpose, no other: the list was taken in for it.
    """
    given = record.consent
    if not given:
        of_list = await books.get(CallList, record.list) if record.list else None
        given = of_list.consent if of_list is not None else given
    if not given:
        return ()
    form = "written" if given.how.strip().casefold() in _WRITTEN else "express"
    return (Leave(record.id, campaign.purpose, form, record.name, given.how, given.proof, given.at),)
