"""What the commands share about simulated days: opening the files that a scenario names."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.simulation.building import Builder
    from callcenter.simulation.documents import Document
    from callcenter.simulation.recorded import RecordedDay

SCENARIOS = (".yaml", ".yml")


def builder() -> "Builder":
    """Return a builder that opens files relative to those that name them."""
    from callcenter.simulation.building import Builder

    return Builder(_load, _load_day)


def document_of(source: str) -> "Document":
    """Return the document of a scenario file, or of the day of a journal. Raises `Nonsense`."""
    from callcenter.simulation.documents import read_document

    if Path(source).suffix in SCENARIOS:
        return builder().document(source, text_of(source))
    document = read_document(source, "journal: x")
    document.value["journal"] = source if "://" in source else str(Path(source).absolute())
    return document


def text_of(source: str) -> str:
    """Return the text of a file. Raises `Nonsense`."""
    from callcenter.simulation.documents import Nonsense, Problem

    try:
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise Nonsense([Problem(source, 0, error.strerror or str(error))]) from None
    except UnicodeDecodeError:
        raise Nonsense([Problem(source, 0, "this is no text in UTF-8")]) from None


def _load(beside: str, name: str) -> tuple[str, str]:
    path = str(Path(beside).parent / name)
    return path, text_of(path)


def _load_day(beside: str, name: str) -> "RecordedDay":
    from callcenter.commands.journals import rows_of
    from callcenter.ports.journal import JournalError
    from callcenter.service.wire import decode_event
    from callcenter.simulation.documents import Nonsense, Problem
    from callcenter.simulation.recorded import Reader

    source = name if "://" in name else str(Path(beside).parent / name)
    reader = Reader()
    try:
        for row in rows_of(source):
            reader.tell(decode_event(row.payload))
        return reader.day()
    except OSError as error:
        raise Nonsense([Problem(source, 0, error.strerror or str(error))]) from None
    except Nonsense:
        raise
    except (JournalError, ValueError) as error:
        raise Nonsense([Problem(source, 0, str(error))]) from None
