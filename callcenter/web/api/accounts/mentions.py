"""Colleagues' words about erased people, decided one by one."""

from callcenter.service.privacy.mentions import MentionRow
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import MentionDecision, MentionRows, MentionsQuery


async def list_mentions(call: Call[MentionsQuery]) -> MentionRows:
    """Words that may name somebody who was erased, as they stand now (EU-03)."""
    found = await customers(call).mentions.listed(undecided=call.body.undecided)
    return MentionRows(tuple(found))


async def decide_mention(call: Call[MentionDecision]) -> MentionRow:
    """Write the words anew without the person, or keep them with the reason."""
    wish = call.body
    return await customers(call).mentions.decide(
        reader(call), call.id, wish.version, wish.decided, wish.texts, wish.why
    )
