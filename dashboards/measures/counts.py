"""What is counted, and added up, before anything is divided. Spans in seconds."""

from msgspec import Struct


class Counts(Struct):
    """What happened to the contacts that were offered to one queue in one span of time.

    A contact is offered when it enters the queue; ring-no-answer and a transfer within the queue
    keep it the same one, another queue is a flow-out here and a new offer there. With T the queue's
    threshold and s its short-abandon threshold, both inclusive: `within` are the answered at or before T,
    `early` and `short` the abandoned at or before T and s. `waited` and `gave_up` are the seconds that the
    answered and the abandoned waited, ring time included. A customer whose line broke while waiting counts
    as abandoned. Offered = answered + abandoned + flowed out + still open.
    """

    offered: int = 0
    answered: int = 0
    within: int = 0
    abandoned: int = 0
    early: int = 0
    short: int = 0
    flowed_out: int = 0
    waited: float = 0.0
    gave_up: float = 0.0

    def add(self, other: "Counts", sign: int = 1) -> None:
        """Add the other counts to these; take them off with a `sign` of -1."""
        self.offered += sign * other.offered
        self.answered += sign * other.answered
        self.within += sign * other.within
        self.abandoned += sign * other.abandoned
        self.early += sign * other.early
        self.short += sign * other.short
        self.flowed_out += sign * other.flowed_out
        self.waited += sign * other.waited
        self.gave_up += sign * other.gave_up


class CallbackCounts(Struct):
    """What came of the callbacks that were asked for about one queue in one span of time.

    `reached`: the customer answered and was connected; `in_time`: at or before the promised moment.
    `unreached`: given up. One that was called off, or whose customer called first, is in neither, and
    so is one that is still open.
    """

    asked: int = 0
    reached: int = 0
    in_time: int = 0
    unreached: int = 0

    def add(self, other: "CallbackCounts") -> None:
        """Add what another span counted."""
        self.asked += other.asked
        self.reached += other.reached
        self.in_time += other.in_time
        self.unreached += other.unreached


class Handling(Struct):
    """Work on contacts: `handled` contacts, the seconds of talk, hold and after-contact work on them.

    Over a queue a contact counts once, though it was transferred, with the work of all agents who had it;
    over an agent it counts once for each of them, with their own. `transferred`: handed on, to another
    queue, agent or number.
    """

    handled: int = 0
    talked: float = 0.0
    held: float = 0.0
    wrapped: float = 0.0
    transferred: int = 0


class Offers(Struct):
    """What agents did with what they were offered.

    `missed`: it rang out (RONA). The rest of the difference was declined, failed or withdrawn.
    """

    offered: int = 0
    accepted: int = 0
    missed: int = 0


class Hours(Struct):
    """Where agents stood, in seconds of all agents together.

    `work`: with a contact or in after-contact work; `free`: available, or rung without a contact; `away`:
    signed in and not ready. A second that is spent on several contacts is one second.
    """

    work: float = 0.0
    free: float = 0.0
    away: float = 0.0
