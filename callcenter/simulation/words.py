"""The words of a report, in English and Chinese, and how its numbers are written."""

from collections.abc import Callable, Iterable, Mapping

from callcenter.simulation.estimates import Estimate
from callcenter.simulation.experiment import is_share
from callcenter.simulation.taking import ALL
from dashboards.measures.levels import Variant

#: The languages of reports.
LANGUAGES = ("en", "zh-CN")

_HOW_MADE = (
    "Every figure comes from the floor that serves real customers, run in virtual time. An interval says how "
    "sure the figure is after so many runs, not how much days differ. A difference whose interval holds 0 "
    "may be chance."
)
_HOW_MADE_ZH = (
    "所有数字均由服务真实客户的同一套路由在虚拟时间中运行得出。区间表示多次运行后该数字的可信程度，"
    "并非各日之间的波动。若差异的区间包含 0，则可能只是偶然。"
)
_WORDS: dict[str, tuple[str, str]] = {
    "offered": ("Offered", "进队量"),
    "answered": ("Answered", "接听量"),
    "abandoned": ("Abandoned", "放弃量"),
    "flowed_out": ("Flowed out", "流出量"),
    "still_open": ("Still open", "未结束"),
    "service_level.offered_less_short": ("Service level (offered less short)", "服务水平（扣除短时放弃）"),
    "service_level.offered": ("Service level (offered)", "服务水平（按进队量）"),
    "service_level.answered_only": ("Service level (answered only)", "服务水平（仅接听）"),
    "service_level.ignore_early_abandons": (
        "Service level (ignore early abandons)",
        "服务水平（忽略早期放弃）",
    ),
    "service_level.credit_early_abandons": (
        "Service level (credit early abandons)",
        "服务水平（计入早期放弃）",
    ),
    "service_level.credit_short_abandons": (
        "Service level (credit short abandons)",
        "服务水平（计入短时放弃）",
    ),
    "abandon_rate": ("Abandon rate", "放弃率"),
    "asa": ("Average speed of answer", "平均应答速度"),
    "wait_mean": ("Mean wait", "平均等待"),
    "wait_p50": ("Median wait", "等待中位数"),
    "wait_p90": ("90th percentile of waits", "等待九成分位"),
    "wait_max": ("Longest wait", "最长等待"),
    "estimate_bias": ("Estimated wait less met wait", "预计等待与实际之差"),
    "estimate_miss": ("Estimated wait, mean miss", "预计等待平均误差"),
    "occupancy": ("Occupancy", "占用率"),
    "met_manager": ("Met their account manager", "由客户经理接听"),
    "met_deputy": ("Met the deputy", "由代理经理接听"),
    "met_last_agent": ("Met the agent of the last talk", "由上次座席接听"),
    "known": ("Whom callers know", "熟悉的座席"),
    "missed_offers": ("Missed offers", "座席未应答"),
    "people": ("People who called", "来电人数"),
    "redials": ("Redials", "重拨量"),
    "people_served": ("People served", "最终获得服务的人"),
    "callbacks_asked": ("Callbacks promised", "承诺回拨"),
    "callbacks_reached": ("Callbacks reached", "回拨接通"),
    "callbacks_open": ("Callbacks still open", "未完成回拨"),
    "callbacks_kept": ("Callbacks kept in time", "按时回拨率"),
    "callback_wait": ("Mean wait for the callback", "平均等待回拨"),
    "simulation": ("Simulation", "仿真"),
    "measure": ("Measure", "指标"),
    "value": ("Value", "数值"),
    "interval": ("95 % interval", "95% 置信区间"),
    "difference": ("Difference", "差异"),
    "run": ("run", "次运行"),
    "runs": ("runs", "次运行"),
    "before": ("before:", "原为"),
    "band": ("Shaded: the 95 % interval.", "阴影为95%置信区间。"),
    "parts": ("Queues and tiers", "队列与等级"),
    "no_tier": ("No tier", "无等级"),
    "volume": ("Volume", "话务量"),
    "service": ("Service level and abandons", "服务水平与放弃"),
    "waits": ("Waits", "等待"),
    "callbacks": ("Callbacks", "回拨"),
    "agents": ("Agents", "座席"),
    "scope": ("Queue or tier", "队列或等级"),
    "all": ("All", "全部"),
    "queue": ("Queue", "队列"),
    "tier": ("Tier", "等级"),
    "intraday": ("Through the day", "全天走势"),
    "assumption": (_HOW_MADE, _HOW_MADE_ZH),
}


def word(name: str, language: str) -> str:
    """Return the word for a measure or a heading. Raises `KeyError` for one that is not there."""
    english, chinese = _WORDS[name]
    return chinese if language.startswith("zh") else english


