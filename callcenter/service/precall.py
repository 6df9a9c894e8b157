"""The gate before every call of ours: asked when a call is wished for, and again right before each dial.

The law is in `outbound/gate`; here is what it needs of the world, and the book that every answer goes into.
Whatever cannot be found out now is unknown, and unknown means no.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Consent
from callcenter.floor.values import CustomerCard, Kind
from callcenter.outbound.gate import Attempt, Audience, Facts, Mode, Purpose, Reason, Rulebook, Verdict, ask
from callcenter.outbound.gate.kept import DialCheck
from callcenter.outbound.gate.rules import Window
from callcenter.outbound.gate.values import Day, Leave, Place, Waiver
from callcenter.ports.books import Books, Changed, Put, RecordsError, StaleVersion, put
from callcenter.ports.clock import Clock
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.calling.facts import FactFinder
from callcenter.service.calling.shipped import shipped_packs
from callcenter.service.house import House
from callcenter.service.house_calling import BASES
from callcenter.service.signals import Signals

#: What every dial is denied with while its facts cannot be read, and when to ask again (seconds).
UNREADABLE, AGAIN = "ALL-00", 30.0
_UNREADABLE = {
    "en": "What is known of this number cannot be read now.",
    "zh-CN": "暂时无法读取该号码的相关信息。",
}


class PlannedCall(Struct, frozen=True):
    """A call that somebody of the house wants to make, at `at` (seconds UTC), to `number` (E.164).

    `kind`: outgoing for an agent's own call, callback for one that the customer is promised. `purpose` "" is
    the usual one of its queue; `caller_id` "" the house's usual number. `by_click`: the number was chosen,
    not typed. `shown`: a number that the called party rang before. `contact`: its id on the floor, if any.
    """

    kind: Kind
    number: str
    at: float
    queue: str = ""
    agent: str = ""
    card: CustomerCard = CustomerCard()
    purpose: str = ""
    caller_id: str = ""
    by_click: bool = False
    shown: str = ""
    contact: str = ""


class Denial(Struct, frozen=True):
    """Why a call may not be made: a rule's stable id, and words for people.

    `reasons` are all of them; `again_at` is when it may be asked again (seconds UTC), None if waiting does
    not help.
    """

    rule: str
    words: str = ""
    reasons: tuple[Reason, ...] = ()
    again_at: float | None = None


Gate = Callable[[PlannedCall], Awaitable[Denial | None]]


async def open_gate(_call: PlannedCall) -> Denial | None:
    """Let every call pass."""
    return None


@dataclass(frozen=True)
class Asked:
    """What was asked and answered; `id` is its line in the book, "" if it was not written."""

    attempt: Attempt
    verdict: Verdict
    id: str = ""


class PreCall:
    """Asks the gate with all that the house knows, and writes down what it said."""

    def __init__(
        self,
        books: Books,
        clock: Clock,
        house: Callable[[], House],
        lists: DoNotCallBook,
        facts: FactFinder,
        signals: Signals,
    ) -> None:
        self._books = books
        self._clock = clock
        self._house = house
        self.lists = lists
        self._facts = facts
        self._signals = signals
        self._waivers: dict[str, Waiver] = {}
        self._book: tuple[House, Rulebook, bool] | None = None
        books.watch(self._hear)

    async def open(self) -> None:
        """Read lists and waivers. Raises `RecordsError`."""
        await self.lists.open()
        self._waivers = {each.id: each for each in await self._books.find(Waiver, limit=500)}
        self._book = None

    def rulebook(self) -> Rulebook:
        """Return the rules in force: the packs, the house's own, and what was waived."""
        return self._rules()[0]

    async def ask(
        self,
        attempt: Attempt,
        *,
        stage: str = "dial",
        dial: str = "",
        at: float = 0.0,
        leaves: Iterable[Leave] = (),
        region: str = "",
        zone: str = "",
        days: Iterable[Day] = (),
        shown: str = "",
    ) -> Asked:
        """Ask whether an attempt may be made at `at` (0: now), and write the answer down.

        `stage`: `dial` right before it, and `dial` is then its name on the floor; `agreed` when it is wished
        for; `dry` asks for nothing and is not written. `leaves`, `region` and `zone` are what a list says.
        Does not raise: what cannot be read is a no, and what cannot be written is not dialled.
        """
        attempt, now = self.filled(attempt), max(at, self._clock.now())
        rules, holidays = self._rules()
        try:
            facts = await self._facts.of(
                attempt,
                leaves=leaves,
                region=region,
                zone=zone,
                days=days,
                shown=shown,
                with_holidays=holidays,
            )
            verdict = ask(attempt, facts, rules, now)
            if stage == "dry":
                return Asked(attempt, verdict)
            return Asked(attempt, verdict, await self._write(attempt, verdict, stage, dial))
        except RecordsError as error:
            self._signals.fault("gate", error)
            reason = Reason(UNREADABLE, _UNREADABLE, {}, now + AGAIN, final=True)
            return Asked(attempt, Verdict(False, (reason,), now + AGAIN))

    async def planned(self, call: PlannedCall) -> Denial | None:
        """Return why a call that is wished for may not be made, None if it may."""
        attempt = self.of_call(call)
        asked = await self.ask(attempt, stage="agreed", at=call.at, shown=call.shown)
        return denial_of(asked.verdict)

    def of_call(self, call: PlannedCall) -> Attempt:
        """Return the attempt that a planned call will make."""
        policy = self._house().calling
        purpose = Purpose.CALLBACK if call.kind is Kind.CALLBACK else Purpose.SERVICE
        if call.purpose:
            purpose = Purpose(call.purpose)
        elif call.kind is Kind.OUTGOING and call.queue in policy.purposes:
            purpose = policy.purposes[call.queue]
        by_hand = Mode.CLICK if call.by_click else Mode.MANUAL
        return Attempt(
            number=call.number,
            purpose=purpose,
            mode=Mode.CALLBACK if call.kind is Kind.CALLBACK else by_hand,
            caller_id=call.caller_id,
            audience=Audience.BUSINESS if call.card.account and call.card.company else Audience.UNKNOWN,
            person=call.card.person,
            agent=call.agent,
            contact=call.contact,
        )

    def filled(self, attempt: Attempt) -> Attempt:
        """Return an attempt with what the house says once for all of its calls."""
        house = self._house()
        basis = house.calling.bases.get(attempt.purpose) or BASES.get(attempt.purpose, "")
        own = self._facts.own_numbers()
        usual = own[0].number if own else ""
        return replace(
            attempt,
            caller_id=attempt.caller_id or usual,
            on_behalf=attempt.on_behalf or house.calling.on_behalf or house.name,
            basis=attempt.basis or basis,
        )

    async def may_we_message(self, number: str, purpose: Purpose = Purpose.SERVICE) -> Denial | None:
        """Return why no message may be sent to a number now, None if one may.

        Who refused or was erased is left alone, who took a consent for this purpose back too, and the hours
        for calls of it hold for messages as well, where a house or a law has any. Asked for messages that
        we begin; an answer to somebody who wrote needs no leave. Raises nothing.
        """
        try:
            refused = await self._facts.refused(number)
            facts = await self._facts.of(self.filled(Attempt(number, purpose, Mode.MANUAL)))
        except RecordsError as error:
            self._signals.fault("gate", error)
            return Denial(UNREADABLE, _UNREADABLE["en"], again_at=self._clock.now() + AGAIN)
        if any(each.topic in ("", purpose) for each in refused):
            return Denial("ALL-01", "This party asked not to be called or written to.")
        said = [each for each in facts.leaves if each.purpose == purpose]
        if said and max(said, key=lambda each: each.at).withdrawn_at:
            return Denial("EU-02", "This party took the consent for this back.")
        return await self._quiet(number, purpose)

    async def _quiet(self, number: str, purpose: Purpose) -> Denial | None:
        asked = await self.ask(Attempt(number, purpose, Mode.MANUAL), stage="dry")
        hours = {rule.id for rule in self.rulebook().rules() if isinstance(rule, Window)}
        late = next((each for each in asked.verdict.reasons if each.rule in hours), None)
        return Denial(late.rule, late.says.get("en", ""), (late,), late.again_at) if late else None

    def places(self, number: str) -> tuple[Place, ...]:
        """Return where a number may be."""
        return self._facts.places(number)

    async def facts_of(self, attempt: Attempt) -> Facts:
        """Return what is known of an attempt's number. Raises `RecordsError`."""
        return await self._facts.of(attempt)

    async def _write(self, attempt: Attempt, verdict: Verdict, stage: str, dial: str) -> str:
        """Write an answer into the book; a consent that a dial rests on was used now (DE-01)."""
        now = self._clock.now()
        check = DialCheck(f"check-{uuid4().hex}", 0, now, stage, attempt, verdict, dial)
        await self._books.commit([Put(check, quiet=True)], "", now)
        if stage == "dial" and verdict.allowed and verdict.leave:
            await self._use(verdict.leave, now)
        return check.id

    async def _use(self, leave: str, now: float) -> None:
        consent = await self._books.get(Consent, leave)
        if consent is None:
            return None
        try:
            await put(self._books, replace(consent, used_at=now), "", now, quiet=True)
        except StaleVersion:
            return await self._use(leave, now)

    def _rules(self) -> tuple[Rulebook, bool]:
        """Return the rules, and whether one of them asks for public holidays."""
        house = self._house()
        if self._book is None or self._book[0] is not house:
            policy = house.calling
            rules = Rulebook(shipped_packs(), policy.rules, policy.strict, self._waivers.values())
            asks = any(isinstance(rule, Window) and "holiday" in rule.hours for rule in rules.rules())
            self._book = house, rules, asks
        return self._book[1:]

    def _hear(self, changes: Iterable[Changed]) -> None:
        for change in changes:
            known = change.after if change.after is not None else change.before
            if isinstance(known, Waiver):
                self._waivers.pop(known.id, None)
                if isinstance(change.after, Waiver):
                    self._waivers[known.id] = change.after
                self._book = None


def denial_of(verdict: Verdict) -> Denial | None:
    """Return a verdict against a call in short, None for one that allows it."""
    if verdict.allowed:
        return None
    first = verdict.reasons[0]
    return Denial(first.rule, first.says.get("en", ""), verdict.reasons, verdict.again_at)
