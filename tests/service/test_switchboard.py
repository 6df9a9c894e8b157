"""The switchboard: reports in, scripts out, told as calls."""

import asyncio
import copy

from callcenter.floor import commands as c
from callcenter.floor.events import ContactClosed
from callcenter.floor.phases import Phase
from callcenter.floor.values import LegCause, Outcome
from callcenter.ports.telephony import (
    Ask,
    Forward,
    Goodbye,
    Heard,
    IncomingCall,
    IncomingMessage,
    Input,
    Join,
    Play,
    Say,
    Script,
    StandBy,
    TakeMessage,
    Wait,
)
from callcenter.service.precall import Denial
from callcenter.service.wire import name_of
from notation.source import Source
from tests.service.board import CALL, DOCUMENT, MAIN, SURVEY, board
from tests.virtual_time import run


def pressed(keys: str) -> Input:
    """Keys that a caller pressed."""
    return Input(Heard.DIGITS, keys, finished=True)


def turn_of(script: Script) -> int:
    """The turn of the question in a script."""
    return next(verb.turn for verb in script if isinstance(verb, Ask))


def test_a_call_from_the_menu_to_the_talk() -> None:
    """Menu, queue, agent, bridge: each leg hears what the state says."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            assert isinstance(asked[0], Ask)

            queued = await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")
            assert (Say("One moment please.", "en"), Wait("sales")) == queued

            await at.ana()
            await at.talk()
            assert (Join("CA1", "customer", True),) == await at.switchboard.script_for("CA1")
            assert (Join("CA1", "ana-1"),) == await at.switchboard.script_for("CAana")

    run(story())


def test_a_key_account_skips_the_menu() -> None:
    """The green channel (KA-09): the card decides, no key is pressed."""

    async def story() -> None:
        async with board() as at:
            script = await at.arrive(IncomingCall("CA2", "+12025550199", "+12025550100"))

            assert (Wait("sales"),) == script
            assert "A" == at.on.runner.floor.state.contacts["CA2"].card.tier

    run(story())


def test_the_same_answer_twice_is_taken_once() -> None:
    """A doubled webhook hears the same and moves nothing."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            first = await at.switchboard.heard("CA1", turn_of(asked), pressed("9"), "CA1:1")
            again = await at.switchboard.heard("CA1", turn_of(asked), pressed("9"), "CA1:1")

            assert first == again
            assert 1 == at.on.runner.floor.state.contacts["CA1"].menu_turn

    run(story())


def test_an_answer_to_an_older_question_hears_the_present_one() -> None:
    """Late keys do not act on a question they were not meant for."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("9"), "CA1:1")
            late = await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:late")

            assert Phase.GREETED is at.on.runner.floor.state.contacts["CA1"].phase
            assert 1 == turn_of(late)

    run(story())


def test_self_service_ends_without_a_queue() -> None:
    """Who is content with the menu was never in a queue (FL-24 ①)."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            script = await at.switchboard.heard("CA1", turn_of(asked), pressed("2"), "CA1:1")

            assert (Say("Nine to six. Goodbye.", "en"), Goodbye()) == script
            assert {} == at.on.runner.floor.state.contacts

    run(story())


def test_a_message_is_taken_and_thanked_for() -> None:
    """The recording ends the contact, before or after the caller hangs up."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            taking = await at.switchboard.heard("CA1", turn_of(asked), pressed("3"), "CA1:1")
            assert TakeMessage((Say("After the tone.", "en"),), 120) == taking[0]

            await at.switchboard.leg_ended("CA1", LegCause.HUNG_UP, "CA1:2")
            script = await at.switchboard.voicemail_left("CA1", "RE1", "u", 12.0, "CA1:3")
            assert (Say("Thank you.", "en"), Goodbye()) == script
            assert {} == at.on.runner.floor.state.contacts

    run(story())


def test_a_message_that_is_too_short_is_none() -> None:
    """A click and a hang-up must not wait in somebody's voicemail."""

    async def story() -> None:
        flow = MAIN.replace("mailbox: sales,", "mailbox: sales, min_seconds: 3,")
        async with board(flows=(flow, SURVEY)) as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("3"), "CA1:1")
            script = await at.switchboard.voicemail_left("CA1", "RE1", "u", 1.0, "CA1:2")
            assert (Say("Nine to six. Goodbye.", "en"), Goodbye()) == script

            await at.switchboard.leg_ended("CA1", LegCause.HUNG_UP, "CA1:3")
            await asyncio.sleep(61)
            closed = [event for event in at.on.events if isinstance(event, ContactClosed)]
            assert [Outcome.ABANDONED] == [event.outcome for event in closed]

    run(story())