def runs(count: int, language: str) -> str:
    """Return how often a day was run, in words."""
    return f"{count} {word('run' if count == 1 else 'runs', language)}"


#: All measures, in the order in which they are told.
GROUPS = (
    (
        "volume",
        (
            "people",
            "redials",
            "offered",
            "answered",
            "abandoned",
            "flowed_out",
            "still_open",
            "people_served",
        ),
    ),
    ("service", (*(f"service_level.{variant}" for variant in Variant), "abandon_rate")),
    (
        "waits",
        ("asa", "wait_mean", "wait_p50", "wait_p90", "wait_max", "estimate_bias", "estimate_miss"),
    ),
    (
        "callbacks",
        ("callbacks_asked", "callbacks_reached", "callbacks_open", "callbacks_kept", "callback_wait"),
    ),
    ("known", ("met_manager", "met_deputy", "met_last_agent")),
    ("agents", ("occupancy", "missed_offers")),
)

#: What stands in one line for each queue and tier.
BRIEF = (
    "offered",
    "abandoned",
    "service_level.offered_less_short",
    "service_level.offered",
    "abandon_rate",
    "asa",
    "wait_p90",
)

MINUS = "\N{MINUS SIGN}"

#: Where there is little room.
_SHORT: dict[str, tuple[str, str]] = {
    "abandoned": ("Aband.", "放弃"),
    "service_level.offered_less_short": ("SL less short", "服务水平 扣短"),
    "service_level.offered": ("SL offered", "服务水平 进队"),
    "abandon_rate": ("Aband. rate", "放弃率"),
    "asa": ("ASA", "应答速度"),
    "wait_p90": ("P90 wait", "九成等待"),
}


def short(name: str, language: str) -> str:
    """Return a short word for a measure, where there is one."""
    english, chinese = _SHORT.get(name, _WORDS[name])
    return chinese if language.startswith("zh") else english


def scope_name(scope: str, language: str) -> str:
    """Return how a scope is called: everything, a queue or a tier."""
    if scope == ALL:
        return word("all", language)
    kind, _, name = scope.partition(":")
    if (kind, name) == ("tier", "-"):
        return word("no_tier", language)
    return f"{word(kind, language)} {name}"


def figure(name: str, value: float | None) -> str:
    """Return a value as people read it: percent, seconds or a count; a dash where there is none."""
    if value is None:
        return "–"
    if is_share(name):
        return f"{_number(100 * value)} %"
    return _number(value) if _is_count(name) else f"{_number(value)} s"


def tick(name: str, value: float) -> str:
    """Return a value as it stands beside an axis: no more digits than it needs."""
    if is_share(name):
        return f"{100 * value:g} %"
    return f"{value:g}" if _is_count(name) else f"{value:g} s"


def spread(name: str, estimate: Estimate, as_: Callable[[str, float], str] | None = None) -> str:
    """Return the interval of an estimate with its unit, nothing where there is none.

    `as_` writes its bounds, `figure` if nothing else is said.
    """
    if estimate.low is None or estimate.high is None:
        return ""
    write = as_ or figure
    low, _, _ = write(name, estimate.low).partition(" ")
    return f"{low} … {write(name, estimate.high)}"


def points(name: str, value: float) -> str:
    """Return a difference of two values with its sign; that of two percentages is in points (pp)."""
    text = figure(name, value)
    if value > 0 and any(digit in text for digit in "123456789"):
        text = f"+{text}"
    return text.replace("%", "pp")


def _number(value: float) -> str:
    """Return a number with one digit, with a minus as printers set it, and no minus before nothing."""
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text.replace("-", MINUS)


_COUNTS = frozenset(
    {
        *("offered", "answered", "abandoned", "flowed_out", "still_open", "missed_offers", "agents_there"),
        *("people", "redials", "callbacks_asked", "callbacks_reached", "callbacks_open"),
    }
)


def _is_count(name: str) -> bool:
    return name in _COUNTS


def is_told(name: str, measures: Iterable[Mapping[str, Estimate]]) -> bool:
    """Whether a measure is worth a line: redials, callbacks and known agents only where there are any."""
    if name.startswith("met_"):
        return any(name in each and each[name].value is not None for each in measures)
    if name in ("people", "redials", "people_served"):
        return any(_is_any(each, "redials") or _is_any(each, "callbacks_asked") for each in measures)
    return not name.startswith("callback") or any(_is_any(each, "callbacks_asked") for each in measures)


def _is_any(measures: Mapping[str, Estimate], name: str) -> bool:
    return name in measures and bool(measures[name].value)
