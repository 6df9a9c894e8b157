"""Every panel's query, asked of a real Prometheus that looks at services at work: it must find something."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from argon2 import PasswordHasher

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.assembly.service import Service
from callcenter.cases.approvals import Act, Approval, Verdict
from callcenter.cases.tasks import Task, TaskKind, TaskState
from callcenter.demo.stage import demo
from callcenter.floor import Decision, Refusal
from callcenter.floor.calling import ScheduleCallback
from callcenter.outbound.campaign.record import Denied, ListRecord
from callcenter.ports.books import Changed
from callcenter.settings import Settings
from callcenter.web.passwords import Passwords
from dashboards.grafana.files import BOARDS
from dashboards.live.days import day_of
from dashboards.measures.counts import Counts
from tests.dashboards.grafana.test_boards import queries
from tests.dashboards.prometheus.server import prometheus
from tests.scenarios.house import open_house

#: What Grafana would put in the place of its own words.
SPANS = {"$__rate_interval": "20s", "$queue": ".*", "$tier": ".*"}
#: What the wallboard counts, too.
HOW = ("answered", "within", "abandoned", "short")


def as_grafana_asks(query: str) -> str:
    """Return a query with everything chosen."""
    for word, value in SPANS.items():
        query = query.replace(word, value)
    return query


@asynccontextmanager
async def busy() -> AsyncIterator[Service]:
    """A demo in a hurry: callers, agents, cases, accounts, a campaign."""
    with pytest.MonkeyPatch.context() as patched:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patched.setattr("callcenter.demo.stage.Passwords", lambda: Passwords(cheap))
        async with demo(Settings(database_url="memory:"), rate=300.0, speed=30.0) as service:
            yield service


@asynccontextmanager
async def served(service: Service) -> AsyncIterator[str]:
    """Serve a service on a free port; return `host:port`."""
    runner = web.AppRunner(service.application(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"{host}:{port}"
    finally:
        await runner.cleanup()


def what_is_seldom(service: Service) -> None:
    """Signal what no service at work does within seconds, each as it would be signalled."""
    metrics = service.metrics
    task = Task("t", kind=TaskKind.CALL_BACK, due=10.0, state=TaskState.DONE, since=10.0)
    waiting = ListRecord("r", numbers=("+14155550101",))
    metrics.fault("mail", RuntimeError())
    metrics.mail("sent")
    metrics.report_sent("sent")
    metrics.decided(Decision(refusal=Refusal("wrong_phase")))
    metrics.targets({"satisfaction": 0.9}, {("satisfaction", "A"): 1})
    metrics.changed(
        [
            Changed(None, SurveyAnswer("a", survey="s", question="csat", low=True)),
            Changed(None, task),
            Changed(None, Approval("ap", subject="tier", acts=(Act(Verdict.ASK, "ann", 1.0),))),
            Changed(
                waiting,
                ListRecord("r", numbers=waiting.numbers, denied=Denied("hours", "Too late there.", 1.0)),
            ),
        ]
    )


async def calls_for_callbacks(service: Service) -> None:
    """Some customers want to be called back; the carrier rings them as agents get free."""
    for number in range(6):
        await service.runner.submit(ScheduleCallback(f"wish-{number}", "support", f"+1415555015{number}"))


async def a_call_by_webhooks(stack: AsyncExitStack) -> str:
    """A house on Twilio's webhooks, with a call that is answered; return its `host:port`."""
    house = await stack.enter_async_context(open_house("twilio"))
    ana, caller = await house.agent("ana"), house.caller()
    await caller.dials()
    await caller.chooses("quick")
    await ana.is_offered(caller)
    await ana.answers(caller)
    return house.url.removeprefix("http://")


@pytest.mark.timeout(400)
async def test_every_panel_has_data(tmp_path: Path) -> None:
    """And what is counted for the service level is what the wallboard counts."""
    asked = [as_grafana_asks(query) for board in BOARDS for query in queries(board)]
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(busy())
        what_is_seldom(service)
        targets = [await stack.enter_async_context(served(service)), await a_call_by_webhooks(stack)]
        server = await stack.enter_async_context(prometheus(tmp_path, targets))
        await calls_for_callbacks(service)
        assert await server.nothing_for(asked) == []
        assert await server.nothing_for(["count(up == 1) == 2"]) == []
        counted, shown = counts(service)
    assert counted == shown
    assert sum(each["answered"] for each in counted.values()) > 0


def counts(service: Service) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return what Prometheus is told of the waits of each queue, and what the wallboard shows."""
    now = service.clock.now()
    told: dict[str, Counter[str]] = {queue: Counter() for queue in service.state.queues}
    for family in service.metrics._registry.prometheus.collect():
        for sample in family.samples:
            if sample.name == "callcenter_waits_ended_total" and sample.labels["how"] in HOW:
                told[sample.labels["queue"]][sample.labels["how"]] += int(sample.value)
    days = {queue: day_of(service.state, queue, now) for queue in service.state.queues}
    shown: dict[str, Counts] = {queue: service.hub.today.counts(queue, day) for queue, day in days.items()}
    return told, {queue: Counter({how: getattr(each, how) for how in HOW}) for queue, each in shown.items()}
