"""What every provider promises about customers' legs."""

import pytest

from callcenter.floor.effects import HangUpLeg, MoveLeg
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import (
    Ask,
    Forward,
    Goodbye,
    Heard,
    Join,
    LegGone,
    Play,
    Say,
    TakeMessage,
    Wait,
)
from tests.contract.stage import Stage

CUSTOMER = "+14155550123"
OURS = "+18005550100"
#: A question that waits for its answer however long the machine takes, and one that nobody is to answer.
MENU = Ask((Say("Press one for sales."),), turn=3, timeout=36_000.0)
BRIEF = Ask((Say("Press one for sales."),), turn=3, timeout=2.0)


class CustomerStories:
    """Customers call, press, wait, leave messages, are forwarded, and hang up at any time."""

    async def test_a_call_is_announced_and_hears_the_first_script(self, stage: Stage) -> None:
        """The caller's leg and both numbers are reported before anything is heard."""
        stage.desk.replies("call_arrived", Say("Welcome."), MENU)
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.desk.told("call_arrived", leg=leg, caller=CUSTOMER, dialled=OURS)
        await stage.hears(leg, "Welcome.")

    async def test_a_key_answers_the_question_that_was_asked(self, stage: Stage) -> None:
        """The input comes back with the turn of its question, and the answer's script plays."""
        stage.desk.replies("call_arrived", MENU)
        stage.desk.replies("heard", Say("Sales it is."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Press one for sales.")
        await stage.press(leg, "1")
        await stage.desk.told("heard", leg=leg, turn=3, kind=Heard.DIGITS, value="1")
        await stage.hears(leg, "Sales it is.")

    async def test_a_finish_key_ends_a_number_of_any_length(self, stage: Stage) -> None:
        """Without an upper bound the finish key ends the input, and is no part of it."""
        stage.desk.replies(
            "call_arrived", Ask((Say("Your number, please."),), turn=1, max_digits=0, timeout=36_000.0)
        )
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Your number, please.")
        await stage.press(leg, "4711#")
        report = await stage.desk.told("heard", leg=leg, turn=1)
        assert (report.said["value"], report.said["finished"]) == ("4711", True)

    async def test_silence_is_an_answer_too(self, stage: Stage) -> None:
        """A question that nobody answers comes back as heard nothing."""
        stage.desk.replies("call_arrived", BRIEF)
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.desk.told("heard", leg=leg, turn=3, kind=Heard.NOTHING)

    async def test_a_script_that_runs_out_is_fetched_again(self, stage: Stage) -> None:
        """The leg asks for its script, so a caller is never left in silence."""
        stage.desk.replies("call_arrived", Say("One moment."))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.desk.told("call_arrived", leg=leg)
        stage.desk.gives(leg, Say("Thank you for waiting."), Wait("sales"))
        await stage.hears(leg, "Thank you for waiting.")

    async def test_who_waits_hears_what_the_switchboard_announces(self, stage: Stage) -> None:
        """The announcements are asked for, so they can change while the customer waits."""
        stage.desk.announcement = (Say("You are the second in line."), Play("music.mp3"))
        stage.desk.replies("call_arrived", Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "You are the second in line.")
        stage.desk.announcement = (Say("You are next."),)
        await stage.hears(leg, "You are next.")

    async def test_goodbye_ends_the_leg(self, stage: Stage) -> None:
        """The end that we wish is reported as every other."""
        stage.desk.replies("call_arrived", Say("We are closed."), Goodbye())
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.desk.told("leg_ended", leg=leg)
        await stage.over(leg)

    @pytest.mark.parametrize(
        "script",
        [
            (MENU,),
            (Wait("sales"),),
            (Join("contact-1", "customer", ends_bridge=True),),
            (TakeMessage((Say("Speak after the tone."),)),),
            (Say("A long story. " * 40),),
        ],
        ids=["menu", "queue", "bridge", "voicemail", "prompt"],
    )
    async def test_a_caller_may_hang_up_at_any_time(self, stage: Stage, script: tuple[object, ...]) -> None:
        """The end is reported once, the leg is live no more, and wishes for it meet `LegGone`."""
        stage.desk.replies("call_arrived", Say("Hello."), *script)
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Hello.")
        await stage.hang_up(leg)
        await stage.desk.told("leg_ended", leg=leg, cause=LegCause.HUNG_UP)
        assert leg not in await stage.provider.live_legs()
        with pytest.raises(LegGone):
            await stage.provider.carry_out("move-1", MoveLeg("contact-1", leg))
        assert len(stage.desk.all_of("leg_ended", leg=leg)) == 1

    async def test_a_live_leg_is_among_the_live_legs_until_it_is_lost(self, stage: Stage) -> None:
        """Reconciliation sees the truth, though nobody reported the end."""
        stage.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Hello.")
        assert leg in await stage.provider.live_legs()
        await stage.lose(leg)
        assert leg not in await stage.provider.live_legs()
        assert not stage.desk.all_of("leg_ended", leg=leg)

    async def test_hanging_up_ends_a_leg_and_is_done_when_it_is_over(self, stage: Stage) -> None:
        """Ending what is over is success, for legs that never were as well."""
        stage.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Hello.")
        await stage.provider.carry_out("end-1", HangUpLeg("contact-1", leg))
        await stage.desk.told("leg_ended", leg=leg)
        await stage.over(leg)
        await stage.provider.carry_out("end-2", HangUpLeg("contact-1", leg))

    async def test_a_moved_leg_fetches_its_script(self, stage: Stage) -> None:
        """Wherever it is, a leg that is moved drops what it hears for what it should hear."""
        stage.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Hello.")
        stage.desk.gives(leg, Say("Somebody is there."), Join("contact-1", "customer", ends_bridge=True))
        await stage.provider.carry_out("move-1", MoveLeg("contact-1", leg))
        await stage.hears(leg, "Somebody is there.")
        assert not stage.desk.all_of("leg_ended", leg=leg)

    async def test_a_message_is_recorded_until_a_key(self, stage: Stage) -> None:
        """The recording has a name and a length, and the caller hears what follows."""
        stage.desk.replies("call_arrived", TakeMessage((Say("Speak after the tone."),)))
        stage.desk.replies("voicemail_left", Say("We will call you."), Goodbye())
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Speak after the tone.")
        await stage.speaks_for(leg, 4.0)
        await stage.press(leg, "#")
        report = await stage.desk.told("voicemail_left", leg=leg)
        assert report.said["recording"]
        assert report.said["seconds"] > 0
        await stage.hears(leg, "We will call you.")

    @pytest.mark.parametrize(
        ("cause", "connected"), [(None, True), (LegCause.BUSY, False), (LegCause.NO_ANSWER, False)]
    )
    async def test_a_forward_tells_whether_there_was_a_talk(
        self, stage: Stage, cause: LegCause | None, connected: bool
    ) -> None:
        """The customer's leg comes back from an outside number and hears what follows."""
        number = "+14155550999"
        stage.set_telephone(number, cause, talk=3.0)
        stage.desk.replies("call_arrived", Forward(number, OURS, ring_seconds=5))
        stage.desk.replies("forward_finished", Say("Back with us."), Goodbye())
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.desk.told("forward_finished", leg=leg, connected=connected)
        await stage.hears(leg, "Back with us.")

    async def test_a_refused_report_comes_again_under_its_key(self, stage: Stage) -> None:
        """A service that cannot keep what it is told for a moment loses no caller."""
        stage.desk.out_of_order = 1
        stage.desk.replies("call_arrived", Say("Welcome."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Welcome.")
        assert len(stage.desk.all_of("call_arrived", leg=leg)) == 1

    async def test_new_calls_are_held_at_the_door_of_a_busy_service(self, stage: Stage) -> None:
        """A caller is kept with the prebuilt answer, and announced when there is room again."""
        stage.desk.overloaded = True
        stage.desk.replies("call_arrived", Say("Welcome."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.kept_at_the_door(leg)
        assert not stage.desk.all_of("call_arrived")
        stage.desk.overloaded = False
        await stage.desk.told("call_arrived", caller=CUSTOMER)
        await stage.hears(leg, "Welcome.")

    async def test_a_report_that_comes_twice_has_one_key(self, stage: Stage) -> None:
        """So the service can tell a repetition from news; different reports have different keys."""
        stage.deliver_twice()
        stage.desk.replies("call_arrived", MENU)
        stage.desk.replies("heard", Say("Sales it is."), Wait("sales"))
        leg = await stage.dial_in(CUSTOMER, OURS)
        await stage.hears(leg, "Press one for sales.")
        await stage.press(leg, "1")
        await stage.hears(leg, "Sales it is.")
        await stage.hang_up(leg)
        for what in ("call_arrived", "heard", "leg_ended"):
            await stage.desk.told(what, leg=leg)
            await stage.desk.delivered(what, 2)
            assert len(stage.desk.all_of(what, leg=leg)) == 1
        assert len({report.key for report in stage.desk.reports}) == len(stage.desk.reports)
