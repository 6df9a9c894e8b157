"""Mails as they come: from people, from robots, and broken."""

from email.message import EmailMessage

import pytest

from callcenter.mail.parsing import parse, plain_of, read
from tests.mail.servers import mail


def parsed(message: EmailMessage) -> tuple[str, str, str]:
    """Return who wrote a mail, its words, and whether it is automatic."""
    found = parse(message.as_bytes(), "1")
    return found.sender, found.text, found.automatic


def test_a_mail_of_a_person() -> None:
    """Its thread, oldest first."""
    found = parse(
        mail(
            "Re: Kein Wählton",
            "Immer noch nicht",
            "Li Wei <LI@Acme.example>",
            References="<a@h> <b@h>",
            In_Reply_To="<b@h>",
        ).as_bytes(),
        "1",
    )
    assert (found.sender, found.sender_name, found.subject) == (
        "li@acme.example",
        "Li Wei",
        "Re: Kein Wählton",
    )
    assert (found.text, found.references, found.automatic) == ("Immer noch nicht", ("<a@h>", "<b@h>"), "")
    assert found.to == ("help@house.example",)


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "auto_submitted"),
        ({"Auto_Submitted": "auto-generated; owner-email=x"}, "auto_submitted"),
        ({"Auto_Submitted": "no"}, ""),
        ({"Precedence": "bulk"}, "bulk"),
        ({"List_Id": "<news.acme.example>"}, "bulk"),
        ({"X_Autoreply": "yes"}, "auto_submitted"),
        ({"Return_Path": "<>"}, "bounce"),
        ({"Return_Path": "<li@acme.example>"}, ""),
    ],
)
def test_robots_are_known_by_their_headers(headers: dict[str, str], why: str) -> None:
    """RFC 3834, and what was usual before it."""
    assert parsed(mail("Out of office", "Back on Monday", **headers))[2] == why


def test_a_bounce_is_known_by_its_sender() -> None:
    """Whatever else is missing."""
    assert parsed(mail("Returned", "x", "MAILER-DAEMON@acme.example"))[2] == "bounce"


def test_a_page_becomes_words() -> None:
    """Without scripts, a line for each block."""
    head = "<html><head><title>x</title><style>p{}</style></head>"
    page = f"{head}<p>Hello&nbsp;&amp; <b>bye</b></p><script>1</script>two<br>three"
    assert plain_of(page) == "Hello & bye\ntwo\nthree"
    message = EmailMessage()
    message["From"] = "li@acme.example"
    message.set_content("<p>Only a page</p>", subtype="html")
    assert parsed(message)[1] == "Only a page"


def test_files_come_with_their_names() -> None:
    """Also those that have none."""
    message = mail("Photo", "See here")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="照片.png")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    found = parse(message.as_bytes(), "1").attachments
    assert [(file.name, file.data) for file in found] == [("照片.png", b"\x89PNG"), ("attachment-2", b"%PDF")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"From: \x80\x81\r\nSubject: =?utf-8?q?=FF?=\r\n\r\n\xff",
        b"Content-Type: text/plain; charset=klingon\r\n\r\nhello",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n",
        b"From: <<>>@,;\r\nMessage-ID: none\r\nReferences: <a <b>>\r\n\r\n",
    ],
)
def test_broken_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    """Each keeps a Message-ID to be known by."""
    assert read(data, "77").message_id == "<77>"
