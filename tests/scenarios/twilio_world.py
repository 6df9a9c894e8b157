"""The world at Twilio's double."""

from typing import TYPE_CHECKING

from callcenter.floor.values import LegCause
from callcenter.telephony.twilio.double import Call, TwilioDouble
from tests.contract.watch import Watch
from tests.scenarios.world import DIAL_IN, PIN, SPEED

if TYPE_CHECKING:
    from tests.scenarios.agents import Agent

_RECORDING = {"": "off", "stopped": "off", "in-progress": "on", "paused": "paused"}


class TwilioWorld:
    """A `World` around a double that is started, whose time runs by itself from now on."""

    def __init__(self, twilio: TwilioDouble, watch: Watch, speed: float = SPEED) -> None:
        self.twilio = twilio
        self._watch = watch
        self._phones: dict[str, Call] = {}
        twilio.speech_pace = 0.07
        twilio.stage.watchers.append(watch.poke)
        twilio.run(speed)

    async def dial(self, caller: str, dialled: str) -> str:
        return (await self.twilio.call(caller, dialled)).sid

    async def press(self, leg: str, keys: str) -> None:
        call = self._call(leg)
        await self._watch.until(lambda: call.place in ("gather", "recording"), f"{leg} is asked")
        await self.twilio.press(call, keys)

    async def hang_up(self, leg: str) -> None:
        await self.twilio.hang_up(self._call(leg))

    async def lose(self, leg: str) -> None:
        await self.twilio.lose(self._call(leg))

    async def connect_phone(self, agent: "Agent", attempt: str) -> str:
        call = await self.twilio.device_connect(agent.name, attempt)
        self._phones[agent.name] = call
        return call.sid

    async def hang_up_phone(self, agent: "Agent") -> None:
        await self.twilio.hang_up(self._phones[agent.name])

    async def stand_by(self, agent: str, number: str) -> str:
        call = await self.twilio.call(number, DIAL_IN)
        await self.twilio.press(call, f"{PIN}#")
        return call.sid

    def set_telephone(
        self, number: str, cause: LegCause | None = None, *, keys: str = "", after: float = 1.0
    ) -> None:
        phone = self.twilio.phone(number)
        if cause is None:
            phone.answers(*keys, after=after)
        elif cause is LegCause.MACHINE:
            phone.is_a_machine(after)
        elif cause is LegCause.BUSY:
            phone.is_busy(after)
        else:
            phone.rings()

    def sounds_like_a_machine(self, number: str) -> None:
        self.twilio.phone(number).sounds_like_a_machine(after=1.0)

    async def write(self, sender: str, recipient: str, text: str) -> None:
        await self.twilio.text(sender, recipient, text)

    def cannot_be_written_to(self, number: str, code: str) -> None:
        self.twilio.unreachable[number] = code

    def written(self) -> list[tuple[str, str]]:
        return [(message.to, message.body) for message in self.twilio.messages]

    def heard(self, leg: str) -> list[str]:
        return self._call(leg).heard

    def together(self, *legs: str) -> bool:
        return self.twilio.together(*map(self._call, legs))

    def heard_by(self, leg: str) -> set[str]:
        return self.twilio.heard_by(self._call(leg))

    def over(self, leg: str) -> bool:
        return self._call(leg).over

    def recording(self, leg: str) -> str:
        return _RECORDING[self._call(leg).recording]

    def forwarded(self, leg: str) -> bool:
        return any(call.parent == leg and call.place == "bridged" for call in self.twilio.calls.values())

    async def speaks_for(self, leg: str, seconds: float) -> None:
        call, clock = self._call(leg), self.twilio.clock
        await self._watch.until(lambda: call.place == "recording", f"the tone on {leg}")
        ends = call.since + seconds
        clock.after(seconds, self._watch.poke)
        await self._watch.until(lambda: clock.now() >= ends, f"{leg} spoke for {seconds} s")

    def live(self) -> set[str]:
        return {sid for sid, call in self.twilio.calls.items() if not call.over}

    def _call(self, leg: str) -> Call:
        return self.twilio.calls[leg]
