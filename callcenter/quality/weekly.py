"""Samples that are drawn by themselves: who evaluates what, by when, and how much of it was done (FL-27)."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from callcenter.quality.sampling import Drawn, Pick, PickState


class SampleRun(Struct, frozen=True):
    """One drawing of a plan: of the contacts that began from `since` until `at`, seconds UTC.

    `at` is the moment that the plan's rule says, `drawn_at` when it was really done; `due`: until when the
    evaluations are wanted. `next` is whose turn it is in the next run.
    """

    id: str
    version: int = 0
    plan: str = ""
    form: str = ""
    since: float = 0.0
    at: float = 0.0
    due: float = 0.0
    drawn_at: float = 0.0
    drawn: int = 0
    next: str = ""


def run_id(plan: str, at: float) -> str:
    """Return the id of a plan's drawing at a moment: there is one of it, whoever draws."""
    return f"{plan}@{at:.0f}"


def in_turn(
    drawn: Sequence[Drawn], evaluators: Sequence[str], works_as: Mapping[str, str], first: str
) -> tuple[list[str], str]:
    """Return who evaluates each of these, one after another from `first` on, and whose turn is next.

    Nobody evaluates the agent as whom they work (`works_as`): they are passed over and keep their turn. ""
    stands for nobody, where there is nobody else.
    """
    start = evaluators.index(first) if first in evaluators else 0
    waiting = [*evaluators[start:], *evaluators[:start]]
    found = []
    for each in drawn:
        agent = each.fact.agent
        name = next((name for name in waiting if works_as.get(name, "") != agent), "")
        if name:
            waiting.remove(name)
            waiting.append(name)
        found.append(name)
    return found, next(iter(waiting), "")


def picks_of(run: SampleRun, drawn: Sequence[Drawn], names: Sequence[str]) -> list[Pick]:
    """Return the lines of the worklist that a run makes, each with who evaluates it."""
    return [
        Pick(
            f"{each.fact.contact}.{each.form}",
            fact=each.fact,
            form=each.form,
            why=each.why,
            seed=run.id,
            since=run.since,
            before=run.at,
            drawn_at=run.drawn_at,
            run=run.id,
            evaluator=name,
            due=run.due,
        )
        for each, name in zip(drawn, names, strict=True)
    ]


class SampleTally(Struct, frozen=True):
    """Lines of the worklist, added up: what was drawn, and what became of it by a moment.

    `in_time`: evaluated by the day they were due; `overdue`: open after it.
    """

    drawn: int = 0
    done: int = 0
    in_time: int = 0
    skipped: int = 0
    overdue: int = 0

    def __add__(self, other: "SampleTally") -> "SampleTally":
        names = self.__struct_fields__
        return SampleTally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def open(self) -> int:
        """Those that are still to be evaluated."""
        return self.drawn - self.done - self.skipped

    @property
    def done_share(self) -> float | None:
        """Done ÷ (drawn - skipped), 0..1; None without any."""
        wanted = self.drawn - self.skipped
        return self.done / wanted if wanted else None

    @property
    def in_time_share(self) -> float | None:
        """In time ÷ (done + overdue), 0..1: of those that are done, or should be; None without any."""
        over = self.done + self.overdue
        return self.in_time / over if over else None


def by_evaluator(picks: Iterable[Pick], now: float) -> dict[str, SampleTally]:
    """Return what became of the lines of each evaluator, "" for those that nobody has."""
    found: dict[str, SampleTally] = {}
    for pick in picks:
        is_done = pick.state is PickState.DONE
        one = SampleTally(
            drawn=1,
            done=int(is_done),
            in_time=int(is_done and pick.settled_at <= pick.due),
            skipped=int(pick.state is PickState.SKIPPED),
            overdue=int(pick.state is PickState.OPEN and pick.due < now),
        )
        found[pick.evaluator] = found.get(pick.evaluator, SampleTally()) + one
    return found
