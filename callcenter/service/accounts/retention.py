"""Deletes what may not be kept any longer, and proves it (EU-04, CN-03)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from callcenter.accounts.book import Consent
from callcenter.accounts.keeping import LEAST, Retention, expired
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Purge, aged, consent_ends
from callcenter.cases.article_use import ArticleOpened
from callcenter.outbound.gate.kept import DialCheck
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Between, Change, Drop, Match, Put
from callcenter.ports.notices import Notice
from callcenter.ports.saved_reports import SentReport
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.signs import each
from callcenter.service.retention.campaigns import CampaignRecords
from callcenter.service.retention.dormant import DormantPeople
from callcenter.service.retention.settled import settled

_CHUNK = 200
_PERSONAL = "personal-life fields"


class KeptFor(Struct, frozen=True):
    """How long a category of data is kept, in days, 0 for always, and by which rule (EU-04).

    `ours`: the house said so, else it is as shipped. `least_days`: what the rule `law` wants, 0 for
    nothing; `too_short`: the house keeps it for less. `last` is the newest proof of a deletion.
    """

    category: str
    keep_days: int
    why: str
    ours: bool
    least_days: int
    law: str
    too_short: bool
    last: Purge | None


class WouldGo(Struct, frozen=True):
    """How much of a category the next run deletes: what is older than `before` (seconds UTC, 0: nothing is).

    Of `calls` and `recordings` it is contacts that are counted, each of which something may be left of.
    """

    category: str
    before: float
    count: int
    why: str


class Disposal(Protocol):
    """Deletes one category of data that is not in the books."""

    category: str

    async def foresee(self, before: float) -> int:
        """Return how much `dispose` would delete now; nothing is changed. Raises as it does."""

    async def dispose(self, before: float) -> int:
        """Delete what is older than `before` (seconds UTC) and return how much it was.

        What was deleted before a fault stays deleted and is counted by the next run's proof alone if the
        fault is raised; so it returns early instead wherever it can. Raises `RecordsError`, `JournalError`.
        """


class RetentionJob:
    """Goes through every category of data once. Raises `RecordsError` and what a disposal raises."""

    def __init__(self, office: Office, disposals: Sequence[Disposal] = ()) -> None:
        self._office = office
        self._disposals: tuple[Disposal, ...] = (
            InBooks(office, "timeline", TimelineEntry),
            InBooks(office, "article_openings", ArticleOpened),
            InBooks(office, "talks", Talk, "dialled_at"),
            InBooks(office, "dial_checks", DialCheck),
            CampaignRecords(office),
            InBooks(office, "notices", Notice),
            InBooks(office, "sent_reports", SentReport, "due"),
            *settled(office.books),
            DormantPeople(office),
            AuditTrail(office),
            *disposals,
        )

    async def run(self) -> list[Purge]:
        """Delete what is over and return the proof of each category in which something was."""
        runs = [self._dispose(each) for each in self._disposals]
        found = [await run for run in (*runs, self._consents(), self._personal())]
        return [proof for proof in found if proof is not None]

    async def dry_run(self) -> list[WouldGo]:
        """Return what `run` would delete now, of every category; nothing is changed."""
        found = []
        for disposal in self._disposals:
            rule, before = self._rule(disposal.category)
            count = await disposal.foresee(before) if before > 0 else 0
            found.append(WouldGo(disposal.category, before, count, rule.why))
        rule, before = self._rule("consents")
        found.append(WouldGo("consents", before, len(await self._old_consents()), rule.why))
        found.append(WouldGo("personal", self._office.now(), len(await self._old_notes()), _PERSONAL))
        return found

    async def proofs(self, limit: int = 100) -> list[Purge]:
        """Return what was deleted, the newest first."""
        return await self._office.books.find(Purge, order="-at", limit=limit)

    async def rules(self) -> list[KeptFor]:
        """Return how long every category is kept, by which rule, and what was deleted of it last."""
        rules = self._office.house().account_rules
        said = {rule.category for rule in rules.retention}
        found = []
        for name, rule in rules.kept().items():
            least, law = LEAST[rules.region].get(name, (0, ""))
            last = await self._office.books.find(Purge, {"category": name}, order="-at", limit=1)
            short = bool(rule.keep_days) and rule.keep_days < least
            found.append(
                KeptFor(
                    name, rule.keep_days, rule.why, name in said, least, law, short, next(iter(last), None)
                )
            )
        return found

    def _rule(self, category: str) -> tuple[Retention, float]:
        """Return the rule of a category, and the moment before which its data go."""
        rule = self._office.house().account_rules.keeps(category)
        return rule, expired(self._office.now(), rule)

    async def _dispose(self, disposal: Disposal) -> Purge | None:
        rule, before = self._rule(disposal.category)
        count = await disposal.dispose(before) if before > 0 else 0
        return await self._proof(disposal.category, before, count, rule.why)

    async def _consents(self) -> Purge | None:
        rule, before = self._rule("consents")
        count = await self._do(await self._old_consents())
        return await self._proof("consents", before, count, rule.why)

    async def _personal(self) -> Purge | None:
        now = self._office.now()
        return await self._proof("personal", now, await self._do(await self._old_notes()), _PERSONAL)

    async def _old_consents(self) -> list[Change]:
        """Proofs of consents go so long after their last use."""
        (rule, _), now = self._rule("consents"), self._office.now()

        def over(consent: Consent) -> Change | None:
            ends = consent_ends(consent, rule)
            return Drop(consent) if ends is not None and ends <= now else None

        return await self._sweep(Consent, {"at": Between(0.0, now)}, over)

    async def _old_notes(self) -> list[Change]:
        """Notes on the personal life go when their time is over, or their field was switched off (DA-04)."""
        fields, now = self._office.house().account_rules.personal_fields, self._office.now()

        def older(person: Person) -> Change | None:
            left = aged(person, fields, now)
            return None if left is person else Put(left)

        return await self._sweep(Person, {"erased_at": 0.0}, older)

    async def _sweep(
        self, kind: type[Any], where: Mapping[str, Match], change: Callable[[Any], Change | None]
    ) -> list[Change]:
        """Return the changes of everything that has to be changed."""
        return [made async for one in each(self._office.books, kind, where) if (made := change(one))]

    async def _do(self, changes: Sequence[Change]) -> int:
        """Make changes, some at a time; return how many they were."""
        for begin in range(0, len(changes), _CHUNK):
            await self._office.commit(changes[begin : begin + _CHUNK], HOUSE.user)
        return len(changes)

    async def _proof(self, category: str, before: float, count: int, why: str) -> Purge | None:
        if not count:
            return None
        made = Purge(self._office.new_id("purge"), 0, self._office.now(), category, before, count, why)
        return await self._office.keep(made, HOUSE.user)


class InBooks:
    """A `Disposal` of a kind that knows when it was, in the field `by`."""

    def __init__(self, office: Office, category: str, kind: type[Any], by: str = "at") -> None:
        self.category = category
        self._office = office
        self._kind = kind
        self._by = by

    async def foresee(self, before: float) -> int:
        """Count what is older."""
        return await self._office.books.count(self._kind, {self._by: Between(0.0, before)})

    async def dispose(self, before: float) -> int:
        """Delete what is older."""
        count = 0
        while old := await self._office.books.find(
            self._kind, {self._by: Between(0.0, before)}, order=self._by, limit=_CHUNK
        ):
            await self._office.commit([Drop(each, quiet=True) for each in old], HOUSE.user)
            count += len(old)
        return count


class AuditTrail:
    """A `Disposal` of the audit trail."""

    category = "audit"

    def __init__(self, office: Office) -> None:
        self._office = office

    async def foresee(self, before: float) -> int:
        """Count older lines."""
        return await self._office.records.old_audit(before)

    async def dispose(self, before: float) -> int:
        """Delete older lines."""
        return await self._office.records.forget_audit(before)
