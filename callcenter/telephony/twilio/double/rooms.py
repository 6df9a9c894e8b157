"""The double's conferences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate

from callcenter.telephony.twilio.double.call import OVER, Call, Released
from callcenter.telephony.twilio.double.line import Line

_EVENTS = {"participant-join": "join", "participant-leave": "leave", "conference-start": "start",
           "conference-end": "end", "participant-hold": "hold", "participant-unhold": "hold",
           "participant-mute": "mute", "participant-unmute": "mute"}  # fmt: skip


@dataclass(eq=False)
class Member:
    """A leg in a conference."""

    call: Call
    label: str = ""
    starts: bool = True
    ends: bool = False
    hold: bool = False
    muted: bool = False
    coach: str = ""


@dataclass(eq=False)
class Room:
    """A conference: its first member fixes where its events go."""

    sid: str
    name: str
    url: str = ""
    events: frozenset[str] = frozenset()
    members: dict[str, Member] = field(default_factory=dict)
    started: bool = False
    over: bool = False
    sequence: int = 0

    def hears(self, call: Call) -> set[str]:
        """Return the SIDs of those whom a leg hears now."""
        return {sid for sid in self.members if call.sid in self.heard_by(self.members[sid].call)}

    def heard_by(self, call: Call) -> set[str]:
        """Return the SIDs of those who hear what is said on a leg now."""
        speaker = self.members[call.sid]
        if speaker.muted or speaker.hold:
            return set()
        others = {sid for sid, other in self.members.items() if other is not speaker}
        return {sid for sid in others if speaker.coach in ("", sid)}


class Rooms:
    """All conferences, by name while they run and by SID for good."""

    def __init__(
        self, line: Line, new_sid: Callable[[str], str], account: str, now: Callable[[], float]
    ) -> None:
        self._line = line
        self._new_sid = new_sid
        self._account = account
        self._now = now
        self.all: list[Room] = []

    def running(self, name: str) -> Room | None:
        """Return the running conference of a name or SID."""
        return next((room for room in self.all if not room.over and name in {room.name, room.sid}), None)

    def join(self, call: Call, name: str, member: Member, url: str, events: frozenset[str]) -> Room:
        """Let a leg in, opening the conference if it is the first."""
        room = self.running(name)
        if room is None:
            room = Room(self._new_sid("CF"), name, url, events)
            self.all.append(room)
        room.members[call.sid] = member
        call.room = name
        self._tell(room, "participant-join", member)
        if not room.started and len(room.members) > 1 and any(m.starts for m in room.members.values()):
            room.started = True
            self._tell(room, "conference-start", None)
        return room

    def leave(self, call: Call, reason: str) -> None:
        """Let a leg out; the conference ends with its last leg or with one that ends it."""
        room = self.running(call.room)
        call.room = ""
        if room is None or call.sid not in room.members:
            return
        member = room.members.pop(call.sid)
        gone = {"ReasonParticipantLeft": reason, "ParticipantCallStatus": call.status}
        self._tell(room, "participant-leave", member, gone)
        if member.ends or not room.members:
            self.end(room)

    def forget(self, call: Call) -> None:
        """Let a leg out without a word."""
        room = self.running(call.room)
        if room is not None:
            room.members.pop(call.sid, None)
        call.room = ""

    def end(self, room: Room) -> None:
        """End a conference: its legs go on with their documents."""
        room.over = True
        for member in list(room.members.values()):
            self._release(room, member)
        room.members.clear()
        self._tell(room, "conference-end", None)

    def _release(self, room: Room, member: Member) -> None:
        member.call.room = ""
        status = member.call.status if member.call.status in OVER else "in-progress"
        ended = {"ReasonParticipantLeft": "moderator_ended_conference", "ParticipantCallStatus": status}
        self._tell(room, "participant-leave", member, ended)
        member.call.signal(Released())

    def set_hold(self, room: Room, member: Member, hold: bool) -> None:
        """Put a leg on hold or take it off."""
        if member.hold is not hold:
            member.hold = hold
            self._tell(room, "participant-hold" if hold else "participant-unhold", member)

    def _tell(
        self, room: Room, event: str, member: Member | None, more: Mapping[str, str] | None = None
    ) -> None:
        room.sequence += 1
        if _EVENTS[event] not in room.events:
            return
        form = {
            "AccountSid": self._account,
            "ConferenceSid": room.sid,
            "FriendlyName": room.name,
            "SequenceNumber": str(room.sequence),
            "Timestamp": formatdate(self._now()),
            "StatusCallbackEvent": event,
            **(_member_form(member) if member else {}),
            **(more or {}),
        }
        self._line.report(room.sid, room.url, form)


def _member_form(member: Member) -> dict[str, str]:
    label = {"ParticipantLabel": member.label} if member.label else {}
    return {
        "CallSid": member.call.sid,
        "Muted": str(member.muted).lower(),
        "Hold": str(member.hold).lower(),
        "Coaching": str(bool(member.coach)).lower(),
        "EndConferenceOnExit": str(member.ends).lower(),
        "StartConferenceOnEnter": str(member.starts).lower(),
        **label,
    }
