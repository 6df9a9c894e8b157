"""What runs beside the calls, for as long as the service does."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from callcenter.assembly.service import Service
from callcenter.service.accounts.change_feed import ChangeFeed
from callcenter.service.accounts.chronicle import Chronicle
from callcenter.service.accounts.retention import RetentionJob
from callcenter.service.accounts.targets import account_kinds
from callcenter.service.accounts.voices import Silencing
from callcenter.service.calling.outcomes import DialOutcomes
from callcenter.service.campaigns.progressive import Progressive
from callcenter.service.campaigns.results import Results
from callcenter.service.feed import Hearing
from callcenter.service.follow_up.agreed import AgreedDates
from callcenter.service.follow_up.survey_calls import SurveyCalls
from callcenter.service.housekeeping import Housekeeping
from callcenter.service.selling.keeping import CallRecords


@dataclass(frozen=True)
class Jobs:
    """The jobs that hear what happens on the floor and in the books."""

    surveys: SurveyCalls
    dials: DialOutcomes
    agreed: AgreedDates
    chronicle: Chronicle
    changes: ChangeFeed
    results: Results
    progressive: Progressive
    talks: CallRecords

    def hearing(self) -> tuple[Hearing, ...]:
        """Return the jobs that wait for certain events of the floor."""
        return self.surveys, self.dials, self.agreed, self.results, self.chronicle, self.talks


def jobs_of(service: Service) -> Jobs:
    """Return the jobs of a service; they hear nothing yet."""
    journal, metrics, floor = service.storage.journal, service.metrics, service.settings.floor
    return Jobs(
        service.follow_up.survey_calls(service.runner.rows_of, service.menus, metrics),
        service.calling.outcomes(journal, floor),
        service.follow_up.agreed_dates(journal, metrics, floor),
        Chronicle(journal, service.storage.books, metrics, f"timeline:{floor}"),
        ChangeFeed(service.office, metrics),
        service.campaigns.results(journal, metrics),
        service.campaigns.progressive(metrics),
        CallRecords(journal, service.storage.books, lambda: service.house, metrics, floor),
    )


def run_beside(service: Service, jobs: Jobs, stack: AsyncExitStack) -> None:
    """Let everything run that no call waits for, until the stack is closed."""
    due = service.cases.due
    due.kinds.extend(service.follow_up.due_kinds(service.metrics))
    due.kinds.extend(account_kinds(service.office, service.metrics))
    due.kinds.append(service.campaigns.due_kind(service.metrics))
    _own(stack, "live-hub", service.hub.run())
    _own(stack, "chronicle", jobs.chronicle.run())
    _own(stack, "change-feed", jobs.changes.run())
    _own(stack, "surveys", jobs.surveys.run())
    _own(stack, "dials", jobs.dials.run())
    _own(stack, "agreed", jobs.agreed.run())
    _own(stack, "talks", jobs.talks.run())
    _own(stack, "due", due.run())
    if service.mail is not None:
        _own(stack, "mail", service.mail.run())
    _own(stack, "housekeeping", _housekeeping(service).run())


def run_campaigns(jobs: Jobs, stack: AsyncExitStack) -> None:
    """Let campaigns be settled and dialled: once what a former process left is taken up."""
    _own(stack, "campaign-results", jobs.results.run())
    _own(stack, "campaign-dialling", jobs.progressive.run())


def _housekeeping(service: Service) -> Housekeeping:
    storage = service.storage
    return Housekeeping(
        storage.journal,
        storage.records,
        service.menus,
        lambda: service.state,
        service.clock,
        service.metrics,
        renew=service.keeper.renew,
        retire=partial(_retire, service),
    )


async def _retire(service: Service) -> None:
    """Delete what may not be kept any longer, and what erased people said."""
    await RetentionJob(service.office, service.disposals).run()
    await Silencing(service.office, service.voices).run()


def _own(stack: AsyncExitStack, name: str, work: Any) -> None:
    """Run a task for as long as the service runs."""
    task = asyncio.create_task(work, name=name)

    async def end() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(end)
