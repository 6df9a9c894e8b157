"""Everything that can be done with accounts and people, put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcenter.service.accounts.erasing import Erasing
from callcenter.service.accounts.exports import Exports
from callcenter.service.accounts.figure_imports import FigureImports
from callcenter.service.accounts.glances import Glances
from callcenter.service.accounts.imports import Imports
from callcenter.service.accounts.key_figures import FigureBook
from callcenter.service.accounts.ledger import AccountLedger
from callcenter.service.accounts.merging import Merging
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.overview import Overview
from callcenter.service.accounts.people import People
from callcenter.service.accounts.requests import PrivacyRequests
from callcenter.service.accounts.retention import Disposal, RetentionJob
from callcenter.service.accounts.signs import Examiner
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.accounts.timelines import Timelines
from callcenter.service.accounts.voices import Voices
from callcenter.service.accounts.workload import Workloads
from callcenter.service.cases.files import FileStore
from callcenter.service.privacy.export import PersonExports
from callcenter.service.privacy.finishing import Finishing
from callcenter.service.privacy.mentions import Mentions


@dataclass(frozen=True)
class Customers:
    """The parts that share one office."""

    office: Office
    accounts: AccountLedger
    people: People
    suppressed: Suppressed
    erasing: Erasing
    finishing: Finishing
    exported: PersonExports
    overview: Overview
    figures: FigureBook
    workloads: Workloads
    timelines: Timelines
    imports: Imports
    figure_imports: FigureImports
    exports: Exports
    merging: Merging
    retention: RetentionJob
    requests: PrivacyRequests
    glances: Glances
    mentions: Mentions


def customers_of(
    office: Office,
    disposals: Sequence[Disposal] = (),
    voices: Voices | None = None,
    files: FileStore | None = None,
) -> Customers:
    """Return what can be done in an office; the others delete what is not in the books."""
    suppressed = Suppressed(office)
    people = People(office, suppressed)
    finishing = Finishing(office, voices, files)
    examiner = Examiner(office)
    overview = Overview(office, people, examiner)
    return Customers(
        office=office,
        accounts=AccountLedger(office),
        people=people,
        suppressed=suppressed,
        erasing=Erasing(office, suppressed, finishing),
        finishing=finishing,
        exported=PersonExports(office, voices),
        overview=overview,
        figures=FigureBook(office, examiner),
        workloads=Workloads(office, examiner),
        timelines=Timelines(office, examiner),
        imports=Imports(office, people, suppressed),
        figure_imports=FigureImports(office),
        exports=Exports(office, overview),
        merging=Merging(office),
        requests=PrivacyRequests(office),
        retention=RetentionJob(office, disposals),
        glances=Glances(office, examiner),
        mentions=Mentions(office),
    )
