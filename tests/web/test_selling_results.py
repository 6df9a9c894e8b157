"""The result of a talk is entered once; record, customer's file, task and lists follow (FL-25)."""

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases.tasks import Task, TaskState
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.outbound.gate.kept import DoNotCall
from callcenter.outbound.talks.talk import Talk, TalkOrigin
from callcenter.ports.books import Put
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage
from tests.web.test_selling import SCRIPT, ask, does, talking

IN_FILE = SCRIPT.replace("    kind: number\n", "    kind: number\n    into: account.own.seats\n")
FIRST = "record-1"


async def campaign(stage: Stage) -> str:
    """A record of a running campaign is being dialled; the same number waits in another campaign.

    Returns the attempt's contact.
    """
    spring = Campaign("spring", name="Spring", queue="support", state=CampaignState.RUNNING)
    record = ListRecord(FIRST, campaign="spring", list="fair", name="Ms Chen", numbers=(NUMBER,))
    begun = moves.dial(record, Mode.PREVIEW, "ann", stage.clock.now())
    waits = ListRecord("record-2", campaign="other", numbers=(NUMBER,))
    person = Person("p1", name="Ms Chen", account="acme", numbers=(NUMBER,))
    files = (person, Account("acme", company="Acme", own={"pumps": "3"}))
    puts = [Put(each) for each in (spring, begun, waits, *files)]
    await stage.parts.books.commit(puts, "sue", stage.clock.now())
    return begun.contact


async def begun(stage: Stage, visit: Visit, text: str = IN_FILE) -> tuple[str, Browser]:
    """Ann talks to somebody of the campaign."""
    await does(await visit("sue"), "PUT", "/scripts/small", {"text": text, "version": 0})
    contact, browser = await talking(stage, await campaign(stage)), await visit("ann")
    await does(browser, "POST", f"/talks/{contact}")
    return contact, browser


async def record_of(stage: Stage) -> ListRecord:
    """The record as it is kept."""
    found = await stage.parts.books.get(ListRecord, FIRST)
    assert found is not None
    return found


async def test_a_sale_registers_the_contact_the_record_and_the_customers_file(
    stage: Stage, visit: Visit
) -> None:
    """By the disposition that the house has for it; the trail says who wrote into the file."""
    contact, browser = await begun(stage, visit)
    await does(browser, "POST", f"/talks/{contact}/steps", {"step": "hello", "answer": "right"})
    await does(browser, "POST", f"/talks/{contact}/steps", {"step": "seats", "answer": "12"})
    await does(browser, "PUT", f"/talks/{contact}/result", {"result": "sale"})
    assert stage.runner.floor.state.contacts[contact].disposition == "order"
    record = await record_of(stage)
    assert (record.attempts[0].result, record.fields["seats"]) == ("order", "12")
    account = await stage.parts.books.get(Account, "acme")
    assert account is not None
    assert account.own == {"pumps": "3", "seats": "12"}
    (line,) = await stage.records.audit_lines(9, who="ann", what="account.")
    assert (line.at, line.detail["id"]) == (stage.clock.now(), "acme")


async def test_who_wants_no_calls_leaves_every_line_at_once(stage: Stage, visit: Visit) -> None:
    """The list and each campaign, in one answer."""
    contact, browser = await begun(stage, visit)
    await does(browser, "PUT", f"/talks/{contact}/result", {"result": "do_not_call"})
    assert await stage.parts.books.count(DoNotCall, {"number": NUMBER, "holds": True}) == 1
    other = await stage.parts.books.get(ListRecord, "record-2")
    assert other is not None
    assert (other.state, other.result) == (RecordState.WITHDRAWN, "do_not_call")


async def test_a_result_that_is_put_right_calls_its_follow_up_off(stage: Stage, visit: Visit) -> None:
    """Another date moves the task."""
    contact, browser = await begun(stage, visit)
    wish = {"result": "follow_up", "follow_up_at": stage.clock.now() + 86400.0}
    await does(browser, "PUT", f"/talks/{contact}/result", wish)
    later = wish | {"follow_up_at": stage.clock.now() + 2 * 86400.0}
    await does(browser, "PUT", f"/talks/{contact}/result", later)
    (task,) = await stage.parts.books.find(Task, {"owner": "ann"})
    assert (task.due, task.state) == (later["follow_up_at"], TaskState.OPEN)
    view = await does(browser, "PUT", f"/talks/{contact}/result", {"result": "sale"})
    (task,) = await stage.parts.books.find(Task, {"owner": "ann"})
    assert (task.state, view["talk"]["task"]) == (TaskState.CANCELLED, "")


async def test_the_call_of_a_follow_up_belongs_to_its_record(stage: Stage, visit: Visit) -> None:
    """So the campaign knows what became of it."""
    record = moves.dial(ListRecord(FIRST, campaign="spring", numbers=(NUMBER,)), Mode.PREVIEW, "ann", 5.0)
    spring = Campaign("spring", name="Spring", queue="support", state=CampaignState.RUNNING)
    await stage.parts.books.commit([Put(spring), Put(record)], "sue", 5.0)
    talk = Talk(id=record.contact, agent="ann", origin=TalkOrigin(campaign="spring", record=FIRST))
    await stage.parts.books.commit([Put(talk)], "ann", 6.0)
    browser = await visit("ann")
    wish = {"result": "follow_up", "follow_up_at": stage.clock.now() + 86400.0}
    await does(browser, "PUT", f"/talks/{talk.id}/result", wish)
    stored = await record_of(stage)
    over = moves.settle(stored, spring, "resolved", 9.0, reached=True)
    await stage.parts.books.commit([Put(over)], "", 9.0)
    own = await talking(stage, "own-call")
    view = await does(browser, "POST", f"/talks/{own}")
    assert (view["talk"]["origin"]["campaign"], view["talk"]["origin"]["record"]) == ("spring", FIRST)
    await does(browser, "PUT", f"/talks/{own}/result", {"result": "sale"})
    assert (await record_of(stage)).result == "order"


async def test_an_address_must_be_one(stage: Stage, visit: Visit) -> None:
    """The step does not go on with anything else."""
    text = SCRIPT.replace("    kind: number\n", "    kind: email\n    into: person.email\n")
    contact, browser = await begun(stage, visit, text)
    await does(browser, "POST", f"/talks/{contact}/steps", {"step": "hello", "answer": "right"})
    wrong = {"step": "seats", "answer": "chen at acme"}
    assert (await ask(browser, "POST", f"/talks/{contact}/steps", wrong))[1]["code"] == "bad_value"
    await does(browser, "POST", f"/talks/{contact}/steps", wrong | {"answer": "Chen@acme.example"})
    await does(browser, "PUT", f"/talks/{contact}/result", {"result": "sale"})
    person = await stage.parts.books.get(Person, "p1")
    assert person is not None
    assert person.emails == ("chen@acme.example",)
