"""The talk at hand: its script, its objections, its result."""

from typing import Any

from callcenter.outbound.objections.objection import Said
from callcenter.outbound.scripts.way import Taken
from callcenter.outbound.talks.moves import Conclusion
from callcenter.service.follow_up.tools import Doer
from callcenter.service.permissions import Permission
from callcenter.service.selling.talks import TalkView
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_selling import RightParty, ScriptChoice


async def begin_talk(call: Call[None]) -> TalkView:
    """The talk of one's call, begun with the script that fits; asked again, it is the same talk."""
    return await call.parts.selling.talks.begin(call.id, _doer(call))


async def see_talk(call: Call[None]) -> TalkView:
    """The record of a call of ours: one's own, or anybody's for those who see sales."""
    return await call.parts.selling.talks.see(call.id, _doer(call))


async def choose_script(call: Call[ScriptChoice]) -> TalkView:
    """Take another script, as long as no step of this one was taken."""
    return await call.parts.selling.talks.choose(call.id, call.body.script, _doer(call))


async def take_step(call: Call[Taken]) -> TalkView:
    """Go on from the present step with what the customer answers or says."""
    return await call.parts.selling.talks.go_on(call.id, call.body, _doer(call))


async def step_back(call: Call[None]) -> TalkView:
    """Take the last step back; what was written there is gone."""
    return await call.parts.selling.talks.go_back(call.id, _doer(call))


async def log_objection(call: Call[Said]) -> TalkView:
    """Log an objection at the step where the talk stands. A stop blocks the number at once."""
    return await call.parts.selling.talks.log(call.id, call.body, _doer(call))


async def amend_objection(call: Call[Said]) -> TalkView:
    """Say more about an objection: the words, the card that was used, what came of it."""
    return await call.parts.selling.talks.amend(call.id, _seq(call), call.body, _doer(call))


async def unlog_objection(call: Call[None]) -> TalkView:
    """Take back an objection that was logged by mistake."""
    return await call.parts.selling.talks.unlog(call.id, _seq(call), _doer(call))


async def meet_party(call: Call[RightParty]) -> TalkView:
    """Say whether it is who we wanted."""
    return await call.parts.selling.talks.meet(call.id, call.body.right, _doer(call))


async def conclude_talk(call: Call[Conclusion]) -> TalkView:
    """Register the result: no interest needs a reason, a follow-up becomes a task, do-not-call blocks."""
    return await call.parts.selling.talks.conclude(call.id, call.body, _doer(call))


def _seq(call: Call[Any]) -> int:
    try:
        return int(call.request.match_info["seq"])
    except ValueError:
        raise Failure("not_found", "There is no such objection.") from None


def _doer(call: Call[Any]) -> Doer:
    return Doer(call.user.name, call.user.agent, call.may(Permission.SEE_SALES))
