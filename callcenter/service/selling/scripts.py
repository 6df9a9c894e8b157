"""The scripts of talks as they are written: checked, drawn, published, taken back."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.check import Checked, check
from callcenter.outbound.scripts.graph import drawable, mermaid, svg
from callcenter.outbound.scripts.kept import ScriptEdition, ScriptEntry, edition_id
from callcenter.outbound.scripts.script import Script
from callcenter.ports.books import Put, RecordsError
from callcenter.service.follow_up.tools import Tools
from notation.source import Source

_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_MOST = 500


class BadScript(ValueError):
    """The text may not be published. `problems` says everything that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ScriptPage(Struct, frozen=True):
    """A text with what is wrong with it, and its drawing where it can be drawn."""

    text: str
    version: int
    edition: int
    problems: tuple[str, ...]
    mermaid: str
    svg: str


class ScriptBook:
    """Keeps every edition; the newest holds for new talks, older ones for those that began in them."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._read: dict[str, Script] = {}

    async def entries(self) -> list[ScriptEntry]:
        """Return all scripts by name."""
        return await self._tools.books.find(ScriptEntry, limit=_MOST)

    async def fitting(self, queue: str) -> list[ScriptEntry]:
        """Return the scripts that may be used now: those proposed for a queue first."""
        there = [entry for entry in await self.entries() if not entry.retired]
        return sorted(there, key=lambda entry: (queue not in entry.queues, entry.id))

    async def page(self, name: str, edition: int | None = None) -> ScriptPage:
        """Return a script as it holds, or as it was. Refuses with `not_found`."""
        entry = await self._entry(name)
        kept = await self._edition(name, edition or entry.edition)
        return self.look(name, kept.text, entry.version, kept.edition)

    def look(self, name: str, text: str, version: int = 0, edition: int = 0) -> ScriptPage:
        """Return what a text would be as this script. Refuses with `not_found` an impossible name."""
        found = _checked(name, text)
        drawn = found.drawn if found.drawn is not None and drawable(found.drawn) else None
        pictures = (mermaid(drawn), svg(drawn)) if drawn is not None else ("", "")
        return ScriptPage(text, version, edition, tuple(str(each) for each in found.problems), *pictures)

    async def publish(self, name: str, text: str, version: int, by: str) -> ScriptEntry:
        """Let a text hold for new talks. `version` is that of the entry that was read, 0 for a new script.

        Raises `BadScript`, `StaleVersion`, `RecordsError`.
        """
        script = _checked(name, text).script
        problems = self.look(name, text).problems
        if script is None:
            raise BadScript(list(problems))
        known = await self._tools.books.get(ScriptEntry, name)
        edition, now = (known.edition if known is not None else 0) + 1, self._tools.now()
        entry = ScriptEntry(
            id=name,
            version=version,
            edition=edition,
            title=script.titles(),
            queues=tuple(script.queues),
            at=now,
            by=by,
        )
        text_ = ScriptEdition(
            id=edition_id(name, edition), script=name, edition=edition, text=text, at=now, by=by
        )
        stored: ScriptEntry = (await self._tools.commit((Put(entry), Put(text_, quiet=True)), by))[0]
        return stored

    async def retire(self, name: str, by: str, *, retired: bool) -> ScriptEntry:
        """Propose a script no more, or again. Refuses with `not_found`."""
        entry = replace(await self._entry(name), retired=retired)
        stored: ScriptEntry = (await self._tools.commit((Put(entry),), by))[0]
        return stored

    async def history(self, name: str) -> Sequence[ScriptEdition]:
        """Return the editions of a script, newest first, without their texts."""
        await self._entry(name)
        where = {"script": name}
        found = await self._tools.books.find(ScriptEdition, where, order="-edition", limit=_MOST)
        return [replace(each, text="") for each in found]

    async def script(self, name: str, edition: int) -> Script:
        """Return a script in one edition. Refuses with `not_found`; raises `RecordsError`."""
        id_ = edition_id(name, edition)
        if id_ not in self._read:
            kept = await self._edition(name, edition)
            script = check(Source(name, kept.text)).script
            if script is None:
                raise RecordsError(f"the script {id_} cannot be read")
            self._read[id_] = script
        return self._read[id_]

    async def newest(self, name: str) -> int:
        """Return the edition of a script that holds for new talks, 0 if there is no such script."""
        entry = await self._tools.books.get(ScriptEntry, name) if name else None
        return entry.edition if entry is not None else 0

    async def _entry(self, name: str) -> ScriptEntry:
        found = await self._tools.books.get(ScriptEntry, name)
        if found is None:
            raise OutboundRefusal("not_found", name)
        return found

    async def _edition(self, name: str, edition: int) -> ScriptEdition:
        found = await self._tools.books.get(ScriptEdition, edition_id(name, edition))
        if found is None:
            raise OutboundRefusal("not_found", edition_id(name, edition))
        return found


def _checked(name: str, text: str) -> Checked:
    """The text as a script of this name: what it calls itself must be that."""
    if not _NAME.fullmatch(name):
        raise OutboundRefusal("not_found", name)
    found = check(Source(f"{name}.yaml", text))
    if found.drawn is not None and found.drawn.script != name:
        message = f"{name}.yaml: error [bad-value] the script calls itself `{found.drawn.script}`"
        raise BadScript([message])
    return found
