"""Two files of one customer, and files whose time is over."""

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.web.api.accounts.asker import customers, reader, shown
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import DuplicatePeople, MergeWish, Purges, RetentionRules, WouldGoAll


async def duplicate_people(call: Call[None]) -> DuplicatePeople:
    """People who may be one: they share a number, an address, or a name within an account."""
    groups = await customers(call).merging.suggested(reader(call))
    return DuplicatePeople(
        tuple(replace(each, people=tuple(shown(call, person) for person in each.people)) for each in groups)
    )


async def merge_people(call: Call[MergeWish]) -> Person:
    """Let a person live on in another, with numbers, timeline, cases and consents."""
    wish = call.body
    one = await customers(call).merging.people(
        reader(call), call.id, wish.version, wish.into, wish.into_version
    )
    return shown(call, one)


async def merge_accounts(call: Call[MergeWish]) -> Account:
    """Let an account live on in another, with its people and all that belongs to it."""
    wish = call.body
    return await customers(call).merging.accounts(
        reader(call), call.id, wish.version, wish.into, wish.into_version
    )


async def list_purges(call: Call[None]) -> Purges:
    """What was deleted because its time was over, the newest first (EU-04)."""
    return Purges(tuple(await customers(call).retention.proofs()))


async def list_rules(call: Call[None]) -> RetentionRules:
    """How long every category of data is kept, by which rule, and what was deleted of it last (EU-04)."""
    rules = await customers(call).retention.rules()
    return RetentionRules(call.parts.house().account_rules.region, tuple(rules))


async def dry_run(call: Call[None]) -> WouldGoAll:
    """How much the next deletion would take of every category; nothing is deleted (EU-04)."""
    return WouldGoAll(tuple(await customers(call).retention.dry_run()))


async def purge(call: Call[None]) -> Purges:
    """Delete now what may not be kept any longer, and return the proof; it happens every hour by itself."""
    return Purges(tuple(await customers(call).retention.run()))
