"""Scripts: read, checked, published, taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from callcenter.outbound.scripts.kept import ScriptEntry
from callcenter.service.selling.scripts import BadScript, ScriptPage
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_selling import (
    EditionQuery,
    Retirement,
    ScriptDraft,
    ScriptEditions,
    ScriptEntries,
    ScriptText,
)


async def list_scripts(call: Call[None]) -> ScriptEntries:
    """All scripts by name, retired ones too."""
    return ScriptEntries(tuple(await call.parts.selling.scripts.entries()))


async def see_script(call: Call[EditionQuery]) -> ScriptPage:
    """A script as it holds, or in an older edition, with its drawing."""
    return await call.parts.selling.scripts.page(call.id, call.body.edition)


async def check_script(call: Call[ScriptText]) -> ScriptPage:
    """What a text would be as this script. Nothing is changed."""
    with _told():
        return call.parts.selling.scripts.look(call.id, call.body.text)


async def publish_script(call: Call[ScriptDraft]) -> ScriptEntry:
    """Let a text hold for new talks; talks under way go on in the edition that they began in."""
    with _told():
        entry = await call.parts.selling.scripts.publish(
            call.id, call.body.text, call.body.version, call.user.name
        )
    await call.note("script.published", {"script": call.id, "edition": entry.edition})
    return entry


async def retire_script(call: Call[Retirement]) -> ScriptEntry:
    """Propose a script no more, or again."""
    return await call.parts.selling.scripts.retire(call.id, call.user.name, retired=call.body.retired)


async def script_history(call: Call[None]) -> ScriptEditions:
    """Who published a script when."""
    return ScriptEditions(tuple(await call.parts.selling.scripts.history(call.id)))


@contextmanager
def _told() -> Iterator[None]:
    """Say in the API's words what the book refuses."""
    try:
        yield
    except BadScript as bad:
        raise Failure("bad_script", "Not accepted.", problems=bad.problems) from None
