"""Do-not-call lists, the gate asked without calling, its book, and what was waived (FL-25)."""

import asyncio
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict

from callcenter.outbound.gate import Attempt, Audience, Mode, Purpose
from callcenter.outbound.gate.kept import DialCheck, DoNotCall, NumberListEntry
from callcenter.outbound.gate.rules import FINAL, NationalList
from callcenter.outbound.gate.values import Waiver
from callcenter.ports.books import Cursor, Drop, Match, Put, cursor_of
from callcenter.service.calling.reading import ListReader
from callcenter.service.numbers import to_e164
from callcenter.web import values_lawful as v
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure

T = TypeVar("T")
_DAY = 86_400.0
#: The bytes of a list that are read at once.
_PIECE = 1 << 20


async def look_up(call: Call[v.NumberQuery]) -> v.ListedNumber:
    """Return what all do-not-call lists say about a number."""
    found = await call.parts.calling.lists.find(_number(call, call.body.number))
    return v.ListedNumber(found.number, found.refused, found.listings)


async def refuse(call: Call[v.RefusalWish]) -> DoNotCall:
    """Put a number on our own list: it holds at once, in every list and campaign."""
    wish, user = call.body, call.user
    source = "agent" if user.agent else "api"
    number = _number(call, wish.number)
    return await call.parts.calling.lists.refuse(
        number, source=source, by=user.name, topic=wish.topic, evidence=wish.evidence
    )


async def list_refusals(call: Call[v.RefusalsQuery]) -> v.Refusals:
    """List the numbers on our own list, the newest first."""
    books, wanted = call.parts.books, call.body
    found = await books.find(
        DoNotCall, {"holds": True}, order="-at", limit=wanted.limit, after=_cursor(wanted.after)
    )
    total = await books.count(DoNotCall, {"holds": True})
    return v.Refusals(tuple(found), total, _next(found, wanted.limit))


async def take_off(call: Call[v.WhyBody]) -> DoNotCall:
    """Take a number off our own list, with the reason. The line stays on file."""
    return await call.parts.calling.lists.take_off(call.id, by=call.user.name, why=call.body.why)


