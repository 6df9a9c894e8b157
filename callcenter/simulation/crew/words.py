"""The words of a whole day's crew, in English and Chinese."""

from callcenter.simulation.crew.results import Cost, Crew, WholeDay

#: English and Chinese.
_WORDS: dict[str, tuple[str, str]] = {
    "staffing": ("Agents that reach the goal", "达到目标所需座席"),
    "queue": ("queue", "队列"),
    "from": ("from", "起始"),
    "calls": ("calls", "来电"),
    "aht": ("AHT", "时长"),
    "erlangs": ("Erl.", "负荷"),
    "simulated": ("sim.", "仿真"),
    "level": ("SL", "水平"),
    "level_of_a": ("SL of A", "A 水平"),
    "plan": ("plan", "排班"),
    "day": ("day", "全天"),
    "level_in_day": ("SL in the day", "全天水平"),
    "crew": ("The whole day", "全天人员"),
    "group": ("group", "班组"),
    "serves": ("serves", "服务队列"),
    "hours": ("hours", "工时"),
    "there": ("now", "现有"),
    "needed": ("needed", "所需"),
    "differs": ("Where the day differs from Erlang A", "与 Erlang A 不同之处"),
    "shared_agents": ("shared", "共享"),
    "why": ("why", "原因"),
    "costs": (
        "What no formula knows, in points of the service level",
        "公式未知因素的影响（百分点）",
    ),
    "cause": ("cause", "因素"),
    "all": ("all", "全部"),
    "interval": ("95 % interval", "95% 置信区间"),
    "agents": ("Agents there: Erlang A, and in the day", "在岗座席：Erlang A 与全天"),
    "levels": ("Service level in the day", "全天服务水平"),
    "in_the_day": ("in the day", "全天"),
}

#: What sets the day apart from a formula: a word, and what it means.
WHY: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "shared": (
        ("shared agents", "共享座席"),
        ("agents with several queues stand in where callers wait", "服务多个队列的座席可互相支援"),
    ),
    "evened": (
        ("other hours", "其他时段"),
        ("below the goal here, and other hours make up for it", "本时段未达标，由其他时段弥补"),
    ),
    "shifts": (
        ("shifts", "班次"),
        ("who is there came for another hour of the shift", "在岗者是为班次的其他时段而来"),
    ),
    "skills": (
        ("skills", "技能"),
        ("some callers need skills that not everybody has", "部分来电需要并非人人具备的技能"),
    ),
    "tiers": (
        ("tiers", "等级"),
        ("tiers and priorities go first, or have agents kept for them", "高等级客户优先或有预留座席"),
    ),
    "widening": (
        ("account managers", "客户经理"),
        (
            "callers wait for their account manager and the next steps while others are free",
            "来电先等客户经理并逐步放宽，其他座席此时空闲",
        ),
    ),
    "redials": (("redials", "重拨"), ("who hung up calls again", "放弃者再次来电")),
    "misses": (
        ("missed offers", "座席未应答"),
        ("agents let an offer ring, and are away after it", "座席未接听，随后暂离"),
    ),
}

_REACHED = (
    "With these every queue reaches the goal over the day, and nobody can be spared. Another mix may do too.",
    "以上人员使各队列全天达标，且无人可减；其他组合也可能同样可行。",
)
_EACH = (
    "With these every queue reaches the goal in each interval, and nobody can be spared.",
    "以上人员使各队列在每个时段均达标，且无人可减。",
)
_MISSED = (
    "Not even these many reach the goal everywhere: look at the shifts, and at who has which skill.",
    "即使有这么多人也无法处处达标：请检查班次与技能分布。",
)


def word(name: str, language: str) -> str:
    """Return a word or a heading. Raises `KeyError` for one that is not there."""
    return _chosen(_WORDS[name], language)


def why(name: str, language: str) -> str:
    """Return a cause in a word."""
    return _chosen(WHY[name][0], language)


def meaning(name: str, language: str) -> str:
    """Return what a cause means."""
    return _chosen(WHY[name][1], language)


def told(day: WholeDay, language: str, *, each_interval: bool) -> str:
    """Return what came of the search in a sentence."""
    reached = _EACH if each_interval else _REACHED
    return _chosen(reached if day.reached else _MISSED, language)


def causes(day: WholeDay) -> list[str]:
    """Return the causes that are named anywhere, in the order in which they are told."""
    named = {name for moment in day.moments for name in moment.why} | {cost.cause.value for cost in day.costs}
    return [name for name in WHY if name in named]


def crew_cells(crew: Crew) -> tuple[str, ...]:
    """Return a group as it stands in a table."""
    serves = ", ".join(crew.queues) or "–"
    return crew.name, serves, f"{crew.hours:g}", str(crew.there), str(crew.needed), str(crew.scheduled)


def points(cost: Cost, queue: str = "") -> str:
    """Return what a cause costs, of all or of one queue, in points; in brackets where it may be chance."""
    found = cost.queues[queue] if queue else cost.whole
    if found.value is None:
        return "–"
    text = f"{100 * found.value:+.1f}"
    chance = found.low is None or found.high is None or found.low <= 0 <= found.high
    return f"({text})" if chance else text


def _chosen(words: tuple[str, str], language: str) -> str:
    return words[language.startswith("zh")]
