"""Everything about cases that the rest of the service reaches for, built at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records
from callcenter.service.cases.archive import Archive
from callcenter.service.cases.customer_view import CustomerLinks
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.cases.due import case_due
from callcenter.service.cases.files import FileStore
from callcenter.service.cases.notices import NoticeBook
from callcenter.service.cases.review import ReviewBook
from callcenter.service.due import DueRunner
from callcenter.service.follow_up.complaints import Complaints
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import House
from callcenter.service.signals import Signals


@dataclass(frozen=True)
class CaseRoom:
    """The desk, files and their archive, notices, what falls due (of cases and more), and the review."""

    desk: CaseDesk
    files: FileStore
    notices: NoticeBook
    due: DueRunner
    review: ReviewBook
    links: CustomerLinks
    archive: Archive


def build_cases(
    books: Books,
    records: Records,
    clock: Clock,
    house: Callable[[], House],
    signals: Signals,
    files: Path,
) -> CaseRoom:
    """Return the room, its runner told of every change; `files` is where files are kept."""
    desk = CaseDesk(books, records, clock, house)
    desk.consequences = Complaints(Tools(books, records, clock, house))
    due = DueRunner(clock, signals)
    due.kinds.append(case_due(books, desk, signals))
    books.watch(due.hear)
    review = ReviewBook(books, records, clock, house)
    store = FileStore(files)
    archive = Archive(books, store, signals, desk.secrecy)
    books.watch(archive.hear)
    links = CustomerLinks(books, records, clock)
    return CaseRoom(desk, store, NoticeBook(books), due, review, links, archive)
