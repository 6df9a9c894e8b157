"""Who may see a case."""

from msgspec import Struct

from callcenter.cases.case import Case


class Viewer(Struct, frozen=True):
    """Somebody who wants to see cases. `works`: takes cases that nobody has; `all`: leads everybody."""

    user: str
    departments: frozenset[str] = frozenset()
    works: bool = False
    all: bool = False


def may_see(case: Case, viewer: Viewer) -> bool:
    """Whether a case is shown: to its people, its department, and if nobody has it to all who work cases."""
    people = (case.opener, case.owner, *case.watchers)
    nobodys = not case.department and not case.owner
    return (
        viewer.all
        or (viewer.user != "" and viewer.user in people)
        or (case.department != "" and case.department in viewer.departments)
        or (nobodys and viewer.works)
    )
