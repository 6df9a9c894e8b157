"""Letters of cases: their subjects, their threads, and how an answer finds its case again. Pure."""

import re
from collections.abc import Iterable, Sequence

from callcenter.cases.case import Case
from callcenter.cases.effects import Notify, WriteMail
from callcenter.ports.books import Change, Put
from callcenter.ports.mail import Letter

#: `<case.(id of the case).(what tells letters apart)@(our domain)>`
_ID = re.compile(r"<case\.([0-9a-f]{16})(?:\.[\w-]+)?@([^<>\s]+)>")
_NUMBER = re.compile(r"\[(C-\d{4}-\d{6,})\]")
_ANSWERED = re.compile(
    r"^\s*((re|aw|fw|fwd|wg|sv|antw|回复|答复|转发)\s*(\[\d+\])?\s*[:\uff1a]\s*)+", re.IGNORECASE
)
#: Of what time and colleagues do, a department's mailbox hears these.
_TOLD = frozenset({"assign", "breached", "escalated"})


class LetterBook:
    """Makes letters for a house whose mails come from `domain`. A case may ask for many."""

    def __init__(self, domain: str) -> None:
        self._domain = domain

    def answer(self, case: Case, wish: WriteMail, by: str, at: float) -> Sequence[Change]:
        """Return the letter that a case asks for, to be stored with the case."""
        return (
            Put(self._letter(case, str(wish.entry), wish.to, wish.text, (case.owner, by), at), quiet=True),
        )

    def told(self, case: Case, notice: Notify, address: str, at: float) -> Sequence[Change]:
        """Return what a department's mailbox is told, nothing of what does not concern it."""
        if not address or notice.what not in _TOLD:
            return ()
        word = f"{case.version + 1}-{notice.what}"
        text = f"{case.number} {case.title}\n{notice.what}\n\n{notice.text}\n"
        letter = self._letter(case, word, address, text, (), at, automatic=True)
        return (Put(letter, quiet=True),)

    def _letter(
        self,
        case: Case,
        word: str,
        to: str,
        text: str,
        about: Iterable[str],
        at: float,
        *,
        automatic: bool = False,
    ) -> Letter:
        return Letter(
            f"{case.id}-{word}",
            at=at,
            to=to,
            subject=f"[{case.number}] {case.title}",
            text=text,
            message_id=f"<case.{case.id}.{word}@{self._domain}>",
            references=(f"<case.{case.id}@{self._domain}>",),
            automatic=automatic,
            case=case.id,
            about=tuple(dict.fromkeys(filter(None, about))),
            next_at=at,
        )

    def case_of(self, references: Iterable[str]) -> str:
        """Return the case that a mail answers by its references: nobody can guess the id of a case."""
        for reference in references:
            found = _ID.fullmatch(reference)
            if found is not None and found.group(2) == self._domain:
                return found.group(1)
        return ""

    def is_own(self, message_id: str) -> bool:
        """Whether a mail is one of our letters come back."""
        return bool(self.case_of((message_id,)))


def number_in(subject: str) -> str:
    """Return the number of a case in a subject, "" if there is none. It proves nothing: it can be guessed."""
    found = _NUMBER.search(subject)
    return found.group(1) if found is not None else ""


def title_of(subject: str) -> str:
    """Return a subject without what mail programs put before it."""
    return _ANSWERED.sub("", subject).strip()[:200] or "(no subject)"
