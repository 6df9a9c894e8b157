"""How e-mail is kept: letters of ours until they are sent and after, and which mails were dealt with."""

from callcenter.ports.mail import Letter, MailSeen
from callcenter.storage.books.shelf import TEXT, TIME, Shelf

MAILS = (
    Shelf(Letter, "letters", {"case": TEXT, "state": TEXT, "next_at": TIME}),
    Shelf(MailSeen, "mails_seen", {"at": TIME}),
)
