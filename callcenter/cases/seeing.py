"""Who may see a case."""

from msgspec import Struct

from callcenter.cases.case import Case


class Viewer(Struct, frozen=True):
    """Somebody who wants to see cases. `works`: takes cases that nobody has; `leads`: sees all of them.

    `agent` and `roles` say whose secret files they may read; nobody in particular ("") reads them all.
    """

    user: str
    departments: frozenset[str] = frozenset()
    works: bool = False
    leads: bool = False
    agent: str = ""
    roles: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """By which words of `Case.seen_by` they see a case."""
        mine = [f"user:{self.user}"] if self.user else []
        mine += [f"department:{each}" for each in sorted(self.departments) if each]
        return (*mine, "nobody") if self.works else tuple(mine)


def may_see(case: Case, viewer: Viewer) -> bool:
    """Whether a case is shown: to its people, its department, and if nobody has it to all who work cases."""
    return viewer.leads or not set(viewer.words).isdisjoint(case.seen_by)


def is_given(case: Case, viewer: Viewer) -> bool:
    """Whether a case was given to somebody: by name, or to their department. Secret or not."""
    return not set(viewer.words).isdisjoint(set(case.seen_by) - {"nobody"})
