"""The stage of the Twilio provider: its double, made to do what a story says."""

from collections.abc import Callable

from callcenter.floor.values import LegCause
from callcenter.telephony.twilio.double import Call
from callcenter.telephony.twilio.languages import PLEASE_HOLD
from callcenter.telephony.twilio.provider import TwilioProvider
from tests.contract.desk import Desk
from tests.telephony.twilio.house import House

SPEED = 200.0
_RECORDING = {"": "off", "stopped": "off", "completed": "off", "in-progress": "on", "paused": "paused"}


class TwilioStage:
    """A `Stage` around a `House` whose time runs by itself."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._twilio = house.twilio
        self._twilio.speech_pace = 0.07
        self._twilio.run(SPEED)

    @property
    def provider(self) -> TwilioProvider:
        return self._house.provider

    @property
    def desk(self) -> Desk:
        return self._house.desk

    async def dial_in(self, caller: str, dialled: str) -> str:
        return (await self._twilio.call(caller, dialled)).sid

    async def connect_phone(self, agent: str, attempt: str) -> str:
        return (await self._twilio.device_connect(agent, attempt)).sid

    async def press(self, leg: str, keys: str) -> None:
        await self._twilio.press(self._call(leg), keys)

    async def hang_up(self, leg: str) -> None:
        await self._twilio.hang_up(self._call(leg))

    async def lose(self, leg: str) -> None:
        await self._twilio.lose(self._call(leg))

    async def write(self, sender: str, recipient: str, text: str) -> None:
        await self._twilio.text(sender, recipient, text)

    def set_telephone(
        self,
        number: str,
        cause: LegCause | None = None,
        *,
        keys: str = "",
        after: float = 1.0,
        talk: float = 0.0,
    ) -> None:
        phone = self._twilio.phone(number)
        if cause is None:
            phone.answers(*keys, after=after, talk=talk)
        elif cause is LegCause.MACHINE:
            phone.is_a_machine(after)
        elif cause is LegCause.BUSY:
            phone.is_busy(after)
        elif cause is LegCause.FAILED:
            phone.fails(after)
        else:
            phone.rings()

    async def speaks_for(self, leg: str, seconds: float) -> None:
        call = self._call(leg)
        await self._so(lambda: call.place == "recording", f"{leg} is recorded")
        ends = call.since + seconds
        self._twilio.clock.after(seconds, self._house.watch.poke)
        await self._so(lambda: self._twilio.clock.now() >= ends, f"{leg} spoke for {seconds} s")

    async def lasts(self, seconds: float) -> None:
        ends = self._twilio.clock.now() + seconds
        self._twilio.clock.after(seconds, self._house.watch.poke)
        await self._so(lambda: self._twilio.clock.now() >= ends, f"{seconds} s passed")

    async def kept_at_the_door(self, leg: str) -> None:
        await self.hears(leg, PLEASE_HOLD["en"])

    def deliver_twice(self) -> None:
        self._twilio.webhooks.double("/twilio/", times=1000)

    async def hears(self, leg: str, text: str) -> None:
        call = self._call(leg)
        await self._so(lambda: text in call.heard, f"{leg} heard {text!r} in {call.heard}")

    async def together(self, *legs: str) -> None:
        await self._so(lambda: self._together(legs), f"{legs} together")

    async def heard_by(self, speaker: str, *listeners: str) -> None:
        call = self._call(speaker)
        await self._so(
            lambda: self._twilio.heard_by(call) == set(listeners), f"{speaker} heard by {listeners}"
        )

    async def apart(self, *legs: str) -> None:
        await self._so(lambda: not self._together(legs), f"{legs} apart")

    async def over(self, leg: str) -> None:
        await self._so(lambda: self._call(leg).over, f"{leg} over")

    async def recording(self, leg: str, state: str) -> None:
        call = self._call(leg)
        await self._so(lambda: _RECORDING[call.recording] == state, f"{leg} recording {state}")

    def cannot_be_written_to(self, number: str, code: str) -> None:
        self._twilio.unreachable[number] = code

    def written(self) -> list[tuple[str, str]]:
        return [(message.to, message.body) for message in self._twilio.messages]

    def _together(self, legs: tuple[str, ...]) -> bool:
        return self._twilio.together(*map(self._call, legs))

    async def _so(self, is_so: Callable[[], bool], what: str) -> None:
        await self._house.watch.until(is_so, what)

    def _call(self, leg: str) -> Call:
        return self._twilio.calls[leg]
