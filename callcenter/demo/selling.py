"""What was sold by telephone before the demo begins: the scripts, and a month of past calls."""

from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.demo.people import DIALLED, customers
from callcenter.outbound.objections.cards import shipped_cards
from callcenter.outbound.objections.objection import Authenticity, Method, Objection, ObjectionOutcome
from callcenter.outbound.objections.taxonomy import STOP
from callcenter.outbound.scripts.check import shipped
from callcenter.outbound.scripts.kept import ScriptEntry
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.talks.talk import Reached, Talk, TalkOrigin
from callcenter.ports.books import Books, Put
from callcenter.ports.clock import Clock
from callcenter.service.house import House
from callcenter.service.selling.about import hour_of
from callcenter.service.selling.scripts import ScriptBook

CALLS = 800
_DAY = 86400.0
_AT_ONCE = 200
_LISTS = ("own-customers", "trade-fair", "web-requests")
_AGENTS = ("ana", "ben", "wanglei", "fatima", "chen", "hana")


class Kind(Struct, frozen=True):
    """How often a kind comes (weight), at which stage, how often it is resolved, and what is said."""

    type: str
    weight: float
    stage: TalkStage
    resolved: float
    words: tuple[str, ...]


_S = TalkStage
_KINDS = (
    Kind("price_high", 22, _S.PRICE, 0.44, ("That is far too expensive.", "太贵了，超出我们的预期。")),
    Kind("price_other_offer", 14, _S.PRICE, 0.36, ("We have a cheaper offer.", "别家报价比你们低。")),
    Kind("timing_later", 16, _S.CLOSE, 0.30, ("Call me after the holidays.", "过完节再说吧。")),
    Kind("need_has_one", 10, _S.DISCOVERY, 0.24, ("We repair them ourselves.", "我们自己有维修工。")),
    Kind("authority_boss", 11, _S.CLOSE, 0.38, ("My boss decides that.", "这事我做不了主。")),
    Kind(
        "incumbent_content", 12, _S.PITCH, 0.28, ("We are content with our supplier.", "我们在用别家的服务。")
    ),
    Kind("brush_off_mail", 15, _S.OPENING, 0.33, ("Just send me an e-mail.", "你发邮件吧。")),
    Kind("service_after", 7, _S.PITCH, 0.55, ("And when it breaks at night?", "晚上坏了谁来修？")),
    Kind("budget_year", 8, _S.PRICE, 0.22, ("Nothing left this year.", "今年没有预算了。")),
    Kind("privacy", 4, _S.OPENING, 0.60, ("Where did you get my number?", "你怎么有我电话？")),
    Kind(STOP, 3, _S.OPENING, 0.0, ("Do not call me again.", "别再打了。")),
)
_COMPETITORS = ("Delta Pumps", "Aquaflow", "恒通泵业", "Borealis")
#: Of cards some do better than others: what is added to the chance of a resolution.
_HELP = {"price-year": 0.14, "price-compare": -0.06, "brush-off-question": 0.10, "timing-date": 0.08}


async def sold_before(books: Books, clock: Clock, house: House, scripts: ScriptBook) -> None:
    """Publish the scripts that are shipped and fill in past calls, unless some are there."""
    if await books.count(ScriptEntry) or await books.count(Talk):
        return
    for source in shipped():
        await scripts.publish(source.file.removesuffix(".yaml"), source.text, 0, "system")
    talks = past_calls(clock.now(), house.zone)
    for first in range(0, len(talks), _AT_ONCE):
        puts = [Put(talk, quiet=True) for talk in talks[first : first + _AT_ONCE]]
        await books.commit(puts, "system", clock.now())


def past_calls(now: float, zone: str, calls: int = CALLS, seed: int = 25) -> list[Talk]:
    """Return the calls of the thirty days before `now`: the same ones for the same seed."""
    dice = Random(seed)
    people = customers()
    return [_call(index, dice, dice.choice(people), now, zone) for index in range(calls)]


