"""What an agent does in a talk of ours: goes through the script, logs objections, registers the result."""

from collections.abc import Awaitable, Callable

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import Refusal
from callcenter.floor.commands import Command, Dispose
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import Kind
from callcenter.outbound.objections.objection import Said
from callcenter.outbound.objections.taxonomy import STOP
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kept import ScriptEntry
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.way import ShownStep, Taken, for_file, show
from callcenter.outbound.talks import moves
from callcenter.outbound.talks.moves import Conclusion
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Put, StaleVersion, put
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.service.selling.about import facts_of, live
from callcenter.service.selling.catalogue import Catalogue
from callcenter.service.selling.concluding import Consequences, disposition_of
from callcenter.service.selling.scripts import ScriptBook
from callcenter.service.selling.seams import Refusals, origin_of

_TRIES = 3


class TalkView(Struct, frozen=True):
    """A talk as the desk shows it. `shown` is its step, None without a script.

    `offers_end`: it is time to offer an end. `scripts` are those that may be chosen, until one is begun.
    """

    talk: Talk
    shown: ShownStep | None
    offers_end: bool
    scripts: tuple[ScriptEntry, ...]


class Parts(Struct, frozen=True):
    """What talks work with."""

    tools: Tools
    state: Callable[[], FloorState]
    submit: Callable[[Command], Awaitable[object]]
    scripts: ScriptBook
    catalogue: Catalogue
    refusals: Refusals


