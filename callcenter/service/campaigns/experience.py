"""What campaigns learn while they dial: how many answer, after how long, and how long agents take."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import ahead_events as a
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.values import AnsweredBy
from callcenter.outbound.campaign.days import CampaignDay
from callcenter.outbound.pacing.law import Period
from callcenter.outbound.pacing.learning import Learned

#: How the floor names the campaign that a callback is made for.
_BY = "campaign:"


class _Dial(Struct):
    """A call of a campaign that goes on: since when it rings, and since when an agent talks."""

    campaign: str
    rings_since: float = 0.0
    talks_since: float = 0.0


class Experience:
    """Listens to what happens on the floor; what was learned before a restart it is told by `begin`."""

    def __init__(self) -> None:
        self._learned: dict[str, Learned] = {}
        self._dials: dict[str, _Dial] = {}
        self._abandoned: dict[str, int] = {}

    def of(self, campaign: str) -> Learned:
        """Return what is known of a campaign's list."""
        return self._learned.get(campaign, Learned())

    def begin(self, campaign: str, learned: Learned) -> None:
        """Begin with what was known of a campaign's list, unless more was learned already."""
        self._learned.setdefault(campaign, learned)

    def learn(self, events: Sequence[e.Event]) -> None:
        """Take in what happened."""
        for event in events:
            self._hear(event)

    def with_unwritten(self, campaign: str, period: Period, days: Sequence[CampaignDay]) -> Period:
        """Return a period with the abandoned calls that were heard of and are in no day yet.

        `days` are all of the campaign that are written; what was so when it was asked first is old.
        """
        written = sum(day.abandoned for day in days)
        due = self._abandoned.setdefault(campaign, written)
        self._abandoned[campaign] = max(due, written)
        return replace(period, abandoned=period.abandoned + max(0, due - written))

    def _hear(self, event: e.Event) -> None:
        match event:
            case k.CallbackOpened(contact=contact, by=by) if by.startswith(_BY):
                self._dials[contact] = _Dial(by.removeprefix(_BY))
            case a.CallDialledAhead(contact=contact, campaign=campaign, at=at):
                self._dials[contact] = _Dial(campaign, at)
            case k.CustomerDialled(contact=contact, at=at) if contact in self._dials:
                self._dials[contact].rings_since = at
            case a.CallAnswered(contact=contact, answered_by=by, at=at):
                self._rang(contact, at, answered=by is not AnsweredBy.MACHINE)
            case a.CallAbandoned(campaign=campaign) if campaign in self._abandoned:
                self._abandoned[campaign] += 1
            case e.ContactConnected(contact=contact, at=at) if contact in self._dials:
                self._rang(contact, at, answered=True)
                self._dials[contact].talks_since = self._dials[contact].talks_since or at
            case e.ContactClosed(contact=contact, at=at) if contact in self._dials:
                self._over(contact, at)
            case _:
                pass

    def _rang(self, contact: str, at: float, *, answered: bool) -> None:
        """Learn from a dial once: that it was answered, or that it was not."""
        dial = self._dials.get(contact)
        if dial is not None and dial.rings_since:
            seconds, dial.rings_since = at - dial.rings_since, 0.0
            learned = self.of(dial.campaign)
            self._learned[dial.campaign] = learned.dialled(answered=answered, seconds=seconds)

    def _over(self, contact: str, at: float) -> None:
        self._rang(contact, at, answered=False)
        dial = self._dials.pop(contact)
        if dial.talks_since:
            learned = self.of(dial.campaign)
            self._learned[dial.campaign] = learned.handled(at - dial.talks_since)
