"""The Twilio provider: the port, wired from its parts."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import VoiceGrant

from callcenter.floor.effects import AnyEffect, DialNumber
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import (
    CarrierError,
    PhonePass,
    Refused,
    Switchboard,
    TryAgain,
    Uncertain,
)
from callcenter.telephony.twilio import media, parties
from callcenter.telephony.twilio.answers import LIVE
from callcenter.telephony.twilio.dials import Dials, Moves
from callcenter.telephony.twilio.effects import Effects
from callcenter.telephony.twilio.rest import Rest
from callcenter.telephony.twilio.settings import TwilioSettings
from callcenter.telephony.twilio.signature import Verifier
from callcenter.telephony.twilio.twiml import WAITING_MUSIC, Renderer

_CHECK_SECONDS = 30.0
_END_TRIES = 5

log = structlog.get_logger(__name__)


def _nobody(number: str) -> str:
    """No agent has a telephone of a known number."""
    return ""


def _unheard(*_told: object) -> None:
    """Nobody counts."""


class TwilioProvider:
    """Twilio as a provider of telephony.

    `agent_by_number` tells which agent's telephone has a number ("" for nobody); it is asked
    only for calls to the agents' own dial-in number. `on_forged` hears of every webhook that
    Twilio did not sign.
    """

    name = "twilio"

    def __init__(
        self,
        settings: TwilioSettings,
        switchboard: Switchboard,
        clock: Clock,
        agent_by_number: Callable[[str], str] = _nobody,
        on_forged: Callable[[], None] = _unheard,
        on_answered: Callable[[str, int, float], None] = _unheard,
    ) -> None:
        self.settings = settings
        self.switchboard = switchboard
        self.clock = clock
        self.agent_by_number = agent_by_number
        self.on_forged = on_forged
        self.on_answered = on_answered
        self.rest = Rest(settings)
        self.dials = Dials()
        self.moves = Moves()
        self.renderer = Renderer(settings.base, settings.caller_id)
        tokens = {settings.account_sid: settings.auth_tokens, **settings.subaccounts}
        self.verifier = Verifier(settings.base, tokens, settings.shared_keys)
        self._effects = Effects(settings, switchboard, self.rest, self.dials, self.moves, clock)
        self._checked_at = float("-inf")
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Open the connections and make the music."""
        await self.rest.open()
        await asyncio.to_thread(media.sound, WAITING_MUSIC)

    async def stop(self) -> None:
        """End own tasks and close the connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.rest.close()

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Carry out one effect, as the port says."""
        await self._effects.carry_out(intent, effect)

    async def live_legs(self) -> frozenset[str]:
        """Return the calls live now. States are asked for in the order calls pass through them."""
        legs: set[str] = set()
        for status in LIVE:
            async for call in self.rest.calls(Status=status):
                legs.add(call.sid)
        return frozenset(legs)

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Return whether a dial that was perhaps made before a restart is under way."""
        return await self._effects.is_dialling(effect)

    async def check(self) -> None:
        """Raise `CarrierError` unless our login may handle calls; a good answer holds for a while.

        It asks for a call, not for the account: standard API keys may not read the account.
        """
        now = self.clock.now()
        if now - self._checked_at < _CHECK_SECONDS:
            return
        await self.rest.probe()
        self._checked_at = now

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return the access token of an agent's browser phone. Raises `Refused` without an API key."""
        settings = self.settings
        if not (settings.api_key and settings.api_secret and settings.application_sid):
            raise Refused("browser phones need a Twilio API key, its secret and a TwiML App")
        identity = parties.identity(agent)
        expires = int(now) + settings.pass_seconds
        grant = VoiceGrant(outgoing_application_sid=settings.application_sid, incoming_allow=True)  # type: ignore[no-untyped-call]
        token = AccessToken(  # type: ignore[no-untyped-call]
            settings.account_sid,
            settings.api_key,
            settings.api_secret,
            grants=[grant],
            identity=identity,
            nbf=int(now),
            valid_until=expires,
        )
        signed = token.to_jwt()  # type: ignore[no-untyped-call]
        return PhonePass(kind=self.name, identity=identity, token=signed, expires_at=float(expires))

    def end_soon(self, leg: str) -> None:
        """End an unwanted call after the webhook that told of it is answered (T42)."""
        self._spawn(self._end(leg), f"end call {leg}")

    async def _end(self, leg: str) -> None:
        for _ in range(_END_TRIES):
            try:
                await self._effects.end(leg)
            except TryAgain as error:
                await asyncio.sleep(error.after)
            except Uncertain:
                await asyncio.sleep(1.0)
            except CarrierError as error:
                log.error("an unwanted call could not be ended", leg=leg, reason=str(error))
                return
            else:
                return
        log.error("an unwanted call could not be ended in time", leg=leg)

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