def test_an_outside_number_that_does_not_answer_leads_to_a_message() -> None:
    """Forwarded from the menu there is no queue to come back to."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            script = await at.switchboard.heard("CA1", turn_of(asked), pressed("4"), "CA1:1")
            assert (Forward("+12025550191"),) == script

            back = await at.switchboard.forward_finished("CA1", False, "CA1:2")
            assert isinstance(back[0], TakeMessage)

    run(story())


def test_a_number_that_a_flow_forwards_to_is_asked_of_the_gate() -> None:
    """As a party of a talk, not as the caller's own; where it is denied the caller waits for a person."""

    async def story() -> None:
        async with board() as at:
            at.denial = Denial("ALL-01", "They want no calls.")
            asked = await at.arrive()
            script = await at.switchboard.heard("CA1", turn_of(asked), pressed("4"), "CA1:1")
            assert not any(isinstance(each, Forward) for each in script)
            (wish,) = at.asked
            assert (wish.number, wish.purpose, wish.card.person) == ("+12025550191", "party", "")
            assert at.on.runner.floor.state.contacts["CA1"].phase is Phase.WAITING

    run(story())


def test_a_closed_queue_says_so_and_takes_a_message() -> None:
    """Closed by the calendar is not an abandoned call."""

    async def story() -> None:
        document = copy.deepcopy(DOCUMENT)
        document["calendars"] = [{"id": "never"}]
        document["queues"][0]["calendar"] = "never"
        async with board(document) as at:
            asked = await at.arrive()
            script = await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")

            assert "closed" in str(script[1])
            assert isinstance(script[-1], TakeMessage)

            thanked = await at.switchboard.voicemail_left("CA1", "RE1", "u", 9.0, "CA1:2")
            assert Goodbye() == thanked[-1]
            assert {} == at.on.runner.floor.state.contacts

    run(story())


def test_a_flow_that_is_lost_leads_to_a_person() -> None:
    """No caller hears silence because a file was renamed."""

    async def story() -> None:
        async with board(flows=()) as at:
            assert (Wait("sales"),) == await at.arrive()
            assert ["flow"] == [where for where, _ in at.on.signals.faults]

    run(story())


def test_a_call_keeps_the_flows_it_began_with() -> None:
    """New versions load without a restart and without a jolt."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            new = MAIN.replace("One moment please.", "Just a second.")
            at.menus.library, _ = at.menus.library.load([Source("0.yaml", new)])
            old = await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")
            other = await at.arrive(IncomingCall("CA2", "", ""))
            fresh = await at.switchboard.heard("CA2", turn_of(other), pressed("1"), "CA2:1")

            assert Say("One moment please.", "en") == old[0]
            assert Say("Just a second.", "en") == fresh[0]

    run(story())


def test_the_waiting_hear_their_place_and_music() -> None:
    """Position counts those ahead in the same queue."""

    async def story() -> None:
        async with board() as at:
            for leg in ("CA1", "CA2"):
                asked = await at.arrive(IncomingCall(leg, "", ""))
                await at.switchboard.heard(leg, turn_of(asked), pressed("1"), f"{leg}:1")

            said = at.switchboard.waiting("CA2")
            assert Say("You are number 2 in line.", "en") == said[0]
            assert isinstance(said[-1], Play)

    run(story())


def test_a_survey_follows_the_talk_where_the_queue_wants_it() -> None:
    """The customer is asked once the agent has left."""

    async def story() -> None:
        flows = (MAIN.replace("queue: sales, text", "queue: vip, text"),)
        async with board(flows=(*flows, SURVEY)) as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")
            await at.ana()
            contact = await at.talk()
            await at.on.runner.submit(c.HangUpContact("ana", contact))

            question = await at.switchboard.script_for("CA1")
            assert isinstance(question[0], Ask)
            over = await at.switchboard.heard("CA1", turn_of(question), pressed("4"), "CA1:s")
            assert Goodbye() == over[-1]
            menu = at.on.runner.floor.state.contacts["CA1"].menu
            assert 4 == menu["variables"]["csat"]

    run(story())


def test_a_survey_may_end_in_a_callback() -> None:
    """Who is unhappy is called back; the talk still counts as handled."""

    async def story() -> None:
        survey = """
