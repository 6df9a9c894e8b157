"""What the endpoints about cases share: who asks, and a case as it is shown."""

from typing import Any

from callcenter.cases.case import NEVER, Case
from callcenter.cases.deadlines import open_ones
from callcenter.cases.seeing import Viewer
from callcenter.cases.table import TABLE, Verb
from callcenter.cases.working import missing_to_close
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.values_cases import CaseLine, CasePage

#: What time and merging do, and nobody else.
_INNER = frozenset({Verb.TICK, Verb.ABSORB})


def viewer(call: Call[Any]) -> Viewer:
    """Return what the user who asks sees."""
    return call.parts.cases.desk.schedule.viewer(
        call.user.name,
        works=call.may(Permission.WORK_CASES),
        leads=call.may(Permission.MANAGE_CASES),
        agent=call.user.agent,
        roles=call.user.roles,
    )


def page(case: Case) -> CasePage:
    """Return a case as a page shows it."""
    moves = tuple(sorted(set(TABLE[case.state]) - _INNER))
    return CasePage(case, moves, missing_to_close(case))


def line(case: Case) -> CaseLine:
    """Return a case as a list shows it."""
    return CaseLine(
        id=case.id,
        version=case.version,
        number=case.number,
        type=case.type,
        state=case.state,
        title=case.title,
        origin=case.origin,
        account=case.account,
        person=case.person,
        department=case.department,
        owner=case.owner,
        opener=case.opener,
        tier=case.tier,
        priority=case.priority,
        step=case.step,
        opened_at=case.opened_at,
        changed_at=case.changed_at,
        due_at=None if case.due_at == NEVER else case.due_at,
        breached=any(each.breached_at is not None for each in open_ones(case.deadlines)),
        paused=case.is_paused,
    )
