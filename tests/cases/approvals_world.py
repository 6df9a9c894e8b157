"""An approval and the moves that random people try on it."""

from msgspec.structs import replace

from callcenter.cases import approvals as a

PEOPLE = ("ann", "ben", "cam", "dan", "eve")
ROUTE = (a.RouteStep(("ben", "cam"), up_to=1000.0), a.RouteStep(("dan", "ben")))
WISH = a.Approval(
    "ap1",
    subject="tier",
    target="acc1",
    changes=(a.FieldChange("tier", "B", "A"),),
    reason="Grew by a third",
    amount=5000.0,
    requester="ann",
)


def try_move(approval: a.Approval, name: str, by: str, to: str, now: float) -> a.Approval:
    """Return the approval after a move of that name. Raises `Refusal`."""
    match name:
        case "approve":
            return a.approve(approval, by, now)
        case "reject":
            return a.reject(approval, by, now, "no")
        case "return":
            return a.send_back(approval, by, now, "mend it")
        case "delegate":
            return a.delegate(approval, by, to, now)
        case "withdraw":
            return a.withdraw(approval, by, now)
        case "apply":
            return a.apply(approval, now)
        case "outdate":
            return a.outdate(approval, now, "tier")
        case _:
            return a.ask_again(approval, replace(approval, reason="mended"), ROUTE, now)


MOVES = ("approve", "reject", "return", "delegate", "withdraw", "apply", "outdate", "ask_again")
