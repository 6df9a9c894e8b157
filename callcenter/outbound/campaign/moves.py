"""What becomes of a record: reserved, dialled, tried again, done (FL-25)."""

from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.record import (
    RECORD_MOVES,
    Denied,
    DialAttempt,
    ListRecord,
    RecordState,
    contact_of,
)
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult

_S = RecordState
MINUTE = 60.0

#: The result of an attempt in which nobody's telephone was rung: it counts for nothing.
NOT_DIALLED = "not_dialled"
#: The same: the dial could not be made, because the gate forbade it at the last moment or the carrier failed.
NOT_MADE = "not_made"
#: Such a dial is put off for so many minutes, twice as long each time, a day at most.
_PUT_OFF, _LONGEST = 5.0, 1440.0
#: After a number is found dead, the next one is tried at once.
DEAD = "failed"
#: After a talk with one of these results nobody is dialled for the record any more.
FINAL = frozenset({TalkResult.SALE, TalkResult.FOLLOW_UP, TalkResult.DO_NOT_CALL})


def moved(record: ListRecord, to: RecordState, now: float) -> ListRecord:
    """Return a record in another state. Refuses with `wrong_state` what `RECORD_MOVES` does not hold."""
    if to not in RECORD_MOVES[record.state]:
        raise OutboundRefusal("wrong_state", record.state.value)
    return replace(record, state=to, since=now)


def reserve(record: ListRecord, campaign: Campaign, agent: str, now: float) -> ListRecord:
    """Give a record to an agent to look at, for as long as the campaign says."""
    held = moved(record, _S.RESERVED, now)
    return replace(held, agent=agent, until=now + campaign.preview_minutes * MINUTE)


def give_back(record: ListRecord, now: float, reason: str = "", again_at: float = 0.0) -> ListRecord:
    """Put a reserved record back in line, for now or for later; `reason` says why it was skipped."""
    back = moved(record, _S.WAITING, now)
    return replace(back, agent="", until=0.0, reason=reason, next_at=again_at or back.next_at)


def withdraw(record: ListRecord, reason: str, now: float) -> ListRecord:
    """Never dial a record again, unless it is opened again by hand. Refuses without a reason."""
    if not reason:
        raise OutboundRefusal("incomplete", "reason")
    return replace(moved(record, _S.WITHDRAWN, now), agent="", until=0.0, result=reason, reason=reason)


def reopen(record: ListRecord, now: float) -> ListRecord:
    """Put what was done or withdrawn in line again; its attempts stay counted."""
    if record.state not in {_S.DONE, _S.WITHDRAWN}:
        raise OutboundRefusal("wrong_state", record.state.value)
    return replace(moved(record, _S.WAITING, now), result="", reason="", next_at=now, denied=None)


def number_of(record: ListRecord) -> str:
    """Return the number to dial next: the one tried least, the first of those alike, "" for none left."""
    tried = [attempt.number for attempt in record.attempts]
    left = [number for number in record.numbers if number not in record.bad]
    return min(left, key=tried.count, default="")


def dial(record: ListRecord, mode: Mode, agent: str, now: float) -> ListRecord:
    """Begin an attempt. Refuses with `no_number` a record whose numbers are all dead."""
    number = number_of(record)
    if not number:
        raise OutboundRefusal("no_number", record.id)
    attempt = DialAttempt(number, contact_of(record), now, mode, agent)
    begun = replace(moved(record, _S.DIALLING, now), attempts=(*record.attempts, attempt))
    return replace(begun, agent=agent, until=0.0, denied=None, reason="", turns=record.turns + 1)


def deny(record: ListRecord, denied: Denied, again_at: float, *, forever: bool = False) -> ListRecord:
    """Keep the gate's no: the record waits until `again_at`, or is withdrawn if no time can help."""
    kept = replace(record, denied=denied)
    if forever:
        return replace(withdraw(kept, denied.rule, denied.at), denied=denied)
    if record.state is _S.RESERVED:
        return replace(give_back(kept, denied.at, "denied", again_at), denied=denied)
    return replace(kept, next_at=again_at, reason="denied")


