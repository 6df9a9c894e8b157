"""Runs simulated days, in this process or in several, with a bar that shows how far they are."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from callcenter.simulation.crew.living import Lived, Trial, live, sized
from callcenter.simulation.crew.results import Looked, WholeDay
from callcenter.simulation.crew.whole import whole_day
from callcenter.simulation.experiment import run
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.staffing import Simulator, Staffed
from callcenter.simulation.taking import Taken


def run_all(days: Sequence[Prepared], seeds: Sequence[int], jobs: int = 0) -> list[list[Taken]]:
    """Run every day once for each seed; return the results by day, in the order of the seeds.

    `jobs` processes work on them, 0 for as many as there are processors; the results are the same.
    """
    workers = min(jobs or os.cpu_count() or 1, len(seeds) * len(days))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        if workers == 1:
            return [[_watched(day, seed, progress) for seed in seeds] for day in days]
        return _shared_out(days, seeds, workers, progress)


def _watched(day: Prepared, seed: int, progress: Progress) -> Taken:
    plan = day.plan(seed)
    task = progress.add_task(f"{day.name} #{seed}", total=len(plan.calls))
    try:
        return run(plan, lambda done: progress.update(task, completed=done))
    finally:
        progress.remove_task(task)


def _shared_out(
    days: Sequence[Prepared], seeds: Sequence[int], workers: int, progress: Progress
) -> list[list[Taken]]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        task = progress.add_task(days[0].name, total=len(days) * len(seeds))
        futures = [[pool.submit(run_one, day, seed) for seed in seeds] for day in days]
        for _ in as_completed(future for some in futures for future in some):
            progress.advance(task)
        return [[future.result() for future in some] for some in futures]


def run_one(day: Prepared, seed: int) -> Taken:
    """Run one day once: the work of one process."""
    return run(day.plan(seed))


def complete_all(simulator: Simulator, answers: Sequence[Staffed], jobs: int = 0) -> list[Staffed]:
    """Return the formulas' answers with the simulation's beside them, in order."""
    workers = min(jobs or os.cpu_count() or 1, len(answers))
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("staff", total=len(answers))
        found = []
        if workers <= 1:
            for answer in answers:
                found.append(simulator.complete(answer))
                progress.advance(task)
            return found
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for answer in pool.map(simulator.complete, answers):
                found.append(answer)
                progress.advance(task)
        return found


def search_day(
    day: Prepared, answers: Sequence[Staffed], looked: Looked, jobs: int = 0
) -> tuple[list[Staffed], WholeDay]:
    """Return the formulas' answers with the whole day's beside them, and the crew that the day takes.

    The bar shows the crew that is being tried, and how many days have been lived through.
    """
    day = sized(day)
    lived = partial(live, day, looked.goal.seconds)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(day.name, total=None)

        def through(trials: Sequence[Trial], do: Callable[[Sequence[Trial]], Iterable[Lived]]) -> list[Lived]:
            agents = "+".join(map(str, trials[0].counts))
            progress.update(task, description=f"{day.name}: {agents}")
            found = []
            for each in do(trials):
                found.append(each)
                progress.advance(task)
            return found

        workers = jobs or os.cpu_count() or 1
        if workers == 1:
            return whole_day(day, answers, looked, lambda trials: through(trials, partial(map, lived)))
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            return whole_day(day, answers, looked, lambda trials: through(trials, partial(pool.map, lived)))
