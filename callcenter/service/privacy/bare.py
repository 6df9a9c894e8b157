"""What is left of each kind of thing when the person it tells of is erased (EU-03). Pure."""

from typing import Any

from msgspec.structs import replace

from callcenter.accounts.person import Person
from callcenter.accounts.privacy import erase
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import WAITING, Approval, ApprovalState
from callcenter.cases.plans import Confirmation, Plan
from callcenter.cases.tasks import LIVE, Task, TaskState
from callcenter.cases.visits import Visit
from callcenter.outbound.campaign.record import ListConsent, ListRecord, RecordState
from callcenter.outbound.talks.talk import Reached, Talk
from callcenter.ports.mail import Letter, LetterState
from callcenter.ports.saved_reports import ReportSchedule, SentReport
from callcenter.ports.timeline import TimelineEntry


def schedule(one: ReportSchedule, person: Person) -> ReportSchedule:
    """Return who else gets a report."""
    return replace(one, addresses=tuple(each for each in one.addresses if each not in _mails(person)))


def sent(one: SentReport, person: Person) -> SentReport:
    """Return that a report was sent, to nobody knows whom."""
    mails = _mails(person)
    parcels = (replace(each, address="") if each.address in mails else each for each in one.parcels)
    return replace(one, parcels=tuple(parcels))


def _mails(person: Person) -> set[str]:
    return {email.lower() for email in person.emails}


def answer(one: SurveyAnswer, person: Person) -> SurveyAnswer:
    """Return a mark that is nobody's."""
    return replace(one, person="", contact="", comment="", number="")


def invitation(one: Invitation, person: Person) -> Invitation:
    """Return that somebody was asked, and nobody knows who."""
    return replace(one, person="", contact="", number="")


def task(one: Task, person: Person) -> Task:
    """Return that there was something to do; it is called off, and comes no more: there is nobody left."""
    state = TaskState.CANCELLED if one.state in LIVE else one.state
    return replace(
        one,
        person="",
        contact="",
        number="",
        title="",
        note="",
        result="",
        rule="",
        state=state,
        remind_at=0.0,
    )


def approval(one: Approval, person: Person) -> Approval:
    """Return that a change was asked for and decided, and not for whom or why; nobody decides it any more."""
    state = ApprovalState.WITHDRAWN if one.state in WAITING else one.state
    acts = tuple(replace(act, reason="") for act in one.acts)
    return replace(one, target="", title="", reason="", acts=acts, state=state, holder="")


def visit(one: Visit, person: Person) -> Visit:
    """Return a visit to the others."""
    report = one.report and replace(one.report, met=_others(one.report.met, person))
    return replace(one, people=_others(one.people, person), report=report)


def plan(one: Plan, person: Person) -> Plan:
    """Return a plan whose yes, now and before, was said by nobody in particular."""
    former = tuple(replace(each, confirmed=_by_nobody(each.confirmed, person)) for each in one.former)
    return replace(one, confirmed=_by_nobody(one.confirmed, person), former=former)


def met(one: Any, person: Person) -> Any:
    """Return a project or a meeting with the others."""
    return replace(one, people=_others(one.people, person))


def merged(one: Person, person: Person) -> Person:
    """Return the empty line of a file that was merged into that of the person."""
    return replace(erase(one, one.erased_at), merged_into=one.merged_into)


def talk(one: Talk, person: Person) -> Talk:
    """Return a talk without who it was and what they said; kinds, outcomes and times stay."""
    who = Reached(
        account=one.who.account, tier=one.who.tier, segment=one.who.segment, language=one.who.language
    )
    silent = tuple(replace(objection, verbatim="", next_step="") for objection in one.objections)
    origin = replace(one.origin, facts={})
    return replace(one, who=who, objections=silent, origin=origin, fields={}, way=(), note="")


def record(one: ListRecord, person: Person) -> ListRecord:
    """Return a record that nobody is dialled by again.

    That it was there, and how often it was tried, stays for the counts of its campaign. An attempt that is
    under way ends by itself.
    """
    under_way = one.state is RecordState.DIALLING
    return replace(
        one,
        name="",
        company="",
        numbers=(),
        bad=(),
        fields={},
        consent=ListConsent(),
        attempts=tuple(replace(each, number="") for each in one.attempts),
        agent=one.agent if under_way else "",
        until=0.0,
        state=one.state if under_way else RecordState.WITHDRAWN,
        result=one.result if under_way else "erased",
    )


def line(one: TimelineEntry, person: Person) -> TimelineEntry:
    """Return a line of a timeline that says when something was, of nobody."""
    return unsaid(replace(one, person=""))


def unsaid(one: TimelineEntry) -> TimelineEntry:
    """Return a line of a timeline without what was written in it."""
    return replace(one, title="", detail={})


def letter(one: Letter) -> Letter:
    """Return a letter to nobody with nothing in it; one that was not sent yet is not sent any more."""
    empty = replace(one, to="", subject="", text="", next_at=None)
    return empty if one.state is LetterState.SENT else replace(empty, state=LetterState.FAILED)


def _others(people: tuple[str, ...], gone: Person) -> tuple[str, ...]:
    return tuple(each for each in people if each != gone.id)


def _by_nobody(confirmed: Confirmation | None, person: Person) -> Confirmation | None:
    """Return the customer's yes without the person who said it."""
    if confirmed is None or confirmed.person not in {person.id, person.name}:
        return confirmed
    return replace(confirmed, person="")
