"""Letters over a real line: what a server takes, puts off and refuses."""

from collections.abc import AsyncIterator

import pytest

from callcenter.mail.address import server_of
from callcenter.mail.smtp import SmtpSender, message_of
from callcenter.ports.mail import Letter, MailRefused, MailUnreachable
from tests.mail.servers import PostOffice

LETTER = Letter(
    "l1",
    at=1_800_000_000.0,
    to="li@acme.example",
    subject="[C-2026-000001] Kein Wählton\r\nBcc: all@acme.example",
    text="你好\n",
    message_id="<case.0123456789abcdef.2@house.example>",
    references=("<case.0123456789abcdef@house.example>",),
)


@pytest.fixture(name="post")
async def _post() -> AsyncIterator[PostOffice]:
    office = PostOffice()
    await office.open()
    yield office
    await office.close()


def sender(post: PostOffice) -> SmtpSender:
    """Return a sender that speaks to this office."""
    return SmtpSender(server_of(post.url, "smtp"), "House <help@house.example>", timeout=60)


async def test_a_letter_arrives_as_it_was_written(post: PostOffice) -> None:
    """With its thread, in any script, and no header that a subject smuggles in."""
    await sender(post).send(LETTER)
    [mail] = post.taken
    assert mail["From"] == "House <help@house.example>"
    assert (mail["To"], mail["Bcc"]) == ("li@acme.example", None)
    assert mail["Subject"] == "[C-2026-000001] Kein Wählton Bcc: all@acme.example"
    assert (mail["Message-ID"], mail["In-Reply-To"]) == (LETTER.message_id, LETTER.references[0])
    assert mail.get_content().strip() == "你好"
    assert mail["Auto-Submitted"] is None


def test_what_no_person_wrote_says_so() -> None:
    """So that no robot answers it (RFC 3834)."""
    automatic = Letter("l2", to="tech@house.example", message_id="<x@y>", automatic=True)
    assert message_of(automatic, "help@house.example")["Auto-Submitted"] == "auto-generated"


async def test_a_server_says_come_again_or_never(post: PostOffice) -> None:
    """Answers of 400 are put off, those of 500 are final."""
    post.answers += ["451 try later", "550 no such mailbox"]
    with pytest.raises(MailUnreachable, match="451"):
        await sender(post).send(LETTER)
    with pytest.raises(MailRefused, match="550"):
        await sender(post).send(LETTER)
    assert post.taken == []


async def test_nobody_listens(post: PostOffice) -> None:
    """It is tried again later."""
    silent = sender(post)
    await post.close()
    with pytest.raises(MailUnreachable):
        await silent.send(LETTER)


@pytest.mark.parametrize(
    ("url", "kind", "said"),
    [
        ("smtps://me:a%20b@mail.example", "smtp", ("mail.example", 465, "me", "a b", "direct")),
        ("smtp://mail.example", "smtp", ("mail.example", 587, "", "", "starttls")),
        ("imap://mail.example:1143?tls=no", "imap", ("mail.example", 1143, "", "", "no")),
        ("imaps://mail.example/Cases", "imap", ("mail.example", 993, "", "", "direct")),
    ],
)
def test_servers_are_written_as_addresses(url: str, kind: str, said: tuple[object, ...]) -> None:
    """TLS unless it is said otherwise."""
    server = server_of(url, kind)
    assert (server.host, server.port, server.user, server.password, server.tls) == said


@pytest.mark.parametrize(
    "url", ["http://mail.example", "imap://mail.example", "smtp://", "smtp://h?tls=maybe"]
)
def test_other_addresses_are_refused(url: str) -> None:
    """Before anything is sent."""
    with pytest.raises(ValueError, match=r"must|tls"):
        server_of(url, "smtp")


def test_a_server_shows_no_password() -> None:
    """Wherever it is printed."""
    assert "word" not in repr(server_of("smtp://me:word@mail.example", "smtp"))
