"""Cases by e-mail, over a real SMTP server and a real IMAP server: there and back, and nothing twice."""

from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.mail.address import server_of
from callcenter.mail.imap import ImapReader
from callcenter.mail.smtp import SmtpSender
from callcenter.ports.books import put
from callcenter.ports.mail import Letter, LetterState, MailUnreachable
from callcenter.service.mail.inbox import MailInbox
from callcenter.service.mail.room import MailRoom, build_mail
from tests.mail.servers import Mailbox, PostOffice, mail
from tests.web.case_stage import Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import Faults, Stage

__all__ = ["stage"]

OWN = "House <help@house.example>"


class World:
    """The house with its mail, and the servers outside."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.post = PostOffice()
        self.mailbox = Mailbox()
        self.faults = Faults()

    async def open(self) -> None:
        await self.post.open()
        await self.mailbox.open()
        self.room = self.build()

    async def close(self) -> None:
        await self.post.close()
        await self.mailbox.close()

    def build(self) -> MailRoom:
        """Build the house's mail anew, as a restart does."""
        parts = self.stage.parts
        sender = SmtpSender(server_of(self.post.url, "smtp"), OWN, timeout=60)
        reader = ImapReader(server_of(self.mailbox.url, "imap"), timeout=60)
        return build_mail(
            parts.cases, parts.books, parts.house, parts.clock, self.faults, sender, reader, OWN
        )

    @property
    def inbox(self) -> MailInbox:
        assert self.room.inbox is not None
        return self.room.inbox

    async def receive(self, *mails: EmailMessage) -> int:
        """Let mails come and look into the mailbox."""
        await self.mailbox.put(*mails)
        return await self.inbox.look()

    async def send(self, after: float = 0.0) -> int:
        """Let so many seconds pass and send what waits."""
        self.stage.clock.time += after
        return await self.room.outbox.run_due(self.stage.clock.time)

    async def letters(self) -> list[Letter]:
        return await self.stage.parts.books.find(Letter)


@pytest.fixture(name="world")
async def _world(stage: Stage) -> AsyncIterator[World]:
    made = World(stage)
    await made.open()
    yield made
    await made.close()


async def only_case(desk: Desk) -> dict[str, Any]:
    """Return the one case that there is."""
    [case] = (await desk.get("/cases"))["cases"]
    return (await desk.look(case["id"]))["case"]  # type: ignore[no-any-return]


async def test_there_and_back(world: World, visit: Visit) -> None:
    """A stranger writes, is answered, and answers: one case, one thread."""
    ann = Desk(await visit("ann"))
    photo = mail("Fwd: Kein Wählton", "Seit Montag tot")
    photo.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="dose.png")
    photo.add_attachment(b"MZ\x00", maintype="application", subtype="octet-stream", filename="x.exe")
    assert await world.receive(photo) == 1
    case = await only_case(ann)
    assert (case["title"], case["origin"], case["address"]) == ("Kein Wählton", "email", "li@acme.example")
    assert case["text"] == "Seit Montag tot\n[x.exe: -]"
    assert [file["name"] for file in case["files"]] == ["dose.png"]
    await ann.do("assign", owner="ann")
    await ann.do("answer", text="Wir kommen morgen", mail=True)
    assert await world.send() == 1
    [sent] = world.post.taken
    assert (sent["To"], sent["Subject"]) == ("li@acme.example", "[C-2026-000001] Kein Wählton")
    answer = mail("AW: Kein Wählton", "Gut", "li.private@home.example", In_Reply_To=sent["Message-ID"])
    assert await world.receive(answer) == 1
    assert (await only_case(ann))["id"] == case["id"]
    assert await ann.trail() == ["opened", "assign", "answer", "hear"]
    assert await ann.notices() == ["hear"]
    assert await world.mailbox.unseen() == 0
    assert await world.send(86_400) == 0, "nothing is sent twice"


async def test_the_same_mail_is_dealt_with_once(world: World, visit: Visit) -> None:
    """Though it lies in the mailbox twice, and came again after a restart."""
    ann = Desk(await visit("ann"))
    assert await world.receive(mail("Hello", "Is anybody there?"), mail("Hello", "Is anybody there?")) == 2
    world.room = world.build()
    assert await world.receive(mail("Hello", "Is anybody there?")) == 1
    await only_case(ann)
    assert await ann.trail() == ["opened"]


async def test_robots_open_nothing_and_are_not_answered(world: World, visit: Visit) -> None:
    """One that answers a letter of ours is a word in the trail; our own letters come back unheard."""
    ann = Desk(await visit("ann"))
    await world.receive(
        mail("Big sale", "!", Precedence="bulk"), mail("Away", "x", Auto_Submitted="auto-replied")
    )
    assert (await ann.get("/cases"))["cases"] == []
    await world.receive(mail("Hello", "Is anybody there?"))
    await only_case(ann)
    await ann.do("answer", text="Yes", mail=True)
    await world.send()
    [sent] = world.post.taken
    away = mail("Away", "Until Monday", Auto_Submitted="auto-replied", In_Reply_To=sent["Message-ID"])
    assert await world.receive(away, sent) == 2
    assert await ann.trail() == ["opened", "answer", "comment"]
    assert await world.send(86_400) == 0


