"""The answers of `callcenter staff` as tables."""

from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from callcenter.simulation.crew.results import WholeDay
from callcenter.simulation.crew.words import causes, crew_cells, meaning, points, why, word
from callcenter.simulation.estimates import Estimate
from callcenter.simulation.page import clock
from callcenter.simulation.staffing import Staffed

_COLUMNS = (
    *("queue", "from", "calls", "aht", "erlangs", "C", "A", "A90"),
    *("simulated", "level", "level_of_a", "plan", "day"),
)


def table(answers: Sequence[Staffed], zone: str, language: str = "en") -> Table:
    """Return one line per queue and interval.

    C and A are the formulas' agents, A90 those for the P90 volume, sim. the simulation's; SL is the
    simulated service level with as many, and with as many as A wants; day: who is there in the whole day.
    """
    found = _table(word("staffing", language), [_heading(name, language) for name in _COLUMNS])
    for each in answers:
        need = each.need
        numbers = (f"{need.calls:.0f}", f"{need.load.handle:.0f}", f"{need.traffic.erlangs:.1f}")
        agents = (str(each.erlang_c), str(each.erlang_a), str(each.high))
        simulated = "–" if each.simulated is None else str(each.simulated)
        found.add_row(
            need.queue,
            clock(need.start, zone),
            *numbers,
            *agents,
            simulated,
            _level(each.level),
            _level(each.level_of_a),
            str(each.scheduled),
            "–" if each.day is None else f"{each.day.agents:.3g}",
        )
    return found


def day_tables(day: WholeDay, zone: str, language: str = "en") -> Iterator[Table]:
    """Yield the crew, the intervals where it differs from Erlang A, and what each cause costs."""
    names = ("group", "serves", "hours", "there", "needed", "plan")
    yield _filled(
        word("crew", language), [word(name, language) for name in names], map(crew_cells, day.crews)
    )
    yield _filled(
        word("differs", language),
        [
            _heading(name, language)
            for name in ("from", "calls", "C", "A", "day", "shared_agents", "level", "why")
        ],
        (
            (
                clock(moment.start, zone),
                *(f"{moment.calls:.0f}", str(moment.erlang_c), str(moment.erlang_a)),
                *(f"{moment.agents:.3g}", f"{moment.shared:.3g}", _level(moment.level)),
                ", ".join(why(name, language) for name in moment.why),
            )
            for moment in day.moments
            if abs(moment.agents - moment.erlang_a) >= 1
        ),
    )
    if day.costs:
        yield _filled(
            word("costs", language),
            [word("cause", language), word("all", language), *day.queues],
            (
                (why(each.cause, language), points(each), *(points(each, queue) for queue in day.queues))
                for each in day.costs
            ),
        )


def legend(day: WholeDay, language: str) -> str:
    """Return what the causes mean, one a line."""
    return "\n".join(f"{why(name, language)}: {meaning(name, language)}" for name in causes(day))


def _heading(name: str, language: str) -> str:
    return name if name in ("C", "A", "A90") else word(name, language)


def _filled(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    found = _table(title, columns)
    for row in rows:
        found.add_row(*row)
    return found


def _table(title: str, columns: Sequence[str]) -> Table:
    found = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for number, column in enumerate(columns):
        found.add_column(column, justify="right" if number else "left", no_wrap=True)
    return found


def _level(estimate: Estimate) -> str:
    return "–" if estimate.value is None else f"{estimate.value:.1%}"
