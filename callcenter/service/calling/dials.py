"""Right before each dial the gate is asked once more: what was lawful an hour ago may be so no more."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from callcenter.floor.calling import CancelCallback
from callcenter.floor.commands import Command
from callcenter.floor.effects import DialNumber
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import Kind
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.campaign import Mode as CampaignMode
from callcenter.outbound.campaign.record import ListRecord, record_of
from callcenter.outbound.gate import Attempt, Mode, Purpose, Verdict
from callcenter.outbound.gate.kept import DialCheck
from callcenter.ports.books import Books, Match, RecordsError
from callcenter.service.campaigns.lawful import attempt_of, days_of, leaves_of
from callcenter.service.campaigns.tools import Question
from callcenter.service.precall import UNREADABLE, Asked, PlannedCall, PreCall

#: What the floor hears of a contact that is over before its dial was begun.
OVER = "over"


class DialGate:
    """Asked by the outbox with each dial; `tell` gives the floor a command."""

    def __init__(
        self,
        precall: PreCall,
        books: Books,
        state: Callable[[], FloorState],
        tell: Callable[[Command], Awaitable[object]],
    ) -> None:
        self._precall = precall
        self._books = books
        self._state = state
        self._tell = tell

    async def __call__(self, effect: DialNumber) -> str:
        """Return the rule that forbids a dial now, "" if it may be made.

        The floor hears of it as of any dial that cannot be made: a callback is tried again later, an agent is
        free. A callback to somebody who refused to be called is called off for good.
        """
        contact = self._state().contacts.get(effect.contact)
        if contact is None:
            return OVER
        try:
            asked = await self._ask(effect, contact)
        except RecordsError:
            return UNREADABLE
        verdict = asked.verdict
        if verdict.allowed:
            return ""
        rule = verdict.reasons[0].rule
        if contact.kind is Kind.CALLBACK and _is_for_good(verdict):
            await self._tell(CancelCallback(contact.id, by="system", reason=rule))
        return rule

    async def _ask(self, effect: DialNumber, contact: Contact) -> Asked:
        shown = contact.dialled if contact.callback is not None and contact.callback.origin else ""
        if record_of(contact.id) and not _is_party(effect, contact):
            return await self._of_record(effect, contact)
        attempt = await self._attempt(effect, contact)
        return await self._precall.ask(attempt, dial=effect.attempt, shown=shown)

    async def _attempt(self, effect: DialNumber, contact: Contact) -> Attempt:
        """Return the attempt as it was wished for, else as the floor knows it."""
        found = None if _is_party(effect, contact) else await self._wished(contact.id)
        if found is None:
            planned = PlannedCall(
                contact.kind, effect.number, 0.0, contact.queue, contact.agent, contact.card
            )
            found = self._precall.of_call(planned)
        if _is_party(effect, contact):
            found = replace(found, purpose=Purpose.PARTY, mode=Mode.CLICK)
        return _as_dialled(found, effect, contact)

    async def _wished(self, contact: str) -> Attempt | None:
        where: dict[str, Match] = {"contact": contact, "stage": "agreed"}
        checks = await self._books.find(DialCheck, where, order="-at", limit=1)
        return checks[0].attempt if checks else None

    async def _of_record(self, effect: DialNumber, contact: Contact) -> Asked:
        record = await self._books.get(ListRecord, record_of(contact.id))
        campaign = await self._books.get(Campaign, record.campaign) if record is not None else None
        if record is None or campaign is None:
            raise RecordsError("the record of a dial is missing")
        leaves = await leaves_of(campaign, record, self._books)
        mode = CampaignMode.PREDICTIVE if contact.ahead is not None else _agent_first(campaign)
        attempt = attempt_of(Question(campaign, record, effect.number, contact.agent, contact.id, mode=mode))
        return await self._precall.ask(
            _as_dialled(attempt, effect, contact),
            dial=effect.attempt,
            leaves=leaves,
            region=record.region,
            zone=record.zone,
            days=await days_of(attempt, self._books),
        )


def _as_dialled(attempt: Attempt, effect: DialNumber, contact: Contact) -> Attempt:
    """Return an attempt as it is really made. Without an agent it is dialled ahead."""
    return replace(
        attempt,
        number=effect.number,
        caller_id=effect.caller_id or attempt.caller_id,
        ring_seconds=effect.ring_seconds,
        detect_machine=effect.detect_machine,
        agent_ready=bool(contact.agent),
        agent=contact.agent,
        contact=contact.id,
    )


def _agent_first(campaign: Campaign) -> CampaignMode:
    """Return how a record is dialled whose agent is there: a predictive campaign may do so, too."""
    return CampaignMode.PROGRESSIVE if campaign.mode is CampaignMode.PREDICTIVE else campaign.mode


def _is_party(effect: DialNumber, contact: Contact) -> bool:
    """Whether a third party is fetched into a talk."""
    return contact.party is not None and contact.party.attempt == effect.attempt


def _is_for_good(verdict: Verdict) -> bool:
    return any(reason.lasting for reason in verdict.reasons)
