"""What is left of an erased person, kind by kind; and no kind that tells of a person is forgotten (EU-03)."""

import re
import typing
from typing import Any

import msgspec
import pytest

from callcenter.accounts.book import Meeting, Need, Project
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import Approval, ApprovalState
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.plans import Confirmation, Plan, PlanEdition
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit, VisitReport
from callcenter.outbound.campaign.record import ListRecord
from callcenter.outbound.gate.kept import DialCheck, DoNotCall
from callcenter.outbound.talks.talk import Reached, Talk
from callcenter.ports.books import Put
from callcenter.ports.mail import Letter
from callcenter.ports.notices import Notice
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.voices import Recorded, Silence
from callcenter.service.follow_up.surveys import About, Given
from callcenter.service.privacy.cases import BELONGINGS
from callcenter.service.privacy.export import PersonExport, PersonExports
from callcenter.service.privacy.held import HELD, staying, without
from callcenter.storage.kinds import SHELVES
from tests.service.accounts.test_references import fields
from tests.service.follow_up.world import ANN, NOW, World

#: What a field is called that may name a person, or by which one could be found.
TELLING = re.compile(r"person|people|^met$|reports_to|^numbers?$|^address$|^emails$|merged_into")
#: Fields that are called so and name something else, or nobody any more.
OTHERWISE = {
    ("Account", "address"),  # where a company is
    ("Account", "merged_into"),
    ("Campaign", "number"),  # ours, that is shown
    ("NumberListPart", "numbers"),  # lists of others, taken in whole: they say who must not be called
    ("Person", "reports_to"),  # points at the empty line that is left
}
#: The person's own line, and what is found with their cases.
FOUND = {Person, Case, *(kind for kind, _ in BELONGINGS.values()), *(held.kind for held in HELD)}


@pytest.fixture
async def world() -> World:
    """The follow-up over memory."""
    return await World().open()


@pytest.mark.parametrize("kind", [shelf.kind for shelf in SHELVES], ids=lambda kind: kind.__name__)
def test_no_kind_is_forgotten(kind: type[Any]) -> None:
    """A field that may tell of a person is of a kind that an erasure and an export look at."""
    texts = (str, str | None, tuple[str, ...], bytes)
    told = {name for name, hint in fields(kind) if TELLING.search(name) and hint in texts}
    left = {name for name in told if (kind.__name__, name) not in OTHERWISE}
    assert not left or kind in FOUND


def test_what_stays_says_why() -> None:
    """Each kind is emptied, or is kept for a reason; none of them both."""
    assert all(bool(held.bare) is not bool(held.stays) for held in HELD)
    assert len({held.name for held in HELD}) == len(HELD)


async def test_nothing_of_an_erased_person_is_left(world: World) -> None:
    """Their number, their words, who they were; the mark stays, it is nobody's."""
    about = About("k1", "ann", "support", "acme", "p1", "+15551230001")
    await world.office.surveys.by_hand(Given("after_call", {"csat": 2}, "I am Ida", about), ANN)
    await world.office.surveys.invite("after_call", about, "en", ANN)
    wish = Task("", title="Call Ida", note="Ida", due=NOW + 1, person="p1", number="+15551230001")
    await world.office.tasks.add(wish, ANN)
    yes = Confirmation("p1", "call", NOW, "max")
    former = PlanEdition(1, NOW, "max", "news", confirmed=Confirmation("Ida", "letter", NOW, "max"))
    told = VisitReport(NOW, "good", met=("p1", "p2"))
    kept = (
        Visit("v1", account="acme", people=("p1", "p2"), report=told),
        Plan("pl1", account="acme", confirmed=yes, former=(former,)),
        Project("pr1", account="other", people=("p1",)),
        Meeting("m1", account="acme", people=("p1",)),
        Need("n1", account="other", person="p1", text="Ida wants"),
        Notice("no1", user="max", subject="p1", title="Ida"),
        Approval("ap1", subject="person_tier", target="p1", title="Ida", reason="Ida buys", holder="tia"),
        Notice("no2", user="tia", subject="ap1", title="Ida"),
        Person("p0", name="Ida B.", merged_into="p1"),
    )
    await world.books.commit([Put(each, quiet=True) for each in kept], "sue", NOW)

    changes, counted = await without(world.books, Person("p1", name="Ida", account="acme"))
    await world.tools.commit(changes, "sue")

    names = ("needs", "survey_answers", "survey_invitations", "tasks", "visits", "plans", "projects")
    assert dict.fromkeys((*names, "meetings", "merged", "approvals", "notices"), 1) == counted | {
        "notices": 1
    }
    assert 2 == counted["notices"]
    assert ApprovalState.WITHDRAWN is (await world.books.find(Approval))[0].state
    kinds = (SurveyAnswer, Invitation, Task, Visit, Plan, Project, Meeting, Need, Notice, Person, Approval)
    left = [one for kind in kinds for one in await world.books.find(kind)]
    for word in ("'p1'", "Ida", "+15551230001"):
        assert word not in repr([each for each in left if each.id != "p0"])
    assert "Ida" not in repr(left)
    assert ("p2",) == (await world.books.find(Visit))[0].people
    assert TaskState.CANCELLED is (await world.books.find(Task))[0].state
    assert 2 == (await world.books.find(SurveyAnswer))[0].score
    trail = str(await world.records.audit_trail(100))
    assert not any(word in trail for word in ("Ida", "+15551230001"))


