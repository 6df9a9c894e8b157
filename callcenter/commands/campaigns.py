"""`callcenter simulate --campaign`: predictive pacing beside progressive, on the same list."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from callcenter.simulation.outbound.plan import CampaignPlan
    from callcenter.simulation.outbound.report import CampaignReport
    from callcenter.simulation.outbound.world import Outcome

_WORDS = {
    "idle_per_talk": ("Idle seconds for each talk", "每次通话的空闲秒数"),
    "idle_share": ("Idle time of agents", "座席空闲占比"),
    "abandon_rate": ("Abandoned of answered", "放弃率（占真人接听）"),
    "talks": ("Talks", "通话数"),
    "penetration": ("List penetration", "名单渗透率"),
    "saturation": ("List saturation", "名单饱和度"),
    "measure": ("Measure", "指标"),
    "progressive": ("Progressive", "渐进"),
    "predictive": ("Predictive", "预测"),
    "difference": ("Difference (95 %)", "差异（95%）"),
    "runs": ("{count} runs", "{count} 次运行"),
    "law": (
        "{law}: at most {cap} of answered calls; the worst moment of any period was {worst}.",
        "{law}：放弃不得超过真人接听的 {cap}；所有周期中最高时刻为 {worst}。",
    ),
    "saved": ("Agents were idle {share} less.", "座席空闲减少 {share}。"),
}


def try_out(args: argparse.Namespace) -> None:
    """Run the campaign in the file and print what came of it. Raises `Nonsense`."""
    from callcenter.commands.days import text_of
    from callcenter.simulation.outbound.plan import read_plan
    from callcenter.simulation.outbound.report import report

    plan = read_plan(args.scenario, text_of(args.scenario))
    if plan.name == "campaign":
        plan = _named(plan, Path(args.scenario).stem)
    found = report(plan, run_both(plan, range(args.seed, args.seed + args.runs), args.jobs))
    if args.json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    _print(found, int(args.language == "zh-CN"))


def run_both(plan: "CampaignPlan", seeds: range, jobs: int = 0) -> "list[tuple[Outcome, Outcome]]":
    """Return each seed's runs in both modes; `jobs` processes work, 0 for as many as processors.

    A bar shows how many are done.
    """
    from functools import partial

    from rich.console import Console
    from rich.progress import Progress

    from callcenter.simulation.outbound.world import both

    run = partial(both, plan)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        if jobs == 1 or len(seeds) == 1:
            return list(progress.track(map(run, seeds), len(seeds), description=plan.name))
        with ProcessPoolExecutor(jobs or None, mp_context=get_context("spawn")) as pool:
            return list(progress.track(pool.map(run, seeds), len(seeds), description=plan.name))


def _named(plan: "CampaignPlan", name: str) -> "CampaignPlan":
    from msgspec.structs import replace

    return replace(plan, name=name)


def _print(found: "CampaignReport", language: int) -> None:
    from rich.console import Console

    console = Console()
    console.print(_table(found, language))
    cap, worst = _figure("abandon_rate", found.cap), _figure("abandon_rate", found.worst)
    console.print(_WORDS["law"][language].format(law=found.law, cap=cap, worst=worst))
    if found.idle_saved is not None:
        console.print(_WORDS["saved"][language].format(share=_figure("abandon_rate", found.idle_saved)))


def _table(found: "CampaignReport", language: int) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    runs = _WORDS["runs"][language].format(count=len(found.seeds))
    table = Table(title=f"{found.name} · {runs}", box=SIMPLE_HEAD, title_justify="left")
    for number, name in enumerate(("measure", "progressive", "predictive", "difference")):
        table.add_column(_WORDS[name][language], justify="right" if number else "left")
    for name, paced in found.measures.items():
        apart = paced.difference
        between = f"{_figure(name, apart.value)} ({_figure(name, apart.low)} – {_figure(name, apart.high)})"
        table.add_row(
            _WORDS[name][language],
            _figure(name, paced.progressive.value),
            _figure(name, paced.predictive.value),
            between,
        )
    return table


def _figure(name: str, value: float | None) -> str:
    from callcenter.simulation.outbound.report import SHARES

    if value is None:
        return "–"
    return f"{value * 100:.2f} %" if name in SHARES else f"{value:.1f}"