def _call(index: int, dice: Random, person: Any, now: float, zone: str) -> Talk:
    at = now - dice.uniform(0.02, 30.0) * _DAY
    at -= (hour_of(at, zone) - dice.randint(9, 17)) * 3600.0
    at = min(at, now - 3600.0)
    who = Reached(
        number=person.numbers[0],
        name=person.name,
        company=person.company,
        account=person.account,
        person=person.person,
        tier=person.tier,
        language=person.language,
    )
    script = "contract-renewal" if person.tier == "A" and dice.random() < 0.4 else "service-plan"
    talk = Talk(
        id=f"past-{index:04d}",
        agent=dice.choice(_AGENTS),
        queue="key-accounts" if person.tier == "A" else "sales",
        seller="Northwind Pumps 北风泵业",
        origin=TalkOrigin(list=dice.choice(_LISTS), attempt=dice.randint(1, 3)),
        who=who,
        caller_id=DIALLED,
        dialled_at=at,
        hour=hour_of(at, zone),
        script=script,
        edition=1,
    )
    if dice.random() > 0.62:
        result = dice.choice(("no_answer", "no_answer", "busy", "machine"))
        return replace(talk, ended_at=at + 30.0, dial_result=result)
    return _talked(replace(talk, answered_at=at + dice.uniform(5.0, 25.0)), dice)


def _talked(talk: Talk, dice: Random) -> Talk:
    if dice.random() < 0.16:
        return _ended(talk, dice, TalkResult.WRONG_PERSON, right=False)
    objections = _objections(talk, dice)
    talk = replace(talk, objections=objections)
    if any(each.type == STOP for each in objections):
        return _ended(talk, dice, TalkResult.DO_NOT_CALL, reason=STOP)
    open_ = [each for each in objections if each.outcome is not ObjectionOutcome.RESOLVED]
    base = 0.34 if talk.who.tier == "A" else 0.24
    chance = base * 0.35 ** len(open_) + 0.06 * (len(objections) > len(open_))
    if dice.random() < chance:
        return _ended(talk, dice, TalkResult.SALE)
    if dice.random() < 0.42:
        return _ended(talk, dice, TalkResult.FOLLOW_UP)
    reason = open_[-1].type if open_ else dice.choice(("need_no_use", "timing_later", "budget_year"))
    return _ended(talk, dice, TalkResult.REFUSED, reason=reason)


def _objections(talk: Talk, dice: Random) -> tuple[Objection, ...]:
    count = dice.choices((0, 1, 2, 3), (24, 44, 24, 8))[0]
    kinds = dice.choices(_KINDS, [kind.weight for kind in _KINDS], k=count)
    kinds.sort(key=lambda kind: list(_S).index(kind.stage))
    return tuple(_objection(talk, dice, kind, seq) for seq, kind in enumerate(kinds, start=1))


def _objection(talk: Talk, dice: Random, kind: Kind, seq: int) -> Objection:
    at = talk.answered_at + 40.0 * seq + dice.uniform(0.0, 30.0)
    top = kind.type.rpartition("_")[0] or kind.type
    cards = [card for card in shipped_cards() if kind.type.startswith(card.type)]
    card = dice.choice(cards) if cards and dice.random() < 0.8 else None
    helped = kind.resolved + (_HELP.get(card.id, 0.0) if card is not None else -0.12)
    resolved = dice.random() < helped
    missed = ObjectionOutcome.DO_NOT_CALL if kind.type == STOP else dice.choice(_MISSED)
    return Objection(
        seq=seq,
        type=kind.type,
        at=at,
        offset=at - talk.answered_at,
        stage=kind.stage,
        authenticity=dice.choice(list(Authenticity)),
        verbatim=kind.words[talk.who.language == "zh-CN"],
        competitor=dice.choice(_COMPETITORS) if top in {"incumbent", "price_other"} else "",
        language=talk.who.language,
        card=card.id if card is not None else "",
        edition=1 if card is not None else 0,
        method=card.method if card is not None else Method.NONE,
        assisted=dice.random() < 0.1,
        outcome=ObjectionOutcome.RESOLVED if resolved else missed,
        resolved_at=at + dice.uniform(15.0, 90.0) if resolved else 0.0,
    )


_O = ObjectionOutcome
_MISSED = (_O.UNRESOLVED, _O.UNRESOLVED, _O.PARTLY, _O.DEFERRED)
_INTEREST = {TalkResult.SALE: True, TalkResult.FOLLOW_UP: True, TalkResult.WRONG_PERSON: None}


def _ended(talk: Talk, dice: Random, result: TalkResult, *, right: bool = True, reason: str = "") -> Talk:
    over = talk.answered_at + 60.0 + 90.0 * len(talk.objections) + dice.uniform(0.0, 120.0)
    return replace(
        talk,
        result=result,
        right_party=right,
        interest=_INTEREST.get(result, False),
        reason=reason,
        follow_up_at=over + 3 * _DAY if result is TalkResult.FOLLOW_UP else 0.0,
        ended_at=over,
        concluded_at=over + 20.0,
    )
