"""What an agent does with the contact at hand."""

import re

from callcenter.floor import commands as c
from callcenter.floor import values as floor
from callcenter.floor.ahead import JudgeAnswer
from callcenter.service.precall import PlannedCall
from callcenter.web.api.calling import pass_gate
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values import AnswerVerdict, DispositionEntry, RecordingWish, Reply, Target

_E164 = re.compile(r"\+[1-9]\d{5,14}")


async def hold(call: Call[None]) -> None:
    """Put the customer on hold."""
    await call.submit(c.Hold(call.agent, call.id))


async def resume(call: Call[None]) -> None:
    """Take the customer off hold."""
    await call.submit(c.Resume(call.agent, call.id))


async def hang_up(call: Call[None]) -> None:
    """End the contact."""
    await call.submit(c.HangUpContact(call.agent, call.id))


async def judge(call: Call[AnswerVerdict]) -> None:
    """Say whether a person or a machine answered a call that was dialled ahead."""
    await call.submit(JudgeAnswer(call.agent, call.id, floor.AnsweredBy(call.body.answered_by)))


async def merge(call: Call[None]) -> None:
    """Bring customer and consulted party together."""
    await call.submit(c.Merge(call.agent, call.id))


async def complete(call: Call[None]) -> None:
    """Leave customer and consulted party to each other."""
    await call.submit(c.CompleteConsult(call.agent, call.id))


async def cancel_consult(call: Call[None]) -> None:
    """Let the consulted party go."""
    await call.submit(c.CancelConsult(call.agent, call.id))


async def transfer(call: Call[Target]) -> None:
    """Hand the customer over unannounced."""
    target = await _lawful(call, _target(call.body))
    await call.submit(c.Transfer(call.agent, call.id, target))


async def consult(call: Call[Target]) -> None:
    """Hold the customer and ask an agent or a number."""
    target = _target(call.body)
    if target.kind is floor.TargetKind.QUEUE:
        raise Failure("invalid_request", "A queue cannot be consulted.")
    await call.submit(c.Consult(call.agent, call.id, await _lawful(call, target)))


async def recording(call: Call[RecordingWish]) -> None:
    """Pause the recording or let it go on (PC-02)."""
    await call.submit(c.SetRecording(call.agent, call.id, call.body.paused, call.body.reason))


async def reply(call: Call[Reply]) -> None:
    """Write to the customer of a message contact."""
    await call.submit(c.SendReply(call.agent, call.id, call.body.text))


async def dispose(call: Call[DispositionEntry]) -> None:
    """Register what the contact was about, and which article solved it (FL-24)."""
    entry, known = call.body, call.parts.house()
    _check("disposition", entry.disposition, [word.id for word in known.dispositions])
    if entry.resolution:
        _check("resolution", entry.resolution, [word.id for word in known.resolution_sources])
    helping = call.parts.knowledge.helping
    edition = await helping.edition(entry.article, entry.edition) if entry.article else 0
    told = (entry.disposition, entry.note, entry.resolution, entry.follow_up_at, entry.article, edition)
    await call.submit(c.Dispose(call.agent, call.id, *told))
    await helping.solved(call.id, call.agent, entry.article, edition, call.user.name)


def _check(what: str, given: str, known: list[str]) -> None:
    """Refuse a word that the house does not have; a house that lists none takes any."""
    if known and given not in known:
        raise Failure(f"unknown_{what}", "The house has no such choice.")


async def _lawful(call: Call[Target], target: floor.Target) -> floor.Target:
    """Return a target; an outside number that may not be called is refused with its rule."""
    if target.kind is floor.TargetKind.NUMBER:
        now = call.parts.clock.now()
        fetched = PlannedCall(floor.Kind.OUTGOING, target.id, now, agent=call.agent, purpose="party")
        await pass_gate(call, fetched)
    return target


def _target(target: Target) -> floor.Target:
    if target.kind is floor.TargetKind.NUMBER and not _E164.fullmatch(target.id):
        raise Failure("invalid_request", "The number must be E.164, such as +15551234567.")
    return floor.Target(target.kind, target.id)
