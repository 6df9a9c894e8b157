"""The demo's coaching and calibration: notes of a supervisor, and contacts that two have judged blind."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from callcenter.demo.quality import EVALUATOR as COACH
from callcenter.demo.quality import answers
from callcenter.ports.books import Books
from callcenter.quality.calibration import CalibrationSession
from callcenter.quality.coaching import Agreed, CoachingNote, CoachingWords, Party, Seen
from callcenter.quality.evaluations import Evaluation, Judged
from callcenter.quality.training import DAY
from callcenter.service.follow_up.tools import Doer
from callcenter.service.house import parse
from callcenter.service.quality.calibrations import NewSession
from callcenter.service.quality.evaluations import Begin
from callcenter.service.quality.forms import SHIPPED
from callcenter.service.quality.room import QualityRoom

SECOND = Doer("ada", "", all=True, roles=("administrator",))
#: The agent as whom people look at the demo, and one without a user of their own.
READER, LEARNER = "ana", "chen"
#: How many minutes after the first start of the demo its sample is drawn.
FIRST_SAMPLE = 10


def sampled(document: dict[str, Any], now: float) -> dict[str, Any]:
    """Return the house's document with a sample each week, first soon after `now` (seconds UTC)."""
    begins = datetime.fromtimestamp(now, UTC) + timedelta(minutes=FIRST_SAMPLE)
    local = begins.astimezone(ZoneInfo(parse(document).zone))
    plan = {
        "id": "weekly",
        "name": {"en": "Two a week", "zh-CN": "每周两个"},
        "form": SHIPPED,
        "rule": "FREQ=WEEKLY",
        "begins": local.strftime("%Y-%m-%dT%H:%M"),
        "evaluators": [COACH.name, SECOND.name],
    }
    return document | {"quality_rules": {"samples": [plan]}}


async def coach(room: QualityRoom, books: Books, now: float) -> None:
    """Share the demo's note, once: it waits to be read."""
    if await books.count(CoachingNote, {"agent": READER}):
        return
    words = CoachingWords(
        "Say what happens next / 说明下一步",
        "Calls are warm and quick. What is missing is the last half minute. 通话热情、迅速，只差最后半分钟。",
        (
            Seen("Ended without saying by when the part comes. 结束时未说明到货时间。"),
            Seen("Greeted by name each time. 每次都称呼客户姓名。"),
        ),
        (
            Agreed("Close each call with what, who and when. 每通电话说明何事、何人、何时。", now + 7 * DAY),
            Agreed("Sit beside for an hour. 旁听一小时。", now + 3 * DAY, Party.COACH),
        ),
        now + 14 * DAY,
    )
    note = await room.coaching.add(READER, words, COACH)
    await room.coaching.share(note.id, note.version, COACH)


async def draft(room: QualityRoom, books: Books) -> None:
    """Begin a note from an evaluation, once."""
    if await books.count(CoachingNote, {"agent": LEARNER}):
        return
    found = await books.find(Evaluation, {"agent": LEARNER, "counts": True}, limit=1)
    seen = tuple(Seen("Spoke over the customer. 打断客户。", one.contact, one.id) for one in found)
    words = CoachingWords(
        "Let customers finish / 让客户说完", seen=seen or (Seen("Spoke over the customer."),)
    )
    await room.coaching.add(LEARNER, words, COACH)


async def calibrate(room: QualityRoom, books: Books, now: float, dice: Random) -> None:
    """Call the demo's calibrations, once: one is over, in the other one the second evaluator is awaited."""
    if await books.count(CalibrationSession):
        return
    for judged, judges in zip(
        await books.find(Evaluation, limit=2), ((COACH, SECOND), (COACH,)), strict=False
    ):
        wish = NewSession(SHIPPED, (SECOND.name,), now + 5 * DAY)
        session = await room.calibrations.call(judged.about, wish, COACH)
        for judge in judges:
            await _judge(room, session, judge, dice)


async def _judge(room: QualityRoom, session: CalibrationSession, judge: Doer, dice: Random) -> None:
    async def look(_contact: str, _agent: str) -> Judged:
        return session.about

    begin = Begin(session.about.contact, SHIPPED, calibration=session.id)
    made = await room.evaluations.begin(begin, look, judge)
    _, content = await room.evaluations.see(made.id, judge)
    made = await room.evaluations.fill_in(made.id, made.version, tuple(answers(content, dice)), "", judge)
    await room.evaluations.finish(made.id, made.version, judge)
