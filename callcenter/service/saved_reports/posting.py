"""Saved reports go out by mail: at their times, once, and with the rights of their owners (ME reports)."""

from dataclasses import dataclass

from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Change, Drop, Put
from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.mail import MailRefused, MailSender, MailUnreachable
from callcenter.ports.notices import Notice
from callcenter.ports.records import RecordsError, User
from callcenter.ports.reports import BadReport
from callcenter.ports.saved_reports import (
    Parcel,
    ParcelState,
    ReportSchedule,
    SavedReport,
    SentReport,
    SentState,
)
from callcenter.service.due import DueKind
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.permissions import Permission
from callcenter.service.saved_reports.keeping import SavedReports, written
from callcenter.service.saved_reports.letters import Contents, letter_of, message_id
from callcenter.service.saved_reports.scheduling import Recipients, Schedules, open_to
from callcenter.service.saved_reports.timing import first_of, missed_until, next_run
from callcenter.service.signals import Signals
from callcenter.service.waking import Waking

#: Seconds until a run is tried again: twice as long each time; and how often at most (some five hours).
FIRST_PAUSE, LONGEST_PAUSE, TRIES = 60.0, 3600.0, 10
#: Seconds after which a mail that was handed over, and of which nobody says how that ended, is unclear.
LEASE = 600.0

_P = ParcelState


@dataclass(frozen=True)
class Outgoing:
    """How mail leaves the house: through `sender`, from addresses at `domain`. `console` is in the mails."""

    sender: MailSender | None
    domain: str
    console: str


