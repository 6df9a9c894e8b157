"""The archive: files of cases as they are searched by words (FL-24 ⑥)."""

from msgspec import Struct

from callcenter.cases.case import Case, FileRef

#: So many characters of a file are searched.
MOST = 20_000


class ArchivedFile(Struct, frozen=True):
    """A file of a case, with the words that it is found by. `id` is that of the file, `text` what it says.

    Who may see the case may see the file; it is handed out as the case's. `at`: when it was added.
    """

    id: str
    version: int = 0
    case: str = ""
    number: str = ""
    title: str = ""
    name: str = ""
    text: str = ""
    media_type: str = ""
    size: int = 0
    at: float = 0.0
    by: str = ""


def archived(case: Case, file: FileRef, text: str) -> ArchivedFile:
    """Return a file of a case as the archive keeps it; of a long text its beginning."""
    return ArchivedFile(
        file.id,
        case=case.id,
        number=case.number,
        title=case.title,
        name=file.name,
        text=text[:MOST],
        media_type=file.media_type,
        size=file.size,
        at=file.at,
        by=file.by,
    )
