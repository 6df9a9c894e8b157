"""Bridges: sets of legs that hear one another, one per contact at a time."""

from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.line_time import LineTime


class Bridge:
    """One bridge. `over` once a leg that ends it, or the last leg, has left."""

    def __init__(self, name: str, contact: str) -> None:
        self.name = name
        self.contact = contact
        self.over = False
        self.legs: dict[str, Leg] = {}
        self.ending: set[str] = set()


class Bridges:
    """The bridges there are."""

    def __init__(self, time: LineTime, stamp: str) -> None:
        self._time = time
        self._stamp = stamp
        self._opened = 0
        self._of_contact: dict[str, Bridge] = {}
        self._of_leg: dict[str, Bridge] = {}

    def join(self, leg: Leg, contact: str, ends_bridge: bool) -> tuple[Bridge, bool]:
        """Put a leg into the contact's bridge; return it, and whether it was opened just now."""
        bridge = self._of_contact.get(contact)
        opened = bridge is None
        if bridge is None:
            self._opened += 1
            bridge = Bridge(f"bridge-{self._stamp}-{self._opened}", contact)
            self._of_contact[contact] = bridge
        bridge.legs[leg.id] = leg
        if ends_bridge:
            bridge.ending.add(leg.id)
        self._of_leg[leg.id] = bridge
        self._tell(bridge)
        return bridge, opened

    def leave(self, leg: Leg) -> None:
        """Take a leg out of its bridge, if it is in one; the bridge ends if it must."""
        bridge = self._of_leg.pop(leg.id, None)
        if bridge is None:
            return
        leg.held = leg.muted = False
        leg.coach = ""
        del bridge.legs[leg.id]
        if not bridge.legs or leg.id in bridge.ending:
            bridge.over = True
            if self._of_contact.get(bridge.contact) is bridge:
                del self._of_contact[bridge.contact]
            for other in bridge.legs.values():
                other.wake()
        else:
            self._tell(bridge)

    def of(self, leg: Leg) -> Bridge | None:
        """Return the bridge that a leg is in."""
        return self._of_leg.get(leg.id)

    def together(self, *legs: Leg) -> bool:
        """Tell whether all the legs hear one another: in one bridge that is not over, none held."""
        homes = [self._of_leg.get(leg.id) for leg in legs]
        first = homes[0]
        if first is None or first.over:
            return False
        return all(home is first for home in homes) and not any(leg.held for leg in legs)

    def heard_by(self, speaker: Leg) -> frozenset[str]:
        """Return the legs that hear what is said on a leg: nobody hears one that is held or muted."""
        bridge = self._of_leg.get(speaker.id)
        if bridge is None or bridge.over or speaker.held or speaker.muted:
            return frozenset()
        others = (leg.id for leg in bridge.legs.values() if leg is not speaker and not leg.held)
        return frozenset(id_ for id_ in others if speaker.coach in ("", id_))

    def _tell(self, bridge: Bridge) -> None:
        now = self._time.now()
        for leg in bridge.legs.values():
            leg.party.meets(len(bridge.legs) - 1, now)
            leg.wake()
