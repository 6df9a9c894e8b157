"""Reading along in the journal as a process that has just begun does it."""

from callcenter.service.journal_reader import JournalReader
from callcenter.service.reading_along import ReadingAlong
from tests.service.stage import Noted
from tests.web.stage import Stage


def reader(stage: Stage, *readers: ReadingAlong) -> JournalReader:
    """Return who reads a stage's journal for these."""
    return JournalReader(stage.journal, stage.records.books, stage.clock, Noted(), readers)
