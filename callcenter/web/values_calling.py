"""The bodies of requests and replies about calls that we make."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.ports.views import CallbackView
from callcenter.web.values import Id, Short

Number = Annotated[str, Meta(min_length=1, max_length=30)]


class CallWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom an agent calls: a number with its country, or one of our own country.

    For `queue` ("": the agent's first), whose rules hold. `caller_id` is the number shown, one of the
    house's ("": the usual one). `purpose` is what the call is for ("": what the queue's calls are for).
    """

    number: Number
    queue: Short = ""
    caller_id: Short = ""
    purpose: Literal["", "sales", "service", "survey", "debt", "info"] = ""


class PlacedCall(Struct, frozen=True):
    """The new contact, and what the agent's browser phone dials in for ("" if its leg comes by itself)."""

    contact: str
    attempt: str


class CallbackWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to call back about what: from `at` on (seconds UTC), null for as soon as possible.

    `agent` is tried first ("": anybody).
    """

    number: Number
    queue: Id
    at: float | None = None
    agent: Short = ""
    caller_id: Short = ""
    note: Annotated[str, Meta(max_length=1000)] = ""


class NewCallback(Struct, frozen=True):
    """The id of a new callback."""

    id: str


class CallbacksQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which callbacks: of one queue, to one number; "" for every one that may be seen."""

    queue: Short = ""
    number: Annotated[str, Meta(max_length=30)] = ""


class Callbacks(Struct, frozen=True):
    """Callbacks whose customer has not been reached, the next due first."""

    callbacks: tuple[CallbackView, ...]
