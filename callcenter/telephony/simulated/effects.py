"""Carrying out effects: once per intent, with the failures that a real carrier has."""

from collections.abc import Callable
from typing import Any

from callcenter.floor.effects import (
    AnyEffect,
    CancelDial,
    DialNumber,
    HangUpLeg,
    HoldLeg,
    MoveLeg,
    Record,
    RingAgent,
    SendMessage,
    TuneLeg,
)
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import LegGone, Refused
from callcenter.telephony.simulated.dials import Dials
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.legs import Recording
from callcenter.telephony.simulated.memory import REMEMBERED, Memory
from callcenter.telephony.simulated.messages import Messages

#: What a recording may do, by action: the states it may start from and the one it ends in.
RECORDING: dict[str, tuple[frozenset[str], str]] = {
    "start": (frozenset({"off", "on"}), "on"),
    "pause": (frozenset({"on", "paused"}), "paused"),
    "resume": (frozenset({"on", "paused"}), "on"),
    "stop": (frozenset({"off", "on", "paused"}), "off"),
}


class Effects:
    """Carries out effects on the exchange."""

    def __init__(self, exchange: Exchange, messages: Messages) -> None:
        self._exchange = exchange
        self._dials = Dials(exchange)
        self._done = Memory(REMEMBERED)
        self._handlers: dict[type[AnyEffect], Callable[[Any], None]] = {
            MoveLeg: self._move_leg,
            HangUpLeg: self._hang_up_leg,
            RingAgent: self._dials.ring_agent,
            DialNumber: self._dials.dial_number,
            CancelDial: self._dials.cancel,
            HoldLeg: self._hold_leg,
            TuneLeg: self._tune_leg,
            Record: self._record,
            SendMessage: messages.send,
        }

    def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Do it, unless it was done for this intent; raises as `Provider.carry_out` says."""
        if intent in self._done:
            return
        fault = self._exchange.faults.for_effect(str(type(effect).__struct_config__.tag))
        if fault is None or fault.done:
            self._handlers[type(effect)](effect)
            self._done.add(intent)
        if fault is not None:
            raise fault.error

    def is_dialling(self, effect: DialNumber) -> bool:
        """Tell whether a dial is under way."""
        return self._dials.is_dialling(effect.attempt)

    def _move_leg(self, effect: MoveLeg) -> None:
        self._exchange.leg(effect.leg).move()

    def _hang_up_leg(self, effect: HangUpLeg) -> None:
        leg = self._exchange.legs.get(effect.leg)
        if leg is not None:
            self._exchange.end(leg, LegCause.HUNG_UP)

    def _hold_leg(self, effect: HoldLeg) -> None:
        leg = self._exchange.leg(effect.leg)
        bridge = self._exchange.bridges.of(leg)
        if bridge is None or bridge.over or bridge.name != effect.bridge:
            raise LegGone(f"leg {effect.leg} is not in bridge {effect.bridge!r}")
        leg.held = effect.on
        self._exchange.observe("held" if effect.on else "resumed", leg.id, "")

    def _tune_leg(self, effect: TuneLeg) -> None:
        leg = self._exchange.leg(effect.leg)
        bridge = self._exchange.bridges.of(leg)
        if bridge is None or bridge.over:
            raise LegGone(f"leg {effect.leg} is in no bridge")
        leg.muted, leg.coach = effect.muted, effect.coach
        self._exchange.observe("tuned", leg.id, "muted" if effect.muted else effect.coach)

    def _record(self, effect: Record) -> None:
        leg = self._exchange.leg(effect.leg)
        move = RECORDING.get(effect.action)
        if move is None:
            raise Refused(f"no such action on a recording: {effect.action!r}")
        if leg.recording not in move[0]:
            raise Refused(f"a recording that is {leg.recording} cannot {effect.action}")
        leg.recording = move[1]
        if leg.recorded is None and move[1] == "on":
            leg.recorded = Recording(
                self._exchange.new_id("recording"), effect.contact, self._exchange.time.now()
            )
        elif move[1] == "off":
            self._exchange.end_recording(leg)
        self._exchange.observe("recording", leg.id, leg.recording)
