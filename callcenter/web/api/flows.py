"""Call flows: read, checked, tried, published, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from callcenter.service.flow_book import BadFlow, FlowPage, UnknownFlowFile
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_administration import (
    Editions,
    FlowCards,
    FlowDraft,
    FlowText,
    FlowTry,
    NewVersion,
    TriedTurns,
    VersionQuery,
    VersionWish,
)


async def list_flows(call: Call[None]) -> FlowCards:
    """All flow files by name."""
    return FlowCards(tuple(await call.parts.flows.cards()))


async def see_flow(call: Call[VersionQuery]) -> FlowPage:
    """A flow file as it is in use, or as it was in an older version, with its drawing."""
    with _told():
        return await call.parts.flows.page(call.id, call.body.version)


async def check_flow(call: Call[FlowText]) -> FlowPage:
    """What a text would be as this flow file. Nothing is changed."""
    with _told():
        return call.parts.flows.look(call.id, call.body.text)


async def publish_flow(call: Call[FlowDraft]) -> NewVersion:
    """Let a text hold for new calls; calls under way go on in the flow that they began in."""
    with _told():
        version = await call.parts.flows.publish(call.id, call.body.text, call.body.version, call.user.name)
    await call.note("flow.published", {"flow": call.id, "version": version})
    return NewVersion(version)


async def flow_history(call: Call[None]) -> Editions:
    """Who published a flow file when."""
    with _told():
        return Editions(tuple(await call.parts.flows.history(call.id)))


async def roll_back_flow(call: Call[VersionWish]) -> NewVersion:
    """Let an older version of a flow file hold again, as a new one."""
    with _told():
        version = await call.parts.flows.roll_back(call.id, call.body.version, call.user.name)
    await call.note("flow.published", {"flow": call.id, "version": version, "from": call.body.version})
    return NewVersion(version)


async def try_flow(call: Call[FlowTry]) -> TriedTurns:
    """Walk a call through a flow without anybody calling, with a text that is not published if given."""
    wanted = call.body
    override = (wanted.name or wanted.flow, wanted.text) if wanted.text else None
    with _told():
        return TriedTurns(tuple(call.parts.flows.walk(wanted.flow, wanted.facts, wanted.inputs, override)))


@contextmanager
def _told() -> Iterator[None]:
    """Say in the API's words what the book refuses."""
    try:
        yield
    except UnknownFlowFile:
        raise Failure("not_found", "There is no such flow file or version.") from None
    except BadFlow as bad:
        raise Failure("bad_flow", "Not accepted.", problems=bad.problems) from None
