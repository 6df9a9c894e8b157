"""The list behind every number."""

import msgspec

from callcenter.ports.live import Search
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_oversight import ContactLines, SearchQuery


async def search_contacts(call: Call[SearchQuery]) -> ContactLines:
    """Live and closed contacts that fit, the newest arrival first.

    Searching by number is for those who may see numbers; for others they are masked.
    """
    whole = call.may(Permission.SEE_NUMBERS)
    if call.body.number and not whole:
        raise Failure("forbidden", f"This needs the permission {Permission.SEE_NUMBERS.value}.")
    wanted = msgspec.convert(msgspec.to_builtins(call.body), Search)
    return ContactLines(tuple(call.parts.history.search(wanted, whole=whole)))
