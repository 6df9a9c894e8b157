"""Mails that came: heard by the case that they answer, or the beginning of a new one."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence

from callcenter.accounts.person import Person
from callcenter.cases import moves as m
from callcenter.cases.case import Case, FileRef, Origin
from callcenter.cases.seeing import Viewer
from callcenter.cases.table import TABLE, Verb
from callcenter.cases.turn import CaseRefusal
from callcenter.ports.books import Books, Put, StaleVersion
from callcenter.ports.clock import Clock
from callcenter.ports.mail import Attachment, Mail, MailReader, MailSeen
from callcenter.ports.records import RecordsError
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.cases.files import FileStore
from callcenter.service.cases.wishes import NewCase
from callcenter.service.house import House
from callcenter.service.mail.letters import LetterBook, number_in, title_of
from callcenter.service.signals import Signals

_BATCH = 20
_TRIES = 5
_NOBODY = Viewer("")


class MailInbox:
    """Reads a mailbox and deals with each mail once, whatever it is.

    `address` is our own. What no person wrote opens nothing and is answered by nobody (RFC 3834); if it
    belongs to a case, a word about it goes into the trail. `every`: seconds between two looks.
    """

    def __init__(
        self,
        reader: MailReader,
        books: Books,
        desk: CaseDesk,
        files: FileStore,
        letters: LetterBook,
        house: Callable[[], House],
        clock: Clock,
        signals: Signals,
        *,
        address: str,
        every: float = 30.0,
    ) -> None:
        self._reader = reader
        self._books = books
        self._desk = desk
        self._files = files
        self._letters = letters
        self._house = house
        self._clock = clock
        self._signals = signals
        self._address = address.lower()
        self._every = every
        self._left = 0

    async def run(self) -> None:
        """Look again and again, for ever."""
        while True:
            await self.look()
            await asyncio.sleep(self._every)

    async def look(self) -> int:
        """Deal with what waits and return how many mails that were. What fails is left for the next look."""
        dealt = left = 0
        try:
            # Those that failed come first again: room for the others stays beside them.
            for key, mail in await self._reader.waiting(_BATCH + self._left):
                if await self._deal(mail):
                    await self._reader.done([key])
                    dealt += 1
                else:
                    left += 1
            self._left = left
        except Exception as error:  # noqa: BLE001 - counted, and looked into again: mails must be read tomorrow, too
            self._signals.fault("mail_inbox", error)
        return dealt

    async def _deal(self, mail: Mail) -> bool:
        try:
            outcome = await self.take(mail)
        except RecordsError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad mail is counted and left; the others are read
            self._signals.fault("mail", error)
            return False
        self._signals.mail(outcome)
        return True

    async def take(self, mail: Mail) -> str:
        """Deal with one mail and return what came of it, as `MailSeen` says; `again` if it was known."""
        for last in range(_TRIES):
            if await self._books.get(MailSeen, _seen_id(mail)) is not None:
                return "again"
            try:
                return await self._take(mail)
            except StaleVersion:
                if last == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    async def _take(self, mail: Mail) -> str:
        case = await self._case_of(mail)
        if self._letters.is_own(mail.message_id) or mail.sender == self._address:
            return await self._ignore(mail, "own", None)
        if mail.automatic:
            return await self._ignore(mail, "automatic", case)
        if case is not None and Verb.HEAR in TABLE[case.state]:
            return await self._hear(mail, case)
        return await self._open(mail)

    async def _ignore(self, mail: Mail, outcome: str, case: Case | None) -> str:
        seen = self._seen(mail, outcome, case.id if case is not None else "")
        if case is None or Verb.COMMENT not in TABLE[case.state]:
            await self._books.commit([seen], "system", self._clock.now())
            return outcome
        text = f"{mail.automatic}: {mail.subject}".strip()
        await self._desk.apply(case, m.Comment(text=text), self._clock.now(), also=[seen])
        return outcome

    async def _hear(self, mail: Mail, case: Case) -> str:
        files, text = await self._keep_files(mail)
        move = m.Hear(text=text, channel="email", address=mail.sender, message=mail.message_id, files=files)
        seen = self._seen(mail, "heard", case.id)
        await self._desk.apply(case, move, self._clock.now(), also=[seen])
        await self._keep_files(mail)  # somebody may have let go of the same ones meanwhile
        return "heard"

    async def _open(self, mail: Mail) -> str:
        files, text = await self._keep_files(mail)
        person = await self._person(mail.sender)
        wish = NewCase(
            title=title_of(mail.subject),
            text=text,
            origin=Origin.EMAIL,
            address=mail.sender,
            person=person.id if person is not None else "",
            account=person.account if person is not None else "",
            tier=person.tier if person is not None and not person.account else "",
            department=self._department(mail.to),
            files=files,
        )
        await self._desk.open(_NOBODY, wish, also=lambda case: [self._seen(mail, "opened", case.id)])
        await self._keep_files(mail)  # somebody may have let go of the same ones meanwhile
        return "opened"

    async def _case_of(self, mail: Mail) -> Case | None:
        """Return the case that a mail answers, or the one that lives on for it.

        A number in the subject counts only from the address that the case is with: it can be guessed.
        """
        case = await self._books.get(Case, self._letters.case_of(mail.references) or "-")
        number = number_in(mail.subject)
        if case is None and number and mail.sender:
            found = await self._books.find(Case, {"number": number}, limit=1)
            case = found[0] if found and found[0].address == mail.sender else None
        while case is not None and case.merged_into:
            case = await self._books.get(Case, case.merged_into)
        return case

    async def _person(self, address: str) -> Person | None:
        """Return whose address it is; one that several people share is nobody's."""
        found = await self._books.find(Person, {"emails": address}, limit=2) if address else []
        return found[0] if len(found) == 1 else None

    def _department(self, to: Sequence[str]) -> str:
        departments = self._house().departments
        return next((each.id for each in departments if each.email and each.email.lower() in to), "")

    async def _keep_files(self, mail: Mail) -> tuple[tuple[FileRef, ...], str]:
        """Keep what came along; what is not taken is named in the text."""
        kept: list[FileRef] = []
        left: list[str] = []
        for each in mail.attachments:
            file = await self._keep_file(each)
            if file is None:
                left.append(f"[{each.name}: -]")
            else:
                kept.append(file)
        return tuple(kept), "\n".join(filter(None, (mail.text, *left)))

    async def _keep_file(self, file: Attachment) -> FileRef | None:
        if len(file.data) > self._house().case_rules.file_megabytes * 1024 * 1024:
            return None
        try:
            return await self._files.save(file.name, file.data, "", self._clock.now())
        except CaseRefusal:
            return None

    def _seen(self, mail: Mail, outcome: str, case: str) -> Put:
        return Put(MailSeen(_seen_id(mail), at=self._clock.now(), outcome=outcome, case=case), quiet=True)


def _seen_id(mail: Mail) -> str:
    return hashlib.sha256(mail.message_id.encode()).hexdigest()