class ReportPost:
    """What time does to schedules and to what is to be sent.

    A run is kept before anything is sent, under an id made of the schedule and its moment, so that no moment
    has two; moments that were missed are one. Each mail is marked before the server hears of it: one whose
    end nobody saw is `unclear` and not sent again, for the figures may be there already.
    """

    def __init__(
        self, tools: Tools, saved: SavedReports, schedules: Schedules, post: Outgoing, signals: Signals
    ) -> None:
        self._tools = tools
        self._saved = saved
        self._schedules = schedules
        self._post = post
        self._signals = signals

    def due_kinds(self) -> tuple[DueKind, ...]:
        """Return both, for a runner of deadlines."""
        books, signals = self._tools.books, self._signals
        return (
            Waking("report_schedule", ReportSchedule, self.fall_due, books, signals),
            Waking("sent_report", SentReport, self.send, books, signals),
        )

    # --- schedules ---------------------------------------------------------------------------

    async def fall_due(self, schedule: ReportSchedule, now: float) -> None:
        """Keep what is to be sent, and when the schedule comes next, in one commit."""
        saved = await self._tools.books.get(SavedReport, schedule.id)
        if saved is None or schedule.wakes_at is None:
            await self._tools.commit([Drop(schedule, quiet=True)], "")
            return
        first = first_of(schedule.start, schedule.zone)
        due = missed_until(schedule.rule, first, schedule.wakes_at, now, schedule.zone)
        later = next_run(schedule.rule, first, now, schedule.zone)
        to = Recipients(schedule.users, schedule.addresses)
        run = self._schedules.run(f"{saved.id}-{int(due)}", saved, to, schedule.format, due)
        changes: list[Change] = [Put(run, quiet=True), Put(replace(schedule, wakes_at=later), quiet=True)]
        await self._tools.commit(changes, "")

    # --- what is to be sent -------------------------------------------------------------------

    async def send(self, run: SentReport, now: float) -> None:
        """Send to everybody to whom it was not sent yet; put the rest off, or end it."""
        run = self._unclear(run)
        saved = await self._tools.books.get(SavedReport, run.report)
        owner = await self._tools.records.user(run.owner)
        if saved is None:
            await self._end(run, "not_found")
        elif owner is None or run.kind not in self._saved.kinds(owner):
            await self._pause(run, owner)
        elif self._post.sender is None:
            await self._end(run, "no_mail", tell=True)
        else:
            await self._send(await self._addressed(run), owner, self._post.sender)

    async def _send(self, run: SentReport, owner: User, sender: MailSender) -> None:
        if not any(each.state is _P.WAITING for each in run.parcels):
            nobody = all(each.state is _P.LEFT_OUT for each in run.parcels)
            await self._end(run, "nobody" if nobody else "", tell=True)
            return
        try:
            contents = await self._contents(run, owner)
        except (BadReport, Refusal) as error:
            await self._end(run, error.code, tell=True)
            return
        except (FactsUnavailable, RecordsError) as error:
            await self._put_off(run, type(error).__name__)
            return
        for number, parcel in enumerate(run.parcels):
            if parcel.state is _P.WAITING:
                run = await self._hand_over(run, number, contents, sender)
            if run.parcels[number].state is _P.WAITING:
                await self._put_off(run, run.parcels[number].error)
                return
        await self._end(run, tell=True)

    async def _hand_over(
        self, run: SentReport, number: int, contents: Contents, sender: MailSender
    ) -> SentReport:
        """Send one mail; return the run with what came of it. Waiting is who is to be tried again."""
        parcel = replace(run.parcels[number], state=_P.SENDING)
        run = await self._keep(_with(run, number, parcel), wakes_at=self._tools.now() + LEASE)
        house = self._tools.house()
        user = await self._tools.records.user(parcel.user) if parcel.user else None
        language = (user.language if user is not None else "") or house.language
        address = parcel.address
        letter = letter_of(run, parcel, address, language, contents, self._post.console, house.name)
        try:
            await sender.send(letter)
        except MailRefused as refused:
            parcel, result = replace(parcel, state=_P.FAILED, error=refused.code), "failed"
        except MailUnreachable as error:
            parcel, result = replace(parcel, state=_P.WAITING, error=error.code), "again"
        except Exception as error:  # noqa: BLE001 - counted; it may be with the server, so it is not tried again
            self._signals.fault("report_mail", error)
            parcel, result = replace(parcel, state=_P.UNCLEAR, error=type(error).__name__), "unclear"
        else:
            parcel, result = replace(parcel, state=_P.SENT, error="", sent_at=self._tools.now()), "sent"
        self._signals.report_sent(result)
        return await self._keep(_with(run, number, parcel), wakes_at=run.wakes_at)

    async def _contents(self, run: SentReport, owner: User) -> Contents:
        """Return the file, with the owner's rights as they are now, for the days that were meant."""
        table = await self._saved.report(run.kind, run.asked, owner, run.due)
        data = await written(table, run.format)
        return Contents(data, table.zones, table.variant, table.definitions)

    async def _addressed(self, run: SentReport) -> SentReport:
        """Return a run of which everybody who waits has an address and may have it, as things are now."""
        for number, parcel in enumerate(run.parcels):
            if parcel.state is _P.WAITING:
                run = _with(run, number, await self._checked(run, number, parcel))
        return run

    async def _checked(self, run: SentReport, number: int, parcel: Parcel) -> Parcel:
        address, why = parcel.address, ""
        if parcel.user:
            user = await self._tools.records.user(parcel.user)
            why = self._schedules.kept_from(run.kind, user)
            address = user.email if user is not None else ""
        elif not open_to(self._tools.house(), address):
            why = "domain_not_allowed"
        if why:
            self._signals.report_sent("left_out")
            return replace(parcel, state=_P.LEFT_OUT, error=why)
        mark = parcel.message_id or message_id(run.id, number, self._post.domain)
        return replace(parcel, address=address, message_id=mark)

    def _unclear(self, run: SentReport) -> SentReport:
        """Return a run in which what a former process had handed over is unclear."""
        for number, parcel in enumerate(run.parcels):
            if parcel.state is _P.SENDING:
                self._signals.report_sent("unclear")
                run = _with(run, number, replace(parcel, state=_P.UNCLEAR, error="unclear"))
        return run

    # --- how it ends --------------------------------------------------------------------------

    async def _put_off(self, run: SentReport, code: str) -> None:
        if run.tries + 1 >= TRIES:
            await self._end(run, code, tell=True)
            return
        pause = min(FIRST_PAUSE * 2**run.tries, LONGEST_PAUSE)
        await self._keep(replace(run, tries=run.tries + 1, error=code), wakes_at=self._tools.now() + pause)

    async def _end(
        self, run: SentReport, code: str = "", *, tell: bool = False, also: tuple[Change, ...] = ()
    ) -> None:
        """Keep how it ended, also in the trail, and tell the owner of what did not arrive, in one breath."""
        now = self._tools.now()
        left = [each for each in run.parcels if each.state is _P.WAITING]
        for _ in left:
            self._signals.report_sent("failed")
        parcels = tuple(
            replace(each, state=_P.FAILED, error=code) if each in left else each for each in run.parcels
        )
        state = _state(parcels)
        ended = replace(run, parcels=parcels, state=state, error=code, wakes_at=None, ended_at=now)
        changes: list[Change] = [Put(ended), *also]
        if tell and state is not SentState.SENT:
            changes.append(Put(_notice(ended, ended.owner, "send_failed", now), quiet=True))
        await self._tools.commit(changes, "system")

    async def _pause(self, run: SentReport, owner: User | None) -> None:
        """End a run whose owner may not see it any more, pause the schedule, and say so."""
        code = "owner_may_not_see" if owner is not None and owner.active else "owner_inactive"
        now = self._tools.now()
        schedule = await self._tools.books.get(ReportSchedule, run.report)
        changes: list[Change] = []
        if schedule is not None and schedule.active:
            paused = replace(schedule, active=False, paused=code, wakes_at=None)
            changes.append(Put(paused))
        admins = [user.name for user in await self._tools.users_with(Permission.CONFIGURE)]
        said = replace(run, error=code)
        names = dict.fromkeys((run.owner, *admins))
        changes += [Put(_notice(said, name, "schedule_paused", now), quiet=True) for name in names]
        await self._end(run, code, also=tuple(changes))

    async def _keep(self, run: SentReport, *, wakes_at: float | None) -> SentReport:
        kept: SentReport = (await self._tools.commit([Put(replace(run, wakes_at=wakes_at), quiet=True)], ""))[
            0
        ]
        return kept


def _with(run: SentReport, number: int, parcel: Parcel) -> SentReport:
    parcels = (*run.parcels[:number], parcel, *run.parcels[number + 1 :])
    return replace(run, parcels=parcels)


def _state(parcels: tuple[Parcel, ...]) -> SentState:
    sent = any(each.state is _P.SENT for each in parcels)
    missed = any(each.state in (_P.FAILED, _P.UNCLEAR) for each in parcels)
    if not sent:
        return SentState.FAILED
    return SentState.PARTLY if missed else SentState.SENT


def _notice(run: SentReport, user: str, what: str, now: float) -> Notice:
    missed = [each for each in run.parcels if each.state in (_P.FAILED, _P.UNCLEAR)]
    names = ", ".join(each.user or each.address for each in missed)
    return Notice(
        new_id("notice"),
        user=user,
        at=now,
        kind="saved_report",
        subject=run.report,
        what=what,
        title=run.name,
        text=": ".join(filter(None, (names, run.error))),
    )