def undo(record: ListRecord, now: float, *, taken: bool) -> ListRecord:
    """Take the attempt under way back, in which no telephone rang.

    `taken`: the floor had it, so its contact's id is used up. What the floor never had keeps its id.
    """
    before = replace(moved(record, _S.WAITING, now), attempts=record.attempts[:-1])
    return replace(before, agent="", next_at=now, turns=record.turns if taken else record.turns - 1)


def give_way(record: ListRecord, now: float, reason: str) -> ListRecord:
    """Let a record in line wait a little: the floor would not have it now, say because it has that number."""
    return replace(record, next_at=now + 5 * MINUTE, reason=reason)


def refused(record: ListRecord, campaign: Campaign, now: float) -> ListRecord:
    """Give a record back to the agent whose call the floor refused: they look at it again."""
    agent = record.attempts[-1].agent
    return reserve(undo(record, now, taken=False), campaign, agent, now)


def settle(
    record: ListRecord, campaign: Campaign, result: str, now: float, *, reached: bool = False, agent: str = ""
) -> ListRecord:
    """End the attempt under way with its result: it is tried again by the campaign's rules, or done.

    An attempt in which no telephone rang is taken back. A dead number is never dialled again.
    """
    if record.state is not _S.DIALLING:
        raise OutboundRefusal("wrong_state", record.state.value)
    if result in {NOT_DIALLED, NOT_MADE}:
        back = undo(record, now, taken=True)
        return back if result == NOT_DIALLED else _put_off(back, now)
    last = record.attempts[-1]
    came = last.result if last.talk is not None else result
    ended = replace(last, ended_at=now, result=came, reached=reached, agent=agent or last.agent)
    bad = (*record.bad, last.number) if came == DEAD and not reached else record.bad
    over = replace(record, attempts=(*record.attempts[:-1], ended), bad=bad)
    return followed(over, campaign, ended, now)


def followed(record: ListRecord, campaign: Campaign, last: DialAttempt, now: float) -> ListRecord:
    """Return a record as its last attempt, which is over, leaves it: in line again, or done.

    Whose number belongs to somebody else is tried by the next one at once; a sale, a follow-up (it is a
    task) and who wants no calls end the record, whatever the campaign's rules say.
    """
    wrong = last.talk is TalkResult.WRONG_PERSON and last.number not in record.bad
    bad = (*record.bad, last.number) if wrong else record.bad
    over = replace(record, bad=bad, agent="", until=0.0, result=last.result)
    again_at = None if last.talk in FINAL else _again_at(over, campaign, last, now)
    to = _S.DONE if again_at is None else _S.WAITING
    at = over.next_at if again_at is None else again_at
    return replace(over if over.state is to else moved(over, to, now), next_at=at)


def _put_off(record: ListRecord, now: float) -> ListRecord:
    """Let a record wait whose dial could not be made; longer each time that nothing came of it."""
    in_vain = record.turns - len(record.attempts)
    wait = min(_PUT_OFF * 2.0 ** min(in_vain - 1, 10), _LONGEST)
    return replace(record, next_at=now + wait * MINUTE, reason=NOT_MADE)


def _again_at(record: ListRecord, campaign: Campaign, last: DialAttempt, now: float) -> float | None:
    """Return when a record is tried again after its last attempt, None if it is not."""
    result = last.result
    if len(record.attempts) >= campaign.attempts or not number_of(record):
        return None
    if result == DEAD or last.talk is TalkResult.WRONG_PERSON:
        return now
    rule = campaign.retry(result)
    times = sum(attempt.result == result for attempt in record.attempts)
    if rule is None or times > rule.times:
        return None
    return now + rule.after * MINUTE
