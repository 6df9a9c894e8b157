"""What became of customers' wishes. Surveys, retention and renewal are measured in `callcenter.accounts`."""

from collections.abc import Iterable

from msgspec import Struct

from dashboards.measures.ratio import Ratio

#: Days within which a contact on the same issue means that the first did not resolve it.
WINDOW_DAYS = 7


class Issue(Struct, frozen=True):
    """A contact as far as resolution goes: when it was (seconds UTC), whose, and about what."""

    at: float
    customer: str
    reason: str


def first_contact_resolution(resolved_first: int, contacts: int, beyond_first: int = 0) -> Ratio:
    """FCR: resolved with the first contact / (contacts - those the first level cannot resolve). Share.

    Gross with nothing `beyond_first`, else net. 280 of 400 are 70 %. SQM, Medallia.
    """
    return Ratio(resolved_first, contacts - beyond_first)


def repeat_contact_rate(issues: Iterable[Issue], days: float = WINDOW_DAYS) -> Ratio:
    """Contacts with an earlier one of the same customer and reason within so many days / contacts. Share.

    The span is inclusive. A contact of an unknown customer has none before it.
    """
    last: dict[tuple[str, str], float] = {}
    repeated = whole = 0
    for issue in sorted(issues, key=lambda each: each.at):
        whole += 1
        key = issue.customer, issue.reason
        if issue.customer:
            repeated += key in last and issue.at - last[key] <= days * 86_400
            last[key] = issue.at
    return Ratio(repeated, whole)


def case_sla_met(in_time: int, due: int) -> Ratio:
    """Cases first answered within their tier's limit / cases due (ME-04). Share."""
    return Ratio(in_time, due)


def qa_score(marks: Iterable[tuple[float, float]]) -> Ratio:
    """Sum of weight x score / sum of weights, of (weight, score) pairs. In the unit of the scores; COPC.

    A critical error fails a review by a flag of its own and changes no score.
    """
    pairs = tuple(marks)
    return Ratio(sum(weight * score for weight, score in pairs), sum(weight for weight, _ in pairs))
