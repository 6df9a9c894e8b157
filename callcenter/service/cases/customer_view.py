"""What a customer may see of a case: read only, behind a link that is signed and ends (KA-28)."""

import hmac
import secrets
from hashlib import sha256

from msgspec import Struct

from callcenter.accounts.privacy import HashKey
from callcenter.cases.case import Case
from callcenter.cases.counting import is_resolved
from callcenter.cases.deadlines import DeadlineKind
from callcenter.cases.table import CaseState
from callcenter.cases.turn import CaseRefusal, need
from callcenter.ports.books import Books, StaleVersion, put
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records

_KEY = "customer-links"
_DAY = 86_400.0
#: Days that a link holds at most.
MOST_DAYS = 90
_OVER = frozenset({CaseState.MERGED, CaseState.DISCARDED})


class Told(Struct, frozen=True):
    """Something that we told the customer, when (seconds UTC)."""

    at: float
    text: str


class CustomerView(Struct, frozen=True):
    """A case as its customer sees it: what they asked and what they were told, nothing of ours.

    `heard_by`: until when they hear from us, None if nothing is due or the clocks stand still.
    """

    number: str
    title: str
    opened_at: float
    solved: bool
    closed: bool
    heard_by: float | None
    told: tuple[Told, ...]
    solution: str


class CustomerLinks:
    """Signs links to cases and reads them. A link is kept nowhere: who has it may look until it ends."""

    def __init__(self, books: Books, records: Records, clock: Clock) -> None:
        self._books = books
        self._records = records
        self._clock = clock
        self._key = ""

    async def link(self, case: Case, days: int, by: str) -> tuple[str, float]:
        """Return the word of a link and until when it holds; who made it is in the trail."""
        need(0 < days <= MOST_DAYS, "bad_time", f"A link holds 1 to {MOST_DAYS} days.")
        now = self._clock.now()
        until = int(now + days * _DAY)
        await self._records.audit(now, by, "case.shown", {"id": case.id, "until": until})
        return f"{case.id}.{until}.{await self._sign(case.id, until)}", float(until)

    async def view(self, word: str) -> CustomerView:
        """Return what a link shows. Refuses `not_found`, and `link_over` after its end."""
        id, _, rest = word.partition(".")
        until, _, signed = rest.partition(".")
        if not until.isascii() or not until.isdecimal() or len(until) > 12:
            raise CaseRefusal("not_found", "There is no such link.")
        if not hmac.compare_digest((await self._sign(id, int(until))).encode(), signed.encode()):
            raise CaseRefusal("not_found", "There is no such link.")
        case = await self._books.get(Case, id)
        if case is None or case.state in _OVER or self._clock.now() >= int(until):
            raise CaseRefusal("link_over", "This link does not hold any more.")
        return view_of(case)

    async def _sign(self, case: str, until: int) -> str:
        key = await self._secret()
        return hmac.new(key.encode(), f"{case}.{until}".encode(), sha256).hexdigest()

    async def _secret(self) -> str:
        """Return the secret that links are signed with; it is made at the first use."""
        if not self._key:
            found = await self._books.get(HashKey, _KEY)
            if found is None:
                made = HashKey(_KEY, key=secrets.token_hex(32))
                try:
                    found = await put(self._books, made, "system", self._clock.now())
                except StaleVersion:  # another one was quicker: that one holds
                    found = await self._books.get(HashKey, _KEY) or made
            self._key = found.key
        return self._key


def view_of(case: Case) -> CustomerView:
    """Return what the customer of a case may see of it."""
    dues = [each.due for each in case.running if each.kind is DeadlineKind.RESPONSE]
    solved = is_resolved(case)
    return CustomerView(
        case.number,
        case.title,
        case.opened_at,
        solved,
        case.state is CaseState.CLOSED,
        min(dues, default=None),
        tuple(Told(each.at, each.text) for each in case.feedback),
        case.solution if solved else "",
    )
