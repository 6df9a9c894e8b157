"""The third look-up: archived files by words (FL-24 ⑥)."""

from callcenter.service.cases.archive import Found
from callcenter.web.api.cases.common import viewer
from callcenter.web.endpoint import Call
from callcenter.web.values_cases import ArchiveLine, ArchiveLines, ArchiveQuery


async def search_archive(call: Call[ArchiveQuery]) -> ArchiveLines:
    """Files of cases that hold the words, of those one sees; those of the contact's customer come first.

    A file is handed out as the case's: `/cases/{id}/files/{file}`.
    """
    asked, parts = call.body, call.parts
    live = parts.state().contacts.get(asked.contact)
    card = live.card if live is not None else await parts.customers.timelines.customer_of(asked.contact)
    of = (card.person, card.account)
    found = await parts.cases.archive.search(viewer(call), asked.q, of, asked.limit)
    return ArchiveLines(tuple(_line(each) for each in found))


def _line(found: Found) -> ArchiveLine:
    file, case = found.file, found.case
    return ArchiveLine(
        file.id,
        file.name,
        file.media_type,
        file.size,
        file.at,
        file.by,
        case.id,
        case.number,
        case.title,
        found.theirs,
    )