async def see_lists(call: Call[None]) -> v.NumberLists:
    """List the do-not-call lists that were taken in, with the age of each copy."""
    room, now = call.parts.calling, call.parts.clock.now()
    ages: dict[str, int] = {}
    for rule in room.precall.rulebook().rules():
        if isinstance(rule, NationalList):
            for name in rule.lists:
                ages[name] = min(rule.max_age_days, ages.get(name, rule.max_age_days))
    kept = room.lists.lists()
    views = [v.NumberListView(each, int((now - each.as_of) // _DAY), ages.get(each.id)) for each in kept]
    missing = sorted(ages.keys() - {each.id for each in kept})
    return v.NumberLists(tuple(views), tuple(missing), room.lists.own)


async def take_in(call: Call[None]) -> v.ListTaken:
    """Take a list in from a file of plain numbers or CSV, in place of its former edition, or preview it."""
    wish = _upload(call)
    if wish.as_of > call.parts.clock.now() + _DAY:
        raise Failure("bad_time", "A copy is not made in the future.")
    room = call.parts.calling
    known = {each.id: each for each in room.lists.lists()}
    builder = room.lists.builder(call.id)
    reader = ListReader(builder, wish.country)
    async for piece in call.request.content.iter_chunked(_PIECE):
        await asyncio.to_thread(reader.feed, piece)
    reader.end()
    before = known[call.id].count if call.id in known else 0
    if not len(builder):
        raise Failure("bad_file", "There is no number in it.")
    count = len(await asyncio.to_thread(builder.build))
    if not wish.preview:
        entry = NumberListEntry(
            call.id,
            name=wish.name or call.id,
            country=wish.country,
            own=wish.own,
            as_of=wish.as_of,
            refused=reader.refused,
        )
        await room.lists.take_in(entry, builder, call.user.name)
    return v.ListTaken(
        not wish.preview, count, before, reader.refused, tuple(reader.first), tuple(reader.flaws)
    )


async def drop_list(call: Call[None]) -> None:
    """Forget a list that was taken in. What a rule asks for is then unknown, and unknown means no."""
    await call.parts.calling.lists.drop(call.id, call.user.name)


async def ask_gate(call: Call[v.AskWish]) -> v.Answered:
    """Ask the gate about a number without calling it, with every reason against."""
    wish = call.body
    attempt = Attempt(
        _number(call, wish.number),
        Purpose(wish.purpose),
        Mode.CALLBACK if wish.purpose == "callback" else Mode(wish.mode),
        offer=wish.offer,
        basis=wish.basis,
        audience=Audience(wish.audience),
    )
    asked = await call.parts.calling.precall.ask(attempt, stage="dry", at=wish.at or 0.0)
    return v.Answered(_seen(asked.attempt, v.CallAsked), _seen(asked.verdict, v.CallVerdict))


async def list_checks(call: Call[v.ChecksQuery]) -> v.Checks:
    """List the gate's answers: why was this number dialled, or not?"""
    wanted = call.body
    where: dict[str, Match] = {
        name: value for name in ("record", "contact", "campaign") if (value := getattr(wanted, name))
    }
    if wanted.number:
        where["number"] = _number(call, wanted.number)
    if wanted.allowed is not None:
        where["allowed"] = wanted.allowed
    books = call.parts.books
    found = await books.find(DialCheck, where, order="-at", limit=wanted.limit, after=_cursor(wanted.after))
    return v.Checks(tuple(_check(each) for each in found), _next(found, wanted.limit))


async def see_rules(call: Call[None]) -> v.CallRules:
    """List the policy packs with their rules, and what was waived."""
    book = call.parts.calling.precall.rulebook()
    packs = [v.PackView(p.id, p.version, p.name, p.countries, p.note) for p in book.packs]
    rules = [_rule(pack.id, rule) for pack in book.packs for rule in pack.rules]
    rules += [_rule("", rule) for rule in book.own]
    return v.CallRules(tuple(packs), tuple(rules), book.waivers)


async def waive(call: Call[v.WaiverWish]) -> Waiver:
    """Set a rule aside, with a reason and under one's name. A do-not-call hit cannot be."""
    wish, now = call.body, call.parts.clock.now()
    known = [rule for rule in call.parts.calling.precall.rulebook().rules() if rule.id == wish.rule]
    if not known:
        raise Failure("not_found", wish.rule)
    if all(rule.final or isinstance(rule, FINAL) for rule in known):
        raise Failure("final_rule", wish.rule)
    if not wish.reason.strip():
        raise Failure("reason_missing", "Setting a rule aside needs a reason.")
    made = Waiver(
        f"waiver-{wish.rule}-{int(now * 1000)}",
        **asdict(wish) | {"reason": wish.reason.strip()},
        by=call.user.name,
        at=now,
    )
    stored: Waiver = (await call.parts.books.commit([Put(made)], call.user.name, now))[0]
    return stored


async def end_waiver(call: Call[None]) -> None:
    """Let a rule hold again."""
    books = call.parts.books
    found = await books.get(Waiver, call.id)
    if found is None:
        raise Failure("not_found", call.id)
    await books.commit([Drop(found)], call.user.name, call.parts.clock.now())


def _check(check: DialCheck) -> v.CallCheck:
    asked = _seen(check.attempt, v.CallAsked) if check.attempt is not None else None
    verdict = _seen(check.verdict, v.CallVerdict) if check.verdict is not None else None
    return v.CallCheck(check.id, check.at, check.stage, asked, verdict, check.result, check.ended_at)


def _seen(value: object, kind: type[T]) -> T:
    """Return a value of the gate as it is shown: the fields that its view has."""
    return msgspec.convert(msgspec.to_builtins(value), kind)


def _rule(pack: str, rule: Any) -> v.RuleView:
    kind = str(rule.__struct_config__.tag)
    final = rule.final or isinstance(rule, FINAL)
    return v.RuleView(pack, rule.id, kind, rule.says, rule.source, rule.since, final, rule.strict)


def _upload(call: Call[None]) -> v.ListUpload:
    try:
        return msgspec.convert(dict(call.request.query), v.ListUpload, strict=False)
    except msgspec.ValidationError as error:
        raise Failure("invalid_request", str(error)) from None


def _number(call: Call[Any], text: str) -> str:
    found = to_e164(text, next(iter(call.parts.house().numbers), ""))
    if not found:
        raise Failure("bad_number", "That is no telephone number.")
    return found


def _cursor(text: str) -> Cursor | None:
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise Failure("bad_cursor", text) from None


def _next(found: list[Any], limit: int) -> str:
    return cursor_of(found[-1], "-at").text() if len(found) == limit else ""
