"""Requests of people about their own data: written down, warned of, answered (EU-03, CN-05)."""

from callcenter.accounts.keeping import DAY
from callcenter.accounts.person import Person
from callcenter.accounts.requests import (
    PrivacyRequest,
    RequestAnswer,
    RequestKind,
    answer,
    extend,
    opened,
    warned,
)
from callcenter.ports.books import Change, Match, Put
from callcenter.ports.notices import Notice
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.permissions import Permission, permissions_of
from callcenter.service.signals import Signals
from callcenter.service.waking import Waking

_MOST = 500


class PrivacyRequests:
    """What is done with requests. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def open(self, reader: Reader, wish: PrivacyRequest) -> PrivacyRequest:
        """Write a request down; those who answer are told. Without a `received_at` it came now."""
        await self._office.get(Person, wish.person)
        now = self._office.now()
        made = PrivacyRequest(
            self._office.new_id("request"),
            person=wish.person,
            kind=wish.kind,
            text=wish.text,
            received_at=wish.received_at or now,
            by=reader.user,
        )
        request = opened(made, self._office.house().zone, now)
        return await self._office.keep(request, reader.user, await self.told(request, "opened"))

    async def listed(self, *, unanswered: bool, person: str = "") -> list[PrivacyRequest]:
        """Return requests, the next due first: those that wait for an answer, or all."""
        where: dict[str, Match] = {"person": person} if person else {}
        if unanswered:
            where["is_open"] = True
        return await self._office.books.find(PrivacyRequest, where, order="due_at", limit=_MOST)

    async def extend(self, reader: Reader, id: str, version: int, why: str) -> PrivacyRequest:
        """Take two months more, for the reason that the person was told."""
        request = await self._office.at_version(PrivacyRequest, id, version)
        longer = extend(request, why, self._office.house().zone, self._office.now())
        return await self._office.keep(longer, reader.user)

    async def answer(
        self, reader: Reader, id: str, version: int, said: RequestAnswer, text: str
    ) -> PrivacyRequest:
        """Note what the person was answered."""
        request = await self._office.at_version(PrivacyRequest, id, version)
        over = answer(request, said, text, reader.user, self._office.now())
        return await self._office.keep(over, reader.user)

    async def erased(self, reader: Reader, person: str, *, partly: bool) -> list[Change]:
        """Return a person's open requests for erasure as answered by it."""
        waiting = await self._office.books.find(PrivacyRequest, {"person": person, "is_open": True})
        said = RequestAnswer.PARTLY if partly else RequestAnswer.DONE
        now = self._office.now()
        return [
            Put(answer(each, said, "see the proof of the erasure", reader.user, now))
            for each in waiting
            if each.kind is RequestKind.ERASURE
        ]

    async def warn(self, request: PrivacyRequest, now: float) -> None:
        """Tell those who answer that the end is near, or past."""
        left = "breached" if now >= request.due_at else "warned"
        changes = [Put(warned(request, now), quiet=True), *await self.told(request, left)]
        await self._office.commit(changes, "")

    async def told(self, request: PrivacyRequest, what: str) -> list[Change]:
        """Return a notice for everybody who answers such requests."""
        users = await self._office.records.users()
        days = max(0, round((request.due_at - self._office.now()) / DAY))
        return [
            Put(
                Notice(
                    self._office.new_id("notice"),
                    user=user.name,
                    at=self._office.now(),
                    kind="privacy_request",
                    subject=request.id,
                    what=what,
                    title=request.kind.value,
                    text=str(days),
                    by=request.by,
                ),
                quiet=True,
            )
            for user in users
            if user.active and Permission.PRIVACY in permissions_of(user.roles) and user.name != request.by
        ]


def requests_due(office: Office, signals: Signals) -> Waking[PrivacyRequest]:
    """Return what warns of requests whose month is nearly over."""
    requests = PrivacyRequests(office)
    return Waking("privacy_request", PrivacyRequest, requests.warn, office.books, signals)
