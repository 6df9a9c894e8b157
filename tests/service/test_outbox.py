"""The outbox: in order, paced, repeated where that is safe, and never silent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from callcenter.floor import commands as c
from callcenter.floor.effects import AnyEffect, CancelDial, DialNumber, HangUpLeg, HoldLeg, MoveLeg, RingAgent
from callcenter.floor.values import LegCause
from callcenter.ports.journal import Intent
from callcenter.ports.telephony import LegGone, Refused, TryAgain, Uncertain
from callcenter.service.outbox import Outbox
from callcenter.service.wire import encode, name_of
from tests.service.stage import Carrier, Noted
from tests.virtual_time import run


class Desk:
    """An outbox with a noted carrier, and what the floor was told."""

    def __init__(self, calls_per_second: float = 1.0) -> None:
        self.carrier = Carrier()
        self.signals = Noted()
        self.told: list[c.Command] = []
        self.settled: list[str] = []
        self.outbox = Outbox(
            self.carrier, self._tell, self.settled.append, self.signals, calls_per_second=calls_per_second
        )

    async def _tell(self, command: c.Command) -> None:
        self.told.append(command)

    def push(self, *effects: AnyEffect) -> None:
        """Hand effects in, numbered."""
        self.outbox.push([(str(number), effect) for number, effect in enumerate(effects)])


@asynccontextmanager
async def desk(calls_per_second: float = 1.0) -> AsyncIterator[Desk]:
    """Run an outbox until the context ends."""
    found = Desk(calls_per_second)
    try:
        yield found
    finally:
        await found.outbox.stop()


def test_effects_of_one_contact_keep_their_order() -> None:
    """Off hold after on hold, never the other way round."""

    async def story() -> None:
        async with desk() as at:
            on, off = HoldLeg("k1", "l1", "CF1", True), HoldLeg("k1", "l1", "CF1", False)
            at.carrier.failures = [TryAgain("busy")]
            at.push(on, off)
            await asyncio.sleep(5)

            assert [on, off] == at.carrier.done
            assert ["0", "1"] == at.settled

    run(story())


def test_dials_are_paced_and_hold_nothing_else_up() -> None:
    """Carriers create about one call per second; a hang-up does not wait for that."""

    async def story() -> None:
        async with desk() as at:
            dials = [RingAgent(f"k{n}", "ana", "+15550100", f"k{n}.1") for n in range(3)]
            at.push(*dials, HangUpLeg("k9", "l9"))
            await asyncio.sleep(0.5)
            assert {dials[0], HangUpLeg("k9", "l9")} == set(at.carrier.done)

            await asyncio.sleep(2.0)
            assert dials == [effect for effect in at.carrier.done if isinstance(effect, RingAgent)]

    run(story())


def test_a_dial_that_is_cancelled_before_its_turn_is_never_made() -> None:
    """An abandoned caller must not ring anybody."""

    async def story() -> None:
        async with desk() as at:
            at.push(DialNumber("k1", "+15550101", "k1.1"), DialNumber("k2", "+15550102", "k2.1"))
            at.push(CancelDial("k2", "k2.1"))
            await asyncio.sleep(5)

            assert ["k1"] == [effect.contact for effect in at.carrier.asked]
            assert 3 == len(at.settled)

    run(story())


def test_tells_how_old_its_oldest_effect_is() -> None:
    """A dial ages while it waits for the pace; what is done or called off has no age."""

    async def story() -> None:
        async with desk(calls_per_second=0.1) as at:
            assert at.outbox.oldest == 0.0
            at.push(*(DialNumber(f"k{n}", "+15550101", f"k{n}.1") for n in range(3)))
            await asyncio.sleep(12)
            assert (at.outbox.size, round(at.outbox.oldest)) == (1, 12)
            at.outbox.push([("9", CancelDial("k2", "k2.1"))])
            assert at.outbox.oldest == 0.0

    run(story())


def test_an_uncertain_dial_is_not_made_twice() -> None:
    """Whether the call exists is not known: a second one might ring two telephones (T12)."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [Uncertain("timeout")]
            at.push(RingAgent("k1", "ana", "+15550100", "k1.1"))
            await asyncio.sleep(30)

            assert 1 == len(at.carrier.asked)
            assert [c.FailEffect("ring_agent", "k1", "", "k1.1", "uncertain")] == at.told
            assert ["0"] == at.settled

    run(story())


