"""A checked program: the flows that may be reached from one another, under one version."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from ivr.kinds import FlowName, Target
from ivr.steps import AnyStep
from notation.kinds import Language, Line

VERSION_LENGTH = 16


class Flow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One call flow: where it starts, its steps, its languages."""

    flow: Annotated[FlowName, Meta(description="the name of the flow, by which `goto` and the host call it")]
    title: Annotated[Line | None, Meta(description="what the flow is for, in a few words")] = None
    language: Annotated[Language, Meta(description="the default language")]
    languages: Annotated[
        list[Language], Meta(description="every language that is spoken; only the default one if not given")
    ] = []
    facts: Annotated[
        list[Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$")]],
        Meta(description="names the flow uses and does not set itself: from the host or an earlier flow"),
    ] = []
    start: Annotated[Target, Meta(description="the first step")]
    steps: Annotated[dict[Target, AnyStep], Meta(description="the steps by name, at least one")]

    def spoken(self) -> tuple[str, ...]:
        """The languages of the flow, the default one first."""
        return tuple(dict.fromkeys([self.language, *self.languages]))


class Program(Struct, frozen=True):
    """Checked flows by name. The version is a hash of their content: no edit keeps it.

    Comes from `ivr.check.build` or `ivr.library.Library`; a program put
    together by hand is not checked, and a call in it may end as `Failed`.
    """

    flows: Mapping[str, Flow]
    version: str

    def __repr__(self) -> str:
        return f"Program({', '.join(self.flows)}; version={self.version})"

    def encode(self) -> bytes:
        """The program as JSON, for a host that stores it beside the calls that use it."""
        return msgspec.json.encode(self)


def program(flows: Iterable[Flow]) -> Program:
    """A program of these flows; the order they come in changes nothing."""
    by_name = {flow.flow: flow for flow in sorted(flows, key=lambda flow: flow.flow)}
    content = msgspec.json.encode(by_name)
    return Program(by_name, sha256(content).hexdigest()[:VERSION_LENGTH])


def decode(content: bytes) -> Program:
    """The program that `Program.encode` wrote. Raises `msgspec.DecodeError` on anything else."""
    return msgspec.json.decode(content, type=Program)
