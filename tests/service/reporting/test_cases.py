"""Cases and their clocks, held against a count by hand and against the review (ME-05, ME-06)."""

from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy
from callcenter.cases.case import Case, CaseType, Feedback
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.review import Mark
from callcenter.cases.table import CaseState
from callcenter.service.cases.review import Period, ReviewBook
from callcenter.service.reporting.cases import KIND
from tests.service.reporting.office import DAILY, SUE, asked, at, column, is_behind, office_with, reports_of

BEGIN = at("2026-11-20T08:00")
HOUR = 3600.0
_R, _S = DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION


def case(n: int, *deadlines: Deadline, **more: object) -> Case:
    """A case of the technicians."""
    base = Case(f"c{n}", number=f"C-{n}", title=f"case {n}", department="tech", tier="A", opened_at=BEGIN + n)
    return replace(base, deadlines=deadlines, **more)


def solved(hours: float) -> dict[str, object]:
    """Solved so many hours after it was opened."""
    return {"state": CaseState.SOLVED, "resolved_at": BEGIN + hours * HOUR}


TOLD = (Feedback(BEGIN, "mia", "We send a new one"),)
KEPT = (
    # Answered after one hour and solved after ten, both in time; told; reopened once before.
    case(
        0,
        Deadline(_R, BEGIN, BEGIN + HOUR, met_at=BEGIN + HOUR),
        Deadline(_S, BEGIN, BEGIN + 20 * HOUR, met_at=BEGIN + 10 * HOUR),
        responded_at=BEGIN + HOUR,
        feedback=TOLD,
        reopened=1,
        state=CaseState.SOLVED,
        resolved_at=BEGIN + 10 * HOUR,
    ),
    # Answered after three hours: too late. Not solved, and there is time.
    case(
        1,
        Deadline(_R, BEGIN, BEGIN + HOUR, breached_at=BEGIN + HOUR, met_at=BEGIN + 1 + 3 * HOUR),
        Deadline(_S, BEGIN, at("2026-12-01T00:00")),
        responded_at=BEGIN + 1 + 3 * HOUR,
        type=CaseType.COMPLAINT,
        tier="B",
    ),
    # Not answered, and late.
    case(2, Deadline(_R, BEGIN, BEGIN + HOUR), owner="mia", account="acme"),
    # Its clock still runs: neither in time nor late.
    case(3, Deadline(_R, BEGIN, at("2026-12-01T00:00")), department="billing", account="acme"),
    # It lives on in another: it counts nowhere.
    case(4, state=CaseState.MERGED),
    # Of the next day.
    case(5, opened_at=at("2026-11-21T00:00")),
)
DAY = asked("2026-11-20", "2026-11-20")


async def test_counted_by_hand() -> None:
    """Four cases, three clocks decided, one in time; answered after one and after three hours."""
    total = (await reports_of(await office_with(KEPT)).report("cases", DAY, SUE)).total
    expected = {
        "opened": 4,
        "responded": 2,
        "response_due": 3,
        "responded_in_time": 1,
        "responded_late": 2,
        "solved": 1,
        "solution_due": 1,
        "solved_in_time": 1,
        "solved_late": 0,
        "reopened": 1,
        "upheld": 0,
        "fed_back": 1,
    }
    assert total.counts == expected
    assert total.measures == {
        "case_sla_met": 1 / 3,
        "solution_in_time": 1.0,
        "resolution_rate": 0.25,
        "reopen_rate": 0.25,
        "first_response_p50": 2 * HOUR,
        "first_response_p90": 3 * HOUR,
        "resolution_p50": 10 * HOUR,
        "resolution_p90": 10 * HOUR,
    }


async def test_every_group_opens_its_cases() -> None:
    """By each field, and by day."""
    reports = reports_of(await office_with(KEPT))
    for field in KIND.groups:
        wish = replace(asked("2026-11-20", "2026-11-21"), by=(field,), interval=DAILY)
        table = await reports.report("cases", wish, SUE)
        assert sum(column(table, "opened")) == table.total.counts["opened"] == 5  # type: ignore[arg-type]
        await is_behind(reports, table, wish)


async def test_the_same_as_the_review() -> None:
    """Each count is that of a mark, each share that of the page."""
    office = await office_with(KEPT)
    period = Period(at("2026-11-20T00:00"), at("2026-11-21T00:00") - 1, None)
    page = (await ReviewBook(office.books, office.records, office.clock, office.house).review(period)).whole
    total = (await reports_of(office).report("cases", DAY, SUE)).total
    assert total.counts["opened"] == page.counts[Mark.RAISED]
    assert total.counts["responded_late"] == page.counts[Mark.ANSWER_LATE]
    assert total.measures["case_sla_met"] == page.answered_in_time.value
    assert total.measures["solution_in_time"] == page.solved_in_time.value
    assert total.measures["first_response_p50"] == (page.answer.median or 0) * HOUR
    assert total.measures["resolution_p90"] == (page.solution.p90 or 0) * HOUR


async def test_cases_of_secret_files_are_counted_and_not_named() -> None:
    """To somebody who may not read the file (DA-08)."""
    secret = Account("acme", company="Acme", secrecy=Secrecy.TOP_SECRET)
    reports = reports_of(await office_with((*KEPT, secret)))
    drill = await reports.behind("cases", DAY, "opened", SUE)
    assert [line.title for line in drill.lines] == ["C-0 case 0", "C-1 case 1", "", ""]
