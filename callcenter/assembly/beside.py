"""What runs beside the calls, for as long as the service does."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from callcenter.assembly.service import Service
from callcenter.service.accounts.change_feed import ChangeFeed
from callcenter.service.accounts.chronicle import Chronicle
from callcenter.service.accounts.retention import RetentionJob
from callcenter.service.accounts.targets import account_kinds
from callcenter.service.campaigns.counting import CampaignDays
from callcenter.service.campaigns.predictive import Predictive
from callcenter.service.campaigns.progressive import Progressive
from callcenter.service.campaigns.results import Results
from callcenter.service.due import DueRunner
from callcenter.service.feed import Hearing
from callcenter.service.follow_up.survey_calls import SurveyCalls
from callcenter.service.housekeeping import Housekeeping
from callcenter.service.journal_reader import JournalReader
from callcenter.service.privacy.finishing import ClosedCases, Finishing
from callcenter.service.selling.keeping import CallRecords
from callcenter.service.signals import Signals


@dataclass(frozen=True)
class Jobs:
    """The jobs that hear what happens on the floor and in the books."""

    surveys: SurveyCalls
    reader: JournalReader
    changes: ChangeFeed
    results: Results
    progressive: Progressive
    predictive: Predictive

    def hearing(self) -> tuple[Hearing, ...]:
        """Return the jobs that hear of the floor's events."""
        return self.surveys, self.results, self.reader


def jobs_of(service: Service) -> Jobs:
    """Return the jobs of a service whose runner has begun; they hear nothing yet."""
    journal, metrics = service.storage.journal, service.metrics
    reader = _reader(service)
    counted = partial(reader.has_given, CampaignDays.fault, service.runner.seq)
    return Jobs(
        service.follow_up.survey_calls(service.runner.rows_of, service.menus, metrics),
        reader,
        ChangeFeed(service.office, metrics),
        service.campaigns.results(journal, metrics),
        service.campaigns.progressive(metrics),
        service.campaigns.predictive(metrics, counted),
    )


def _reader(service: Service) -> JournalReader:
    """Return who reads the journal for everybody to whom what happened leads to something that is kept."""
    storage, floor = service.storage, service.settings.floor
    readers = (
        Chronicle(storage.books, f"timeline:{floor}"),
        CallRecords(storage.books, lambda: service.house, floor),
        service.follow_up.agreed_dates(floor),
        service.follow_up.registered_cases(floor),
        service.calling.outcomes(floor),
        service.fact_keeper,
        CampaignDays(storage.books, f"campaign-days:{floor}"),
    )
    runner = service.runner
    return JournalReader(
        storage.journal, storage.books, service.clock, service.metrics, readers, runner.began
    )


def run_beside(service: Service, jobs: Jobs, stack: AsyncExitStack) -> None:
    """Let everything run that no call waits for, until the stack is closed."""
    due, metrics = service.cases.due, service.metrics
    due.kinds.extend(service.follow_up.due_kinds(metrics))
    due.kinds.extend(account_kinds(service.office, metrics))
    due.kinds.append(service.campaigns.due_kind(metrics))
    due.kinds.extend(service.quality.due_kinds(metrics, service.past))
    own(stack, metrics, "live-hub", service.hub.run())
    own(stack, metrics, "reading-along", jobs.reader.run())
    own(stack, metrics, "facts", service.fact_keeper.run())
    own(stack, metrics, "change-feed", jobs.changes.run())
    own(stack, metrics, "surveys", jobs.surveys.run())
    own(stack, metrics, "due", due.run())
    own(stack, metrics, "archive", service.cases.archive.run())
    closed = ClosedCases(_finishing(service), metrics)
    service.storage.books.watch(closed.hear)
    own(stack, metrics, "erasing", closed.run())
    if service.mail is not None:
        own(stack, metrics, "mail", service.mail.run())
    own(stack, metrics, "reports-out", _reports_out(service).run())
    own(stack, metrics, "housekeeping", _housekeeping(service).run())


def _reports_out(service: Service) -> DueRunner:
    """Return what sends saved reports: with a runner of its own, a slow report holds up no deadline."""
    runner = DueRunner(service.clock, service.metrics)
    runner.kinds.extend(service.report_post.due_kinds())
    service.storage.books.watch(runner.hear)
    return runner


def run_campaigns(service: Service, jobs: Jobs, stack: AsyncExitStack) -> None:
    """Let campaigns be settled and dialled: once what a former process left is taken up."""
    metrics = service.metrics
    own(stack, metrics, "campaign-results", jobs.results.run())
    own(stack, metrics, "campaign-dialling", jobs.progressive.run())
    own(stack, metrics, "campaign-dialling-ahead", jobs.predictive.run())


def _housekeeping(service: Service) -> Housekeeping:
    storage = service.storage

    async def renew() -> None:
        await service.keeper.renew()
        await service.calling.lists.renew()

    return Housekeeping(
        storage.journal,
        storage.records,
        service.versions,
        service.clock,
        service.metrics,
        renew=renew,
        retire=partial(_retire, service),
    )


async def _retire(service: Service) -> None:
    """Delete what may not be kept any longer, and what erased people said."""
    await RetentionJob(service.office, service.disposals).run()
    await _finishing(service).run()


def _finishing(service: Service) -> Finishing:
    return Finishing(service.office, service.voices, service.cases.files)


def own(stack: AsyncExitStack, signals: Signals, name: str, work: Coroutine[Any, Any, None]) -> None:
    """Run work until the stack is closed. If it ends by an error that is a fault: nobody waits for it."""
    task = asyncio.create_task(work, name=name)

    def over(ended: asyncio.Task[None]) -> None:
        if not ended.cancelled() and (error := ended.exception()) is not None:
            signals.fault(name, error)

    task.add_done_callback(over)

    async def end() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(end)
