"""The simulated carrier: how its callers live, what it bounds, and that stopping leaves nothing."""

import asyncio

import pytest

from callcenter.floor.effects import CancelDial, DialNumber, MoveLeg
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import Ask, Goodbye, Join, LegGone, Say, StandBy, TakeMessage, TryAgain, Wait
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.exchange import Habits
from callcenter.telephony.simulated.people import Caller, Line
from tests.contract.desk import Desk
from tests.contract.watch import Watch
from tests.virtual_time import VirtualClock, run

CUSTOMER = "+14155550123"
OURS = "+18005550100"


class Scene:
    """A carrier and a desk in virtual time, used as `async with`."""

    def __init__(self, **options: object) -> None:
        self.desk = Desk(Watch())
        self.carrier = SimulatedCarrier(self.desk, VirtualClock(), **options)  # type: ignore[arg-type]

    async def __aenter__(self) -> "Scene":
        await self.carrier.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.carrier.stop()
        assert self.carrier.tasks == 0


def now() -> float:
    """Return the loop's time."""
    return asyncio.get_running_loop().time()


class TestCallers:
    """Callers who behave by themselves."""

    def test_hangs_up_when_patience_is_over(self) -> None:
        """Announcements that come and go do not renew it."""

        async def story() -> float:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", Wait("sales"))
                leg = scene.carrier.call(Caller(CUSTOMER, patience=100.0), OURS)
                await asyncio.sleep(99.0)
                assert leg in await scene.carrier.live_legs()
                await asyncio.sleep(2.0)
                assert scene.desk.all_of("leg_ended", leg=leg, cause=LegCause.HUNG_UP)
                return now()

        assert run(story()) == 101.0

    def test_a_faster_carrier_shortens_every_span(self) -> None:
        """At speed ten, a hundred seconds of patience last ten."""

        async def story() -> None:
            async with Scene(speed=10.0) as scene:
                scene.desk.replies("call_arrived", Wait("sales"))
                leg = scene.carrier.call(Caller(CUSTOMER, patience=100.0), OURS)
                await asyncio.sleep(9.9)
                assert leg in await scene.carrier.live_legs()
                await asyncio.sleep(0.2)
                assert leg not in await scene.carrier.live_legs()

        run(story())

    def test_leaves_a_message_and_hangs_up_into_it(self) -> None:
        """A message cut off by the end of the call is reported before the end."""

        async def story() -> list[str]:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", TakeMessage((Say("Speak."),)))
                leg = scene.carrier.dial_in(CUSTOMER, OURS)
                await asyncio.sleep(10.0)
                scene.carrier.hang_up(leg)
                await scene.desk.told("leg_ended", leg=leg)
                assert 9.0 < scene.desk.all_of("voicemail_left")[0].said["seconds"] < 10.0
                return [report.what for report in scene.desk.reports]

        assert run(story()) == ["call_arrived", "voicemail_left", "leg_ended"]

    def test_who_has_nothing_to_say_leaves_no_message(self) -> None:
        """The script goes on after the tone."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", TakeMessage((Say("Speak."),)), Goodbye())
                leg = scene.carrier.call(Caller(CUSTOMER, message=0.0), OURS)
                await scene.desk.told("leg_ended", leg=leg)
                assert not scene.desk.all_of("voicemail_left")

        run(story())

    def test_keys_may_come_one_by_one(self) -> None:
        """The time for an answer starts anew with each key."""

        async def story() -> str:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", Ask((), turn=1, max_digits=4, timeout=5.0))
                leg = scene.carrier.dial_in(CUSTOMER, OURS)
                for key in "471":
                    await asyncio.sleep(4.0)
                    scene.carrier.press(leg, key)
                report = await scene.desk.told("heard", leg=leg)
                assert now() == pytest.approx(17.0)
                return str(report.said["value"])

        assert run(story()) == "471"

    def test_keys_that_nobody_asked_for_are_lost(self) -> None:
        """What is pressed during a prompt does not answer the next question."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", Say("A long welcome. " * 3), Ask((), turn=1))
                leg = scene.carrier.dial_in(CUSTOMER, OURS)
                await asyncio.sleep(1.0)
                scene.carrier.press(leg, "9")
                report = await scene.desk.told("heard", leg=leg)
                assert report.said["kind"] == "nothing"

        run(story())


