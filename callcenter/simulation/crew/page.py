"""The answers of `callcenter staff` as one web page that needs nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from callcenter.simulation.charts import chart
from callcenter.simulation.crew.results import Moment, WholeDay
from callcenter.simulation.crew.words import causes, crew_cells, meaning, points, told, why, word
from callcenter.simulation.estimates import Estimate
from callcenter.simulation.page import clock
from callcenter.simulation.staffing import Staffed
from callcenter.simulation.style import STYLE
from callcenter.simulation.words import spread

_LEVEL = "service_level.offered"


def page(
    answers: Sequence[Staffed], day: WholeDay | None, language: str, zone: str, *, each_interval: bool = False
) -> str:
    """Return the page: the whole day first, where it was asked, then every queue and interval."""
    body = [f"<h1>{escape(word('staffing', language))}</h1>"]
    if day is not None:
        body += _of_day(day, language, zone, told(day, language, each_interval=each_interval))
    body += [f"<h2>{escape(word('queue', language))}</h2>", _queues(answers, language, zone)]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<style>{STYLE}</style><title>{escape(word('staffing', language))}</title>"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def _of_day(day: WholeDay, language: str, zone: str, sentence: str) -> Iterator[str]:
    yield f"<h2>{escape(word('crew', language))}</h2>"
    yield f'<p class="soft">{escape(sentence)}</p>'
    names = ("group", "serves", "hours", "there", "needed", "plan")
    yield _table([word(name, language) for name in names], map(crew_cells, day.crews))
    yield f'<div class="charts">{"".join(_charts(day.moments, language, zone))}</div>'
    yield f"<h2>{escape(word('differs', language))}</h2>"
    columns = ("from", "calls", "C", "A", "day", "shared_agents", "level", "interval", "why")
    yield _table([_heading(name, language) for name in columns], _moments(day.moments, language, zone))
    if day.costs:
        yield f"<h2>{escape(word('costs', language))}</h2>"
        yield _table(
            [word("cause", language), word("all", language), *day.queues],
            (
                [why(each.cause, language), points(each), *(points(each, queue) for queue in day.queues)]
                for each in day.costs
            ),
        )
    items = (f"<li>{escape(why(n, language))}: {escape(meaning(n, language))}</li>" for n in causes(day))
    yield f'<ul class="soft">{"".join(items)}</ul>'


def _charts(moments: Sequence[Moment], language: str, zone: str) -> Iterator[str]:
    labels = [clock(moment.start, zone) for moment in moments]
    formula = [Estimate(float(moment.erlang_a)) for moment in moments]
    there = [Estimate(moment.agents) for moment in moments]
    drawn = (
        ("agents", "agents_there", [("Erlang A", formula), (word("in_the_day", language), there)]),
        ("levels", _LEVEL, [(word("in_the_day", language), [moment.level for moment in moments])]),
    )
    for title, name, series in drawn:
        heading = word(title, language)
        inner = chart(name, heading, labels, series)
        yield f'<figure class="chart"><h3>{escape(heading)}</h3>{inner}</figure>'


def _moments(moments: Iterable[Moment], language: str, zone: str) -> Iterator[list[str]]:
    for each in moments:
        yield [
            *(clock(each.start, zone), f"{each.calls:.0f}", str(each.erlang_c), str(each.erlang_a)),
            *(f"{each.agents:.3g}", f"{each.shared:.3g}", _level(each.level), spread(_LEVEL, each.level)),
            ", ".join(why(name, language) for name in each.why),
        ]


def _queues(answers: Iterable[Staffed], language: str, zone: str) -> str:
    names = ("queue", "from", "calls", "aht", "erlangs", "C", "A", "A90")
    more = ("simulated", "level", "level_of_a", "plan", "day", "level_in_day", "interval")
    rows = (
        [
            *(each.need.queue, clock(each.need.start, zone), f"{each.need.calls:.0f}"),
            *(f"{each.need.load.handle:.0f}", f"{each.need.traffic.erlangs:.1f}"),
            *map(str, (each.erlang_c, each.erlang_a, each.high)),
            *("–" if each.simulated is None else str(each.simulated), _level(each.level)),
            *(_level(each.level_of_a), str(each.scheduled), *_in_day(each)),
        ]
        for each in answers
    )
    return _table([_heading(name, language) for name in (*names, *more)], rows)


def _in_day(answer: Staffed) -> tuple[str, str, str]:
    if answer.day is None:
        return "–", "–", ""
    level = answer.day.level
    return f"{answer.day.agents:.3g}", _level(level), spread(_LEVEL, level)


def _heading(name: str, language: str) -> str:
    return name if name in ("C", "A", "A90") else word(name, language)


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _level(estimate: Estimate) -> str:
    return "–" if estimate.value is None else f"{estimate.value:.1%}"