def test_an_uncertain_move_is_repeated() -> None:
    """Moving a leg twice is moving it once."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [Uncertain("timeout"), TryAgain("429")]
            at.push(MoveLeg("k1", "l1"))
            await asyncio.sleep(30)

            assert [MoveLeg("k1", "l1")] == at.carrier.done
            assert [] == at.told

    run(story())


def test_a_leg_that_is_gone_is_reported_as_ended() -> None:
    """The floor learns what the lost status callback should have said."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [LegGone("21220")]
            at.push(MoveLeg("k1", "l1"))
            await asyncio.sleep(1)

            assert [c.EndLeg("l1", LegCause.LOST)] == at.told

    run(story())


def test_a_refused_effect_goes_back_to_the_floor() -> None:
    """A failed effect is a command, never a log line alone."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [Refused("21211")]
            at.push(DialNumber("k1", "nonsense", "k1.2"))
            await asyncio.sleep(1)

            assert [c.FailEffect("dial_number", "k1", "", "k1.2", "21211")] == at.told
            assert [("dial_number", "failed")] == at.signals.effects

    run(story())


def test_a_carrier_that_never_recovers_is_given_up_loudly() -> None:
    """Somebody is told in the end."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [TryAgain("429") for _ in range(50)]
            at.push(HoldLeg("k1", "l1", "CF1", True))
            await asyncio.sleep(120)

            assert [c.FailEffect("hold_leg", "k1", "l1", "", "exhausted")] == at.told

    run(story())


def test_a_fault_in_the_provider_reaches_the_floor() -> None:
    """Even our own mistakes lose nobody."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [KeyError("bug")]
            at.push(MoveLeg("k1", "l1"))
            await asyncio.sleep(1)

            assert [c.FailEffect("move_leg", "k1", "l1", "", "fault")] == at.told
            assert ["effect"] == [where for where, _ in at.signals.faults]

    run(story())


def test_after_a_restart_moves_are_made_and_dials_are_not() -> None:
    """What a dead process may have dialled is not dialled again."""

    async def story() -> None:
        async with desk() as at:
            effects = [MoveLeg("k1", "l1"), RingAgent("k2", "ana", "+15550100", "k2.1")]
            intents = [
                Intent(str(n), 0.0, effect.contact, name_of(effect), encode(effect))
                for n, effect in enumerate(effects)
            ]
            await at.outbox.resume(intents)
            await asyncio.sleep(1)

            assert [effects[0]] == at.carrier.done
            assert [c.FailEffect("ring_agent", "k2", "", "k2.1", "restart")] == at.told
            assert {"0", "1"} == set(at.settled)

    run(story())


def left(*effects: AnyEffect) -> list[Intent]:
    """Return the intents that a former process left."""
    return [Intent(str(n), 0.0, each.contact, name_of(each), encode(each)) for n, each in enumerate(effects)]


def test_a_dial_that_is_under_way_after_a_restart_goes_on() -> None:
    """It is looked up: one that rings is left alone, one that nobody knows is reported to the floor."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.dialling = frozenset({"k1.2"})
            rings, gone = DialNumber("k1", "+15550101", "k1.2"), DialNumber("k2", "+15550102", "k2.2")
            await at.outbox.resume(left(rings, gone))

            assert [] == at.carrier.done
            assert [c.FailEffect("dial_number", "k2", "", "k2.2", "restart")] == at.told
            assert {"0", "1"} == set(at.settled)

    run(story())


def test_a_dial_that_cannot_be_looked_up_is_given_up() -> None:
    """The floor calls it off; nothing rings twice."""

    async def story() -> None:
        async with desk() as at:
            at.carrier.failures = [Uncertain("no answer")]
            await at.outbox.resume(left(DialNumber("k1", "+15550101", "k1.2")))

            assert [c.FailEffect("dial_number", "k1", "", "k1.2", "restart")] == at.told
            assert ["dial_lookup"] == [where for where, _ in at.signals.faults]

    run(story())
