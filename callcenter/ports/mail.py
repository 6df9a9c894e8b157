"""E-mail as the service sees it: letters to be sent, mails that came, and who carries them.

Times are seconds UTC. Addresses are bare (`li@acme.example`); Message-IDs stand in angle brackets.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class LetterState(StrEnum):
    """Where a letter stands."""

    WAITING = "waiting"  #: to be sent at `next_at`
    SENDING = "sending"  #: handed over; if nobody says how that ended, it is tried again at `next_at`
    SENT = "sent"
    FAILED = "failed"  #: given up


class Attachment(Struct, frozen=True):
    """A file that comes, or goes, with a mail."""

    name: str
    data: bytes


class Letter(Struct, frozen=True):
    """One mail of ours, kept from the moment it is wished for. `id` makes its Message-ID.

    It is tried with the same Message-ID until the server takes it, so that a second copy, if there
    ever is one, is known for what it is. `automatic`: no person wrote it (RFC 3834). `case` is the
    one that it belongs to, `about` are the users who are told if it cannot be delivered.
    """

    id: str
    version: int = 0
    at: float = 0.0
    to: str = ""
    subject: str = ""
    text: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    automatic: bool = False
    case: str = ""
    about: tuple[str, ...] = ()
    state: LetterState = LetterState.WAITING
    tries: int = 0
    next_at: float | None = None
    sent_at: float = 0.0
    error: str = ""


class MailSeen(Struct, frozen=True):
    """That a mail was dealt with: `id` is made of its Message-ID, so that it is not dealt with twice.

    `outcome`: `opened` or `heard` (of `case`), or why nothing came of it: `automatic`, `own`.
    """

    id: str
    version: int = 0
    at: float = 0.0
    outcome: str = ""
    case: str = ""


class Mail(Struct, frozen=True):
    """A mail that came. `references` are the Message-IDs that it answers, oldest first.

    `automatic` says why it was not written by a person, "" if it was (RFC 3834): `auto_submitted`,
    `bulk`, `bounce`.
    """

    message_id: str
    sender: str
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    references: tuple[str, ...] = ()
    automatic: str = ""
    attachments: tuple[Attachment, ...] = ()


class MailRefused(Exception):
    """The server will never take this letter. `code` is its answer, such as `550`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MailUnreachable(Exception):
    """The server cannot be asked now, or says to come again. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MailSender(Protocol):
    """Hands letters over to a server."""

    async def send(self, letter: Letter) -> None:
        """Return once the server has taken it. Raises `MailRefused` and `MailUnreachable`."""


class MailReader(Protocol):
    """A mailbox with mails that nobody has dealt with."""

    async def waiting(self, limit: int) -> Sequence[tuple[str, Mail]]:
        """Return at most `limit` mails, oldest first, each with its key. Raises `MailUnreachable`.

        One that cannot be read comes as far as it can be read.
        """

    async def done(self, keys: Sequence[str]) -> None:
        """Say that these were dealt with. Raises `MailUnreachable`; they come again then."""