async def test_a_number_in_the_subject_counts_only_from_the_customer(world: World, visit: Visit) -> None:
    """Numbers can be guessed: a stranger's mail is a case of its own."""
    ann = Desk(await visit("ann"))
    await world.receive(mail("Hello", "Is anybody there?"))
    await world.receive(mail("[C-2026-000001] more", "Second"), mail("[C-2026-000001]", "x", "eve@x.example"))
    numbers = [case["number"] for case in (await ann.get("/cases", order="number"))["cases"]]
    assert numbers == ["C-2026-000001", "C-2026-000002"]
    await ann.look((await ann.get("/cases", order="number"))["cases"][0]["id"])
    assert await ann.trail() == ["opened", "hear"]


async def test_no_letter_is_lost_while_the_server_is_away(world: World, visit: Visit) -> None:
    """It is tried again, ever more seldom, also by a process that was started anew; then it is sent once."""
    ann = Desk(await visit("ann"))
    await ann.open(address="li@acme.example")
    await ann.do("answer", text="We are on it", mail=True)
    world.post.answers += ["451 later", "421 later"]
    assert await world.send() == 1
    assert await world.send(29) == 0
    world.room = world.build()
    assert await world.send(2) == 1
    assert await world.send(59) == 0
    assert await world.send(2) == 1
    assert [each["Subject"] for each in world.post.taken] == ["[C-2026-000001] No dial tone"]
    [letter] = await world.letters()
    assert (letter.state, letter.tries, letter.next_at) == (LetterState.SENT, 3, None)


async def test_a_letter_that_a_dead_process_had_is_sent_after_its_lease(world: World, visit: Visit) -> None:
    """Under the Message-ID that it had, so that a copy is known for one."""
    ann = Desk(await visit("ann"))
    await ann.open(address="li@acme.example")
    await ann.do("answer", text="We are on it", mail=True)
    [letter] = await world.letters()
    now = world.stage.clock.time
    taken = replace(letter, state=LetterState.SENDING, tries=1, next_at=now + 300)
    await put(world.stage.parts.books, taken, "system", now, quiet=True)
    assert await world.send(299) == 0
    assert await world.send(2) == 1
    assert [each["Message-ID"] for each in world.post.taken] == [letter.message_id]


async def test_a_refused_letter_is_given_up_and_said_so(world: World, visit: Visit) -> None:
    """To who wrote it."""
    ann = Desk(await visit("ann"))
    await ann.open(address="nobody@acme.example")
    await ann.do("answer", text="We are on it", mail=True)
    world.post.answers.append("550 no such mailbox")
    await world.send()
    assert await ann.notices() == ["mail_failed"]
    [letter] = await world.letters()
    assert (letter.state, letter.error) == (LetterState.FAILED, "550")
    assert await world.send(86_400) == 0


async def test_a_letter_that_cannot_be_written_holds_up_no_other(world: World, visit: Visit) -> None:
    """It is counted and put off; the next one goes."""
    ann = Desk(await visit("ann"))
    for address in ("li@acme.example", "wang@acme.example"):
        await ann.open(address=address)
        await ann.do("answer", text="We are on it", mail=True)
    first, _ = sorted(await world.letters(), key=lambda letter: letter.to)
    now = world.stage.clock.time
    await put(world.stage.parts.books, replace(first, to="li\n@acme.example"), "test", now, quiet=True)
    assert await world.send() == 2
    assert [each["To"] for each in world.post.taken] == ["wang@acme.example"]
    assert world.faults.seen == ["mail_outbox"]


async def test_a_department_is_told_by_mail_what_it_has_to_do(world: World, visit: Visit) -> None:
    """By a robot that says so; and who writes to the department's address reaches it."""
    ann, tom = Desk(await visit("ann")), Desk(await visit("tom"))
    await ann.open(department="tech")
    await world.send()
    [sent] = world.post.taken
    assert (sent["To"], sent["Auto-Submitted"]) == ("tech@house.example", "auto-generated")
    direct = mail("Router", "It blinks")
    direct.replace_header("To", "TECH@house.example")
    await world.receive(direct)
    titles = {case["title"] for case in (await tom.get("/departments/tech/inbox"))["cases"]}
    assert titles == {"No dial tone", "Router"}


async def test_an_answer_to_a_closed_case_reaches_its_people(world: World, visit: Visit) -> None:
    """And one to a case that was merged, the case that it lives on in."""
    ann = Desk(await visit("ann"))
    await world.receive(mail("One", "First"), mail("Two", "Second"))
    one, two = sorted((await ann.get("/cases"))["cases"], key=lambda case: str(case["title"]))
    await ann.look(one["id"])
    status, _ = await ann.attempt("merge", into=two["id"])
    assert status == 200
    await world.receive(mail(f"[{one['number']}] One", "Third"))
    await ann.look(two["id"])
    assert await ann.trail() == ["opened", "absorb", "hear"]


async def test_a_house_without_mail_says_so(stage: Stage, visit: Visit) -> None:
    """And does not pretend to have written."""
    ann = Desk(await visit("ann"))
    await ann.open(address="li@acme.example")
    assert await ann.attempt("answer", text="We are on it", mail=True) == (409, "no_mail")


async def test_a_mailbox_that_is_away_is_counted(world: World) -> None:
    """And asked again at the next look."""
    await world.mailbox.close()
    assert await world.inbox.look() == 0
    assert world.faults.seen == ["mail_inbox"]
    with pytest.raises(MailUnreachable):
        await ImapReader(server_of(world.mailbox.url, "imap"), timeout=60).done(["1"])
