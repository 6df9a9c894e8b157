"""The wallboard as rich draws it: what fits the terminal's width, the most important first. Pure."""

from collections.abc import Iterator
from math import floor

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from callcenter.commands.watching.feed import Picture, View
from callcenter.commands.watching.words import Words

#: Seconds that somebody may wait beside a free agent until it is said: offers are made within milliseconds.
GRACE = 3.0
#: Names that are told of one state, and pairs that are told at all.
_NAMES, _PAIRS = 12, 5
#: What a line of agents takes beside the state and the names: a number of up to five digits, and gaps.
_GAPS = 9
#: The columns of the queues: the width of the terminal from which each is shown.
_COLUMNS = {
    "waiting": 0,
    "longest": 0,
    "today": 44,
    "free": 0,
    "lately": 60,
    "busy": 66,
    "lost": 72,
    "away": 80,
    "wrap": 86,
    "expected": 96,
    "held": 104,
}
_STATES = ("available", "offered", "on_contact", "wrap_up", "not_ready")


def screen(picture: Picture, words: Words, width: int, status: Text, now: float) -> RenderableType:
    """Return the whole picture at `now` of the service's clock; `status` is how the service is reached."""
    house = Text(" · ").join(_house(picture, words, now))
    queues, agents = _queues(picture, words, width, now), _agents(picture, words, width, now)
    return Group(house, status, "", queues, "", agents, _beside(picture, words, now))


def _house(picture: Picture, words: Words, now: float) -> Iterator[Text]:
    queues = picture.queues.values()
    today = picture.total.get("today", {})
    oldest = min((q["oldest_since"] for q in queues if q["oldest_since"] is not None), default=None)
    yield Text(f"{words('waiting')} {sum(q['waiting'] for q in queues)}", "bold")
    yield Text(f"{words('longest')} {_since(oldest, now)}", "bold")
    yield Text(f"{words('today')} {percent(today.get('sl'))}", "bold")
    yield Text(f"{words('lost')} {percent(today.get('abandon_rate'))}", "bold")


def _queues(picture: Picture, words: Words, width: int, now: float) -> RenderableType:
    if not picture.queues:
        return Text(words("no_queues"))
    shown = [column for column, least in _COLUMNS.items() if width >= least]
    table = Table(box=None, pad_edge=False, expand=False, header_style="dim")
    table.add_column(words("queue"), no_wrap=True, overflow="ellipsis", max_width=max(12, width // 4))
    for column in shown:
        table.add_column(words(f"column.{column}"), justify="right", no_wrap=True)
    for queue in picture.queues.values():
        name = Text(words.name(queue["name"], queue["id"]), "" if queue["open"] else "dim")
        cells = [_cell(column, queue, now) for column in shown]
        table.add_row(name if queue["open"] else name.append(f" ({words('closed')})"), *cells)
    return table


def _cell(column: str, queue: View, now: float) -> Text:
    numbers = {"free": "available", "busy": "busy", "wrap": "wrap_up", "away": "not_ready"}
    if column in numbers:
        return Text(str(queue[numbers[column]]))
    if column == "waiting":
        return Text(str(queue["waiting"]), "bold" if queue["waiting"] else "")
    if column == "longest":
        return Text(_since(queue["oldest_since"], now))
    if column == "expected":
        return Text("–" if queue["expected_wait"] is None else span(queue["expected_wait"]))
    if column == "held":
        return Text(str(queue["callbacks"]["held"] + queue["callbacks"]["due"]))
    if column == "lost":
        return Text(str(queue["today"]["abandoned"]))
    sl = queue["today" if column == "today" else "lately"]["sl"]
    return Text(percent(sl), _colour(sl, queue["sl_goal"]))


def _colour(sl: float | None, goal: float) -> str:
    """Green from nine tenths of the goal on, red from six tenths down, as on the wallboard."""
    if sl is None or not goal:
        return ""
    return "green" if sl >= 0.9 * goal else "red" if sl <= 0.6 * goal else "yellow"


def _agents(picture: Picture, words: Words, width: int, now: float) -> RenderableType:
    by_state = {
        state: sorted(
            (each for each in picture.agents.values() if each["presence"] == state), key=lambda a: a["since"]
        )
        for state in _STATES
    }
    if not any(by_state.values()):
        return Text(words("nobody"), "dim")
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis")
    room = max(0, width - max(cell_len(words(state)) for state in _STATES) - _GAPS)
    for state, agents in by_state.items():
        told = [f"{each['name'] or each['id']} {_since(each['since'], now)}" for each in agents]
        names = Text(_some(told, _NAMES, words), "dim")
        names.truncate(room, overflow="ellipsis")
        table.add_row(words(state), str(len(agents)), names)
    return table


def _beside(picture: Picture, words: Words, now: float) -> Text:
    pairs = [f"{contact} – {agent}" for contact, agent in stuck(picture, now)]
    told = _some(pairs, _PAIRS, words) if pairs else words("nobody_beside")
    return Text(f"{words('beside')}: {told}", "bold red" if pairs else "dim")


def stuck(picture: Picture, now: float) -> list[tuple[str, str]]:
    """Return who has waited in a queue beside a free agent of that queue for longer than `GRACE`.

    The feed does not tell needs and skills: where a queue has them, a pair may have its reason.
    """
    free = [
        each
        for each in picture.agents.values()
        if each["presence"] == "available" and now - each["since"] > GRACE
    ]
    return [
        (contact["id"], agent["name"] or agent["id"])
        for contact in picture.contacts.values()
        if contact["phase"] == "waiting" and now - contact["since"] > GRACE
        for agent in free
        if contact["queue"] in agent["queues"]
    ]


def _some(told: list[str], most: int, words: Words) -> str:
    """Return the first of them in a line, and how many more there are."""
    line = ", ".join(told[:most])
    return line if len(told) <= most else f"{line}, {words('more', n=len(told) - most)}"


def percent(share: float | None) -> str:
    """Return a share in whole percent, rounded down: 79.6 % is not 80 %."""
    return "–" if share is None else f"{floor(share * 100 + 1e-9)} %"


def span(seconds: float) -> str:
    """Return seconds as 04:12, or 1:04:12 from an hour on."""
    whole = max(0, int(seconds))
    minutes = f"{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes}" if whole >= 3600 else minutes


def _since(moment: float | None, now: float) -> str:
    return "–" if moment is None else span(now - moment)