class TestBounds:
    """What the carrier refuses, and what it leaves behind."""

    def test_no_line_is_free(self) -> None:
        """More calls than lines meet the busy tone, and nobody is told of them."""

        async def story() -> None:
            async with Scene(habits=Habits(max_legs=2)) as scene:
                for _ in range(2):
                    scene.carrier.dial_in(CUSTOMER, OURS)
                with pytest.raises(TryAgain):
                    scene.carrier.dial_in(CUSTOMER, OURS)
                with pytest.raises(TryAgain):
                    await scene.carrier.carry_out("1", DialNumber("contact-1", "+14155550199", "consult-1"))

        run(story())

    def test_ids_do_not_come_back_after_a_restart(self) -> None:
        """The journal outlives the process and knows the legs of yesterday."""

        async def story() -> tuple[str, str]:
            async with Scene() as scene:
                first = scene.carrier.dial_in(CUSTOMER, OURS)
            await asyncio.sleep(1.0)
            async with Scene() as scene:
                return first, scene.carrier.dial_in(CUSTOMER, OURS)

        first, second = run(story())
        assert first != second

    @pytest.mark.parametrize(
        "script",
        [
            (Say("A story. " * 30),),
            (Ask((), turn=1, timeout=60.0),),
            (Wait("sales"),),
            (Join("contact-1", "customer", ends_bridge=True),),
            (TakeMessage(()),),
            (StandBy(),),
        ],
        ids=["prompt", "question", "queue", "bridge", "voicemail", "standing"],
    )
    def test_stopping_leaves_no_task(self, script: tuple[object, ...]) -> None:
        """Whatever the legs are in the midst of, telephones that ring included."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", *script)
                scene.carrier.dial_in(CUSTOMER, OURS)
                scene.carrier.set_line("+14155550199", Line(after=25.0))
                await scene.carrier.carry_out("1", DialNumber("contact-1", "+14155550199", "consult-1"))
                await asyncio.sleep(3.0)
                assert scene.carrier.tasks >= 2

        run(story())

    def test_a_stopped_carrier_takes_no_calls(self) -> None:
        """Nor effects, and it says so when asked."""

        async def story() -> None:
            async with Scene() as scene:
                carrier = scene.carrier
            with pytest.raises(TryAgain):
                carrier.dial_in(CUSTOMER, OURS)
            with pytest.raises(TryAgain):
                await carrier.carry_out("1", MoveLeg("contact-1", "leg-1"))
            with pytest.raises(TryAgain):
                await carrier.check()

        run(story())

    def test_an_unanswered_caller_is_not_left_in_silence(self) -> None:
        """A service that never answers costs the call, not the caller's evening."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.out_of_order = 1000
                leg = scene.carrier.dial_in(CUSTOMER, OURS)
                await asyncio.sleep(60.0)
                assert leg not in await scene.carrier.live_legs()

        run(story())

    def test_reports_are_repeated_in_time_and_not_at_once(self) -> None:
        """A service that is away for seconds finds the caller still there."""

        async def story() -> float:
            async with Scene() as scene:
                scene.desk.replies("call_arrived", Wait("sales"))
                scene.desk.out_of_order = 4
                scene.carrier.dial_in(CUSTOMER, OURS)
                await scene.desk.told("call_arrived")
                return now()

        assert run(story()) == pytest.approx(8.0)

    def test_a_telephone_that_would_answer_at_once_is_not_rung_when_unwanted(self) -> None:
        """The cancellation that came first wins, however quick the other side is."""

        async def story() -> None:
            async with Scene() as scene:
                scene.carrier.set_line("+14155550199", Line(after=0.0))
                await scene.carrier.carry_out("1", CancelDial("contact-1", "consult-1"))
                await scene.carrier.carry_out("2", DialNumber("contact-1", "+14155550199", "consult-1"))
                await scene.desk.told("dial_failed", attempt="consult-1")
                assert not scene.desk.all_of("outside_answered")

        run(story())


class TestPhone:
    """The agents' simulated phones."""

    def test_a_second_click_is_the_same_call(self) -> None:
        """And a call for another offer ends the first."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.replies("agent_arrived", StandBy())
                scene.desk.replies("agent_arrived", StandBy())
                first = scene.carrier.phone.connect("ann", "offer-1")
                await scene.desk.told("agent_arrived", attempt="offer-1")
                assert scene.carrier.phone.connect("ann", "offer-1") == first
                second = scene.carrier.phone.connect("ann", "offer-2")
                await scene.desk.told("leg_ended", leg=first)
                assert scene.carrier.phone.leg_of("ann") == second
                assert await scene.carrier.live_legs() == {second}

        run(story())

    def test_hanging_up_twice_says_that_it_is_over(self) -> None:
        """The second time there is no call."""

        async def story() -> None:
            async with Scene() as scene:
                scene.desk.replies("agent_arrived", StandBy())
                scene.carrier.phone.connect("ann", "")
                scene.carrier.phone.hang_up("ann")
                with pytest.raises(LegGone):
                    scene.carrier.phone.hang_up("ann")

        run(story())