class Talks:
    """The talks of agents. Refuses with `OutboundRefusal`; an agent's own contacts only."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._consequences = Consequences(parts.tools)

    async def begin(self, contact: str, doer: Doer) -> TalkView:
        """Return the talk of a contact, begun with the script that fits if it was not yet.

        Refuses with `unknown_contact`, `not_your_contact`, and `wrong_kind` for a call that came in.
        """
        talk = await self._parts.tools.books.get(Talk, contact)
        if talk is None or not talk.agent:
            talk = await self._begun(self._contact(contact, doer), talk, doer)
        return await self.view(self._own(talk, doer), doer)

    async def see(self, contact: str, doer: Doer) -> TalkView:
        """Return a talk to whoever may see it. Refuses with `not_found` and `not_your_contact`."""
        talk = await self._talk(contact)
        return await self.view(talk if doer.all else self._own(talk, doer), doer)

    async def choose(self, contact: str, script: str, doer: Doer) -> TalkView:
        """Take another script, as long as no step was taken. "" is none."""
        edition = await self._parts.scripts.newest(script)
        if script and not edition:
            raise OutboundRefusal("not_found", script)

        async def chosen(talk: Talk) -> Talk:
            return moves.choose_script(talk, script, edition)

        return await self._change(contact, doer, chosen)

    async def go_on(self, contact: str, taken: Taken, doer: Doer) -> TalkView:
        """Take a step of the script; its fields are written down."""

        async def gone(talk: Talk) -> Talk:
            script = await self._script(talk)
            return moves.go_on(talk, script, self._facts(talk, doer), taken)

        return await self._change(contact, doer, gone)

    async def go_back(self, contact: str, doer: Doer) -> TalkView:
        """Take the last step back."""

        async def gone(talk: Talk) -> Talk:
            return moves.go_back(talk, await self._script(talk), self._facts(talk, doer))

        return await self._change(contact, doer, gone)

    async def log(self, contact: str, said: Said, doer: Doer) -> TalkView:
        """Log an objection where the talk stands. One to stop blocks the number before this returns."""
        said = await self._known(said)
        if said.type == STOP:
            await self._block(self._own(await self._talk(contact), doer), doer)

        async def logged(talk: Talk) -> Talk:
            shown = await self._shown(talk, doer)
            stage, step = (shown.stage, shown.step) if shown is not None else (TalkStage.OPENING, "")
            return moves.log(self._answered(talk), said, stage, step, self._parts.tools.now())

        return await self._change(contact, doer, logged)

    async def amend(self, contact: str, seq: int, said: Said, doer: Doer) -> TalkView:
        """Say an objection otherwise: its kind, the words, the card that was used, what came of it."""
        said = await self._known(said)
        if said.type == STOP:
            await self._block(self._own(await self._talk(contact), doer), doer)

        async def amended(talk: Talk) -> Talk:
            return moves.amend(talk, seq, said, self._parts.tools.now())

        return await self._change(contact, doer, amended)

    async def unlog(self, contact: str, seq: int, doer: Doer) -> TalkView:
        """Take back an objection that was logged by mistake."""

        async def unlogged(talk: Talk) -> Talk:
            return moves.unlog(talk, seq)

        return await self._change(contact, doer, unlogged)

    async def meet(self, contact: str, right: bool, doer: Doer) -> TalkView:
        """Say whether it is who we wanted."""

        async def met(talk: Talk) -> Talk:
            return moves.meet(talk, right)

        return await self._change(contact, doer, met)

    async def conclude(self, contact: str, wish: Conclusion, doer: Doer) -> TalkView:
        """Register the result, once for all: the record, the customer's file, the follow-up and the contact's
        disposition follow from it. Do-not-call blocks the number first.

        Refuses as `moves.conclude` does, and with `unknown_type` a reason that there is not.
        """
        if wish.reason and wish.reason not in await self._parts.catalogue.types():
            raise OutboundRefusal("unknown_type", wish.reason)
        talk = self._own(await self._talk(contact), doer)
        ended = moves.conclude(self._answered(talk), wish, self._parts.tools.now())
        if wish.result is TalkResult.DO_NOT_CALL:
            await self._block(talk, doer)
        for tried in range(1, _TRIES + 1):
            script = await self._script(ended) if ended.script else None
            said = for_file(script, ended.way) if script is not None else ()
            kept, changes = await self._consequences.of(ended, said, doer)
            try:
                stored = (await self._parts.tools.commit((Put(kept), *changes), doer.name))[0]
            except StaleVersion:
                if tried == _TRIES:
                    raise
                again = self._own(await self._talk(contact), doer)
                ended = moves.conclude(self._answered(again), wish, self._parts.tools.now())
                continue
            await self._dispose(stored)
            return await self.view(stored, doer)
        raise AssertionError("unreachable")

    async def _dispose(self, talk: Talk) -> None:
        """Register the contact by the talk's result, so that nobody enters it twice."""
        contact = self._parts.state().contacts.get(talk.id)
        if contact is None or talk.result is None:
            return
        word = disposition_of(self._parts.tools.house(), contact.queue, talk.result)
        if contact.disposition == word:
            return
        try:
            await self._parts.submit(Dispose(talk.agent, talk.id, word, talk.note))
        except Refusal:
            return  # the contact is over, or somebody else's by now: the talk has its result all the same

    async def view(self, talk: Talk, doer: Doer) -> TalkView:
        """Return a talk as the desk shows it."""
        script = await self._script(talk) if talk.script else None
        shown = show(script, talk.way, self._facts(talk, doer)) if script is not None else None
        limit = script.persistence if script is not None else 2
        scripts = [] if talk.way else await self._parts.scripts.fitting(talk.queue)
        return TalkView(talk, shown, moves.offers_end(talk, limit), tuple(scripts))

    async def _change(self, contact: str, doer: Doer, change: Callable[[Talk], Awaitable[Talk]]) -> TalkView:
        """Change a talk and keep it; what others write in the same moment is read again."""
        for tried in range(1, _TRIES + 1):
            talk = await change(self._own(await self._talk(contact), doer))
            try:
                (stored,) = await self._parts.tools.commit((Put(talk, quiet=True),), doer.name)
            except StaleVersion:
                if tried == _TRIES:
                    raise
                continue
            return await self.view(stored, doer)
        raise AssertionError("unreachable")

    async def _talk(self, contact: str) -> Talk:
        found = await self._parts.tools.books.get(Talk, contact)
        if found is None:
            raise OutboundRefusal("not_found", contact)
        return found

    def _own(self, talk: Talk, doer: Doer) -> Talk:
        if talk.agent != doer.agent:
            raise OutboundRefusal("not_your_contact", talk.id)
        return talk

    def _contact(self, contact: str, doer: Doer) -> Contact:
        found = self._parts.state().contacts.get(contact)
        if found is None:
            raise OutboundRefusal("unknown_contact", contact)
        if doer.agent not in {found.agent, found.wrapping}:
            raise OutboundRefusal("not_your_contact", contact)
        if found.kind is Kind.INBOUND:
            raise OutboundRefusal("wrong_kind", contact)
        return found

    async def _begun(self, contact: Contact, kept: Talk | None, doer: Doer) -> Talk:
        house, tools = self._parts.tools.house(), self._parts.tools
        talk = live(contact, house.name, house.zone)
        origin = await origin_of(contact.id, tools.books, talk.who.number)
        script, edition = await self._fitting(origin.script, contact.queue)
        talk = replace(talk, origin=origin, script=script, edition=edition)
        talk = replace(talk, version=kept.version if kept is not None else 0)
        try:
            return await put(tools.books, talk, doer.name, tools.now(), quiet=True)
        except StaleVersion:
            # Another window of the same agent began it in the same moment.
            return await self._talk(contact.id)

    async def _fitting(self, wanted: str, queue: str) -> tuple[str, int]:
        """Return the script that a campaign wants, else the first that is proposed for the queue."""
        if edition := await self._parts.scripts.newest(wanted):
            return wanted, edition
        for entry in await self._parts.scripts.fitting(queue):
            if queue in entry.queues:
                return entry.id, entry.edition
        return "", 0

    async def _script(self, talk: Talk) -> Script:
        if not talk.script:
            raise OutboundRefusal("no_script", talk.id)
        return await self._parts.scripts.script(talk.script, talk.edition)

    async def _shown(self, talk: Talk, doer: Doer) -> ShownStep | None:
        if not talk.script:
            return None
        return show(await self._script(talk), talk.way, self._facts(talk, doer))

    def _facts(self, talk: Talk, doer: Doer) -> dict[str, str]:
        house = self._parts.tools.house()
        agent = next((each.name for each in house.agents if each.id == talk.agent), "")
        return facts_of(talk, agent or doer.name, house.name)

    def _answered(self, talk: Talk) -> Talk:
        """Return the talk with the moment it was answered, which the floor knows while it lives."""
        contact = self._parts.state().contacts.get(talk.id)
        if talk.answered_at or contact is None or not contact.answered_at:
            return talk
        return replace(talk, answered_at=contact.answered_at)

    async def _known(self, said: Said) -> Said:
        """Return what is said with the names that it uses checked, and a card's edition as it is now."""
        types = await self._parts.catalogue.types()
        for each in (said.type, said.subtype):
            if each and each not in types:
                raise OutboundRefusal("unknown_type", each)
        if said.card:
            card = (await self._parts.catalogue.cards()).get(said.card)
            if card is None:
                raise OutboundRefusal("not_found", said.card)
            method = said.method if said.method is not None else card.method
            return replace(said, edition=card.edition, method=method)
        return said

    async def _block(self, talk: Talk, doer: Doer) -> None:
        await self._parts.refusals.refuse(
            talk.who.number, source="agent", by=doer.name, evidence=f"contact {talk.id}"
        )
