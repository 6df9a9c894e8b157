"""A month of an account is told once in each currency, and a correction keeps what it was (ME-09). Pure."""

from msgspec.structs import replace

from callcenter.accounts.book import Correction, Figures

_AMOUNTS = ("sales", "margin", "cost", "orders", "wallet")


def place(figures: Figures, own: str) -> tuple[str, str, str]:
    """Return what a line is about: account, month and currency; `own` is the house's currency."""
    return figures.account, figures.period, figures.currency or own


def line_id(figures: Figures, own: str) -> str:
    """Return the one id of a new line: who else adds the same month at that moment has the same."""
    return "figures-" + "-".join(place(figures, own))


def corrected(before: Figures, after: Figures, by: str, at: float) -> Figures:
    """Return a changed line with what its amounts were; the same amounts leave the history as it is."""
    if all(getattr(before, name) == getattr(after, name) for name in _AMOUNTS):
        return after
    amounts = {name: getattr(before, name) for name in _AMOUNTS}
    was = Correction(at, by, note=before.note, **amounts)
    return replace(after, corrected=(*before.corrected, was))