flow: survey
language: en
start: ask
steps:
  ask: {do: menu, prompt: Press 1 to be called back., options: {"1": back}, otherwise: end}
  back: {do: callback, queue: sales, text: We will., otherwise: end}
  end: {do: hang-up, reason: surveyed}
"""
        flows = (MAIN.replace("queue: sales, text", "queue: vip, text"), survey)
        async with board(flows=flows) as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")
            await at.ana()
            contact = await at.talk()
            await at.on.runner.submit(c.HangUpContact("ana", contact))
            question = await at.switchboard.script_for("CA1")
            over = await at.switchboard.heard("CA1", turn_of(question), pressed("1"), "CA1:s")

            assert Goodbye() == over[-1]
            assert "contact.callback_requested" in [name_of(event) for event in at.on.events]
            assert Phase.WRAPPING_UP is at.on.runner.floor.state.contacts["CA1"].phase

    run(story())


def test_secret_digits_never_reach_the_journal() -> None:
    """What a flow marks as secret stays in memory (PC-01)."""

    async def story() -> None:
        flow = """
flow: main
language: en
start: pin
steps:
  pin: {do: collect, prompt: "Your PIN?", length: 4, store: pin, secret: true, next: more, otherwise: end}
  more: {do: menu, prompt: Press 1., options: {"1": end}, otherwise: end}
  end: {do: queue, queue: sales}
"""
        async with board(flows=(flow,)) as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("8317"), "CA1:1")

            stored = [row async for rows in at.on.journal.read() for row in rows]
            assert not [row for row in stored if b"8317" in row.payload + (row.cause or b"")]

    run(story())


def test_a_second_message_joins_the_open_contact() -> None:
    """One talk, one contact; STOP ends in nobody's queue."""

    async def story() -> None:
        async with board() as at:
            write = at.switchboard.message_arrived
            await write(IncomingMessage("SM1", "+1555", "+1600", "Hello"), "SM1")
            await write(IncomingMessage("SM2", "+1555", "+1600", "Anybody?"), "SM2")
            await write(IncomingMessage("SM2", "+1555", "+1600", "Anybody?"), "SM2")
            await write(IncomingMessage("SM3", "+1777", "+1600", "STOP", "stop"), "SM3")

            contacts = at.on.runner.floor.state.contacts
            assert ["SM1"] == list(contacts)
            assert ["Hello", "Anybody?"] == [text for _, text, _ in contacts["SM1"].messages]

    run(story())


def test_a_leg_nobody_knows_is_told_goodbye() -> None:
    """A webhook for an unknown call gets something playable."""

    async def story() -> None:
        async with board() as at:
            assert (Goodbye(),) == await at.switchboard.script_for("CAx")
            assert (Goodbye(),) == await at.switchboard.agent_arrived("CAx", "ana", "CA9.1", "CAx:0")
            await at.switchboard.leg_ended("CAx", LegCause.HUNG_UP, "CAx:1")
            assert (Play("music.wav"),) == at.switchboard.waiting("CAx")

    run(story())


def test_a_browsers_standing_line_is_quiet_while_something_rings() -> None:
    """The screen asks, not the line; taken there, the call is on the line at once."""

    async def story() -> None:
        async with board() as at:
            await at.ana()
            assert (StandBy(),) == await at.switchboard.agent_arrived("CAana", "ana", "", "CAana:agent")
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")
            assert (StandBy(),) == await at.switchboard.script_for("CAana")
            offer = at.on.runner.floor.state.contacts["CA1"].offer
            assert offer is not None
            await at.on.runner.submit(c.AcceptOffer("ana", offer.id))
            assert (Join("CA1", "ana-1"),) == await at.switchboard.script_for("CAana")

    run(story())


def test_a_caller_who_is_known_already_hears_where_they_stand() -> None:
    """The first webhook again, under another key, starts no second contact."""

    async def story() -> None:
        async with board() as at:
            asked = await at.arrive()
            await at.switchboard.heard("CA1", turn_of(asked), pressed("1"), "CA1:1")

            assert (Wait("sales"),) == await at.switchboard.call_arrived(CALL, "CA1:other")

    run(story())