async def test_what_stays_is_told_of_where_there_is_any(world: World) -> None:
    """A request and a proof are kept."""
    ida = Person("p1", name="Ida")
    assert {} == await staying(world.books, ida)
    kept = (PrivacyRequest("r1", person="p1"), Erased("e1", person="p1"))
    await world.books.commit([Put(each) for each in kept], "sue", NOW)
    assert {"requests", "erasures"} == set(await staying(world.books, ida))


def test_an_export_has_every_kind() -> None:
    """What an erasure looks at, a person may see (CN-05); each by its name, as its kind."""
    names = {held.name: held.kind for held in HELD} | {name: kind for name, (kind, _) in BELONGINGS.items()}
    told = {field.name: field.type for field in msgspec.structs.fields(PersonExport)}
    assert names == {
        name: typing.get_args(hint)[0]
        for name, hint in told.items()
        if name not in {"person", "cases", "recordings"}
    } | {"dial_checks": DialCheck}


async def test_an_export_names_what_tells_of_somebody(world: World) -> None:
    """Of each kind that is looked through, what is theirs and nothing of others."""
    office = Office(world.books, world.records, world.clock, lambda: world.house)
    ida = Person("p1", name="Ida", account="acme", numbers=("+15551230001",), emails=("ida@acme.example",))
    kept = (
        ida,
        Person("p2", name="Bo"),
        *(Need(f"n{n}", account="acme", person=f"p{n}") for n in (1, 2)),
        *(Visit(f"v{n}", account="acme", people=(f"p{n}",)) for n in (1, 2)),
        *(SurveyAnswer(f"a{n}", person=f"p{n}") for n in (1, 2)),
        *(Talk(id=f"t{n}", who=Reached(person=f"p{n}")) for n in (1, 2)),
        *(ListRecord(f"record-{n}", numbers=(f"+1555123000{n}",)) for n in (1, 2)),
        *(DoNotCall(f"d{n}", number=f"+1555123000{n}") for n in (1, 2)),
        Case("c1", person="p1"),
        Case("c2", address="Ida@acme.example"),
        Case("c3", person="p2", address="ida@acme.example"),
        CaseEntry("c1:1", case="c1", text="said"),
        Letter("l1", case="c2", to="ida@acme.example"),
        Letter("l2", case="c3", to="ida@acme.example"),
        TimelineEntry("contact:k1:closed", person="p1", kind="contact", ref="k1"),
    )
    await world.books.commit([Put(each) for each in kept], "sue", NOW)

    found = await PersonExports(office, Voice()).of(Reader("abe"), "p1")

    ids = {name: [one.id for one in getattr(found, name)] for name in found.__struct_fields__[1:-1]}
    assert {name: each for name, each in ids.items() if each} == {
        "needs": ["n1"],
        "visits": ["v1"],
        "survey_answers": ["a1"],
        "talks": ["t1"],
        "campaign_records": ["record-1"],
        "do_not_call": ["d1"],
        "cases": ["c1", "c2"],
        "case_entries": ["c1:1"],
        "letters": ["l1"],
        "timeline": ["contact:k1:closed"],
    }
    assert [("k1", "talk")] == [(each.contact, each.what) for each in found.recordings]


class Voice(Silence):
    """A house that has recorded every contact."""

    async def recorded(self, contact: str) -> tuple[Recorded, ...]:
        return (Recorded(contact, NOW, "talk"),)
