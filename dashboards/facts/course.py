"""One contact while it goes on: what will be counted of it when it is over."""

from msgspec import Struct, field

from callcenter.floor.values import Channel, Kind

#: Thresholds of a queue when they were looked up: service level and short abandons, seconds.
Thresholds = tuple[float, float]


class OpenStay(Struct, omit_defaults=True):
    """One stay in a queue, offered at `at`; `end` is "" while it waits. `wait` in ms."""

    queue: str
    at: float
    end: str = ""
    wait: int = 0
    agent: str = ""
    within: bool = False
    early: bool = False
    short: bool = False


class OpenPart(Struct, omit_defaults=True):
    """An agent's part: `talks_since` and `wraps_since` are the moments since which they do; spans in ms."""

    agent: str
    at: float
    team: str = ""
    queue: str = ""
    end: str = ""
    offer: str = ""
    talks_since: float = 0.0
    wraps_since: float = 0.0
    handled: bool = False
    talked: int = 0
    held: int = 0
    wrapped: int = 0
    transferred: bool = False


class Course(Struct, omit_defaults=True):
    """The contact so far. `held_since`: the customer hears music. `promised_by` of a callback."""

    began: float = 0.0
    channel: Channel = Channel.VOICE
    kind: Kind = Kind.INBOUND
    tier: str = ""
    queue: str = ""
    campaign: str = ""
    stays: list[OpenStay] = field(default_factory=list)
    parts: list[OpenPart] = field(default_factory=list)
    held_since: float = 0.0
    promised_by: float = 0.0
    callback: str = ""
    disposition: str = ""
    outcome: str = ""
    closed: float = 0.0

    @property
    def waiting(self) -> OpenStay | None:
        """The stay that has not ended, if there is one."""
        return self.stays[-1] if self.stays and not self.stays[-1].end else None

    @property
    def speaking(self) -> OpenPart | None:
        """The part of the agent who has the customer, if one does."""
        return next((part for part in reversed(self.parts) if part.talks_since), None)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it will change any more: closed, and nobody works on it."""
        return bool(self.closed) and not any(part.wraps_since or part.talks_since for part in self.parts)

    def part_of(self, agent: str) -> OpenPart | None:
        """Return the newest part of an agent, if they had one."""
        return next((part for part in reversed(self.parts) if part.agent == agent), None)
