"""A record before the gate of the house, with all that its campaign and its list say (FL-25)."""

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.days import CampaignDay, lawful_days
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.outbound.gate import Attempt, Audience, ForAbandoned, Leave, Mode, Purpose
from callcenter.outbound.gate.ahead import ahead_law
from callcenter.outbound.gate.case import day_of
from callcenter.outbound.gate.values import Day
from callcenter.outbound.pacing.law import AbandonLaw
from callcenter.ports.books import Books, RecordsError
from callcenter.ports.clock import Clock
from callcenter.service.campaigns.tools import Ask, LawOf, No, Question
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
        attempt = attempt_of(question)
        try:
            leaves = await leaves_of(campaign, record, books)
        except RecordsError:
            return No("ALL-00", "What is known of this record cannot be read now.")
        asked = await precall.ask(
            attempt,
            stage="dry" if question.dry else "agreed",
            leaves=leaves,
            region=record.region,
            zone=record.zone,
            days=await days_of(attempt, books),
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
    mode = Mode((question.mode or campaign.mode).value)
    ahead = mode is Mode.PREDICTIVE
    return Attempt(
        number=question.number,
        purpose=_PURPOSES.get(campaign.purpose, _STRICTEST),
        mode=mode,
        caller_id=campaign.caller_id,
        on_behalf=campaign.on_behalf,
        offer=campaign.offer,
        script=campaign.script,
        subject=campaign.offer or campaign.id,
        basis=campaign.basis,
        audience=_AUDIENCES.get(campaign.audience, Audience.UNKNOWN),
        agent_ready=not ahead,
        detect_machine=campaign.detect_machine and ahead,
        for_abandoned=said_to_abandoned(campaign) if ahead else None,
        campaign=campaign.id,
        list=record.list,
        record=record.id,
        agent=question.agent,
        contact=question.contact,
    )


def said_to_abandoned(campaign: Campaign) -> ForAbandoned:
    """Return what the message for abandoned calls says, as far as its words can be searched for it.

    The key against further calls is offered behind every such message.
    """
    words = campaign.abandoned_message.casefold()
    digits = "".join(each for each in words if each.isdecimal())
    return ForAbandoned(
        campaign.on_behalf if campaign.on_behalf.casefold() in words else "",
        campaign.caller_id if campaign.caller_id[1:] in digits else "",
        campaign.offer if campaign.offer and campaign.offer.casefold() in words else "",
        opt_out=True,
    )


async def days_of(attempt: Attempt, books: Books) -> tuple[Day, ...]:
    """Return what a campaign's calls came to by day, where that decides. Raises `RecordsError`."""
    if attempt.mode is not Mode.PREDICTIVE:
        return ()
    return lawful_days(await books.find(CampaignDay, {"campaign": attempt.campaign}, limit=1000))


def law_of(precall: PreCall, clock: Clock) -> LawOf:
    """Return who tells what of a campaign's calls may be abandoned: by its jurisdiction, else its number."""

    def law(campaign: Campaign) -> AbandonLaw:
        now = clock.now()
        packs = [pack for pack in precall.rulebook().packs if pack.id == campaign.jurisdiction]
        named = {country for pack in packs for country in pack.countries}
        countries = named or {place.country for place in precall.places(campaign.caller_id)}
        attempt = attempt_of(Question(campaign, ListRecord(""), campaign.caller_id))
        return ahead_law(
            precall.rulebook(), attempt, countries, day_of(now), now, own_cap=campaign.abandon_cap
        )

    return law


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
