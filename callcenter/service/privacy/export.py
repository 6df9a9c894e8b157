"""Everything that is kept about one person, for that person (EU-03, CN-05)."""

from typing import Any

import msgspec
from msgspec import Struct

from callcenter.accounts.book import Consent, Meeting, Need, Project, Promise
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.outbound.campaign.record import ListRecord
from callcenter.outbound.gate.kept import DoNotCall
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.mail import Letter
from callcenter.ports.notices import Notice
from callcenter.ports.saved_reports import ReportSchedule, SentReport
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import each
from callcenter.service.accounts.voices import Recorded, Silence, Voices, contacts_of
from callcenter.service.privacy.cases import BELONGINGS, cases_of
from callcenter.service.privacy.held import HELD


class PersonExport(Struct, frozen=True):
    """Everything that is kept about one person: each kind that an erasure looks at, and their own line.

    `merged` are files of theirs that live on in this one, `case_*` and `letters` what belongs to their cases;
    files are named in `cases`. `dial_checks` are as the gate's book keeps them. `recordings` are at the
    carrier, heard by `/contacts/{id}/recording`.
    """

    person: Person
    merged: tuple[Person, ...]
    consents: tuple[Consent, ...]
    requests: tuple[PrivacyRequest, ...]
    erasures: tuple[Erased, ...]
    needs: tuple[Need, ...]
    promises: tuple[Promise, ...]
    survey_answers: tuple[SurveyAnswer, ...]
    survey_invitations: tuple[Invitation, ...]
    tasks: tuple[Task, ...]
    visits: tuple[Visit, ...]
    plans: tuple[Plan, ...]
    projects: tuple[Project, ...]
    meetings: tuple[Meeting, ...]
    talks: tuple[Talk, ...]
    campaign_records: tuple[ListRecord, ...]
    dial_checks: tuple[dict[str, Any], ...]
    do_not_call: tuple[DoNotCall, ...]
    approvals: tuple[Approval, ...]
    report_schedules: tuple[ReportSchedule, ...]
    sent_reports: tuple[SentReport, ...]
    notices: tuple[Notice, ...]
    timeline: tuple[TimelineEntry, ...]
    cases: tuple[Case, ...]
    case_entries: tuple[CaseEntry, ...]
    letters: tuple[Letter, ...]
    archived_files: tuple[ArchivedFile, ...]
    case_notices: tuple[Notice, ...]
    case_lines: tuple[TimelineEntry, ...]
    recordings: tuple[Recorded, ...]


class PersonExports:
    """Gathers what is kept about people. Raises `AccountRefusal`, `RecordsError` and `JournalError`."""

    def __init__(self, office: Office, voices: Voices | None = None) -> None:
        self._office = office
        self._voices = voices or Silence()

    async def of(self, reader: Reader, id: str) -> PersonExport:
        """Return all that is kept about a person; that it was taken out is in the trail."""
        person, books = await self._office.get(Person, id), self._office.books
        found: dict[str, tuple[Any, ...]] = {}
        for held in HELD:
            found[held.name] = tuple([one async for one in held.find(books, person)])
        found["cases"] = cases = tuple([case async for case in cases_of(books, person)])
        found["dial_checks"] = tuple(msgspec.to_builtins(one) for one in found["dial_checks"])
        for name, (kind, field) in BELONGINGS.items():
            belonging = [one for case in cases async for one in each(books, kind, {field: case.id})]
            found[name] = tuple(belonging)
        recordings = [
            said for contact in await contacts_of(books, id) for said in await self._voices.recorded(contact)
        ]
        await self._office.records.audit(self._office.now(), reader.user, "person.exported", {"id": id})
        return PersonExport(person=person, recordings=tuple(recordings), **found)
