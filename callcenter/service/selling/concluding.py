"""What the result of a talk changes besides the talk, stored with it in one go (FL-25 ④⑤).

The record of the campaign, the customer's file, the follow-up, and the line of everybody who wants no calls.
"""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases.tasks import Task, TaskKind, agreed
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.moves import withdraw
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.outbound.campaign.talked import Concluded, talked
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Among, Change, Match, Put
from callcenter.service.follow_up.agreed import REMIND_BEFORE
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.service.house import House

_IN_LINE = Among((RecordState.WAITING.value, RecordState.RESERVED.value))
#: More records of one number are left to the gate, which stops them one by one.
_MOST = 500


def disposition_of(house: House, queue: str, result: TalkResult) -> str:
    """Return the disposition that stands for a result of a talk; the result's own word where none does."""
    fitting = (each for each in house.dispositions if not each.queues or queue in each.queues)
    return next((each.id for each in fitting if each.talk_result == result), result.value)


def task_id(talk: Talk) -> str:
    """Return the id of the task that follows a talk up."""
    return f"follow-up:{talk.id}"


class Consequences:
    """Works out the changes; the caller stores them with the talk, and again if somebody was quicker."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def of(
        self, talk: Talk, for_file: Iterable[tuple[str, str]], doer: Doer
    ) -> tuple[Talk, list[Change]]:
        """Return a talk that has a result, with its task, and all that follows from it.

        `for_file` are places of the customer's file with what the customer said.
        """
        task = await self._task(talk, doer)
        known = bool(task or talk.task) and talk.result is TalkResult.FOLLOW_UP
        changes: list[Change] = [Put(task)] if task is not None else []
        changes += await self._record(talk)
        changes += await self._files(talk, dict(for_file))
        if talk.result is TalkResult.DO_NOT_CALL:
            changes += await self._others(talk)
        return replace(talk, task=task_id(talk) if known else ""), changes

    async def _record(self, talk: Talk) -> list[Change]:
        """The campaign's record: its result, whether it is tried again, and what was written down."""
        books = self._tools.books
        record = await books.get(ListRecord, talk.record) if talk.record else None
        if record is None or talk.result is None:
            return []
        campaign = await books.get(Campaign, record.campaign) or Campaign(record.campaign)
        word = disposition_of(self._tools.house(), talk.queue, talk.result)
        told = Concluded(talk.id, talk.result, word, talk.fields)
        return [Put(talked(record, campaign, told, self._tools.now()))]

    async def _others(self, talk: Talk) -> list[Change]:
        """Every other record of that number, in whatever campaign: it leaves the line at once."""
        where: dict[str, Match] = {"numbers": talk.who.number, "state": _IN_LINE}
        found = await self._tools.books.find(ListRecord, where, limit=_MOST)
        now, why = self._tools.now(), TalkResult.DO_NOT_CALL.value
        return [Put(withdraw(each, why, now)) for each in found if each.id != talk.record]

    async def _files(self, talk: Talk, said: dict[str, str]) -> list[Change]:
        """The files of the person and of their account, as far as they are told something new."""
        person = await self._true(Person, talk.who.person)
        account = await self._true(Account, person.account if person is not None else talk.who.account)
        kept = (("person", person), ("account", account))
        return [
            Put(new)
            for name, file in kept
            if file is not None and not getattr(file, "erased_at", 0.0)
            if (new := _written(file, name, said)) != file
        ]

    async def _true(self, kind: type[Any], id_: str) -> Any:
        """Return a file, or the one that it was merged into, None for none."""
        found = await self._tools.books.get(kind, id_) if id_ else None
        if found is not None and found.merged_into:
            return await self._tools.books.get(kind, found.merged_into)
        return found

    async def _task(self, talk: Talk, doer: Doer) -> Task | None:
        """Return the task that a follow-up is, as it is to be now; one that is owed no more is called off."""
        now, due = self._tools.now(), talk.follow_up_at
        early = due - REMIND_BEFORE
        wish = Task(
            task_id(talk),
            kind=TaskKind.CALL_BACK,
            title=" ".join(filter(None, (talk.who.company, talk.who.name))) or talk.who.number,
            note=talk.note,
            owner=doer.name,
            due=due,
            remind_at=early if early > now else due,
            account=talk.who.account,
            person=talk.who.person,
            contact=talk.id,
            number=talk.who.number,
            zone=self._tools.house().zone,
            by=doer.name,
        )
        kept = await self._tools.books.get(Task, task_id(talk))
        return agreed(kept, wish, now) if kept is not None or due else None


def _written(file: Any, name: str, said: dict[str, str]) -> Any:
    """Return a file with what was said for it: an address is added, anything else is replaced."""
    for place, value in said.items():
        where, _, field = place.partition(".")
        if where != name:
            continue
        if field.startswith("own."):
            file = replace(file, own={**file.own, field.removeprefix("own."): value})
        elif field == "email":
            file = replace(file, emails=tuple(dict.fromkeys((*file.emails, value.lower()))))
        else:
            file = replace(file, **{field: value})
    return file
