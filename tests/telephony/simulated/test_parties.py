"""Who is on the line acts at the right time, and only then."""

import math
from random import Random

from callcenter.ports.telephony import Ask, AskAgent, Join, Say, Wait
from callcenter.telephony.simulated.parties import CallerParty, HangUp, LineParty, Party, Press, Speak
from callcenter.telephony.simulated.people import Caller, Line

MENU = Ask((Say("Press one."),), turn=0)
IN_BRIDGE = Join("contact-1", "customer")


def caller(**ways: object) -> CallerParty:
    """Return a caller who behaves in these ways."""
    return CallerParty(Caller("+14155550123", **ways), Random(1))  # type: ignore[arg-type]


class TestCaller:
    """A caller as a `Caller` describes."""

    def test_presses_one_key_after_the_other_and_then_none(self) -> None:
        """Each question takes the next key, some time after it began."""
        party = caller(keys=("2", "7"), think=2.0)
        pressed = []
        for _ in range(3):
            party.hears(MENU, 100.0)
            pressed.append((101.0 <= party.due <= 103.0, party.act()))
        assert pressed == [(True, Press("2")), (True, Press("7")), (False, None)]

    def test_a_silent_key_is_silence(self) -> None:
        """An empty key leaves the question unanswered."""
        party = caller(keys=("",))
        party.hears(MENU, 0.0)
        assert party.due == math.inf

    def test_speaks_where_speech_is_asked_for(self) -> None:
        """Words go before keys, and only to a question that listens."""
        party = caller(words=("billing",), keys=("1",))
        party.hears(MENU, 0.0)
        assert party.act() == Press("1")
        party.hears(Ask((), turn=1, speech=True), 0.0)
        assert party.act() == Speak("billing")

    def test_may_leave_the_menu(self) -> None:
        """With certainty if the chance is one."""
        party = caller(leaves_menu=1.0)
        party.hears(MENU, 0.0)
        assert party.act() == HangUp()

    def test_patience_is_one_for_the_whole_call(self) -> None:
        """What was waited before a question is not given again after it."""
        party = caller(patience=60.0)
        party.hears(Wait("sales"), 0.0)
        assert party.due == 60.0
        party.hears(MENU, 40.0)
        party.hears(Wait("sales"), 50.0)
        assert (party.due, party.act()) == (70.0, HangUp())

    def test_talks_for_a_while_and_no_longer(self) -> None:
        """The talk begins when somebody is there, and a third party does not start it anew."""
        party = caller(patience=60.0, talk=90.0)
        party.hears(IN_BRIDGE, 0.0)
        assert party.due == 60.0
        party.meets(1, 10.0)
        party.meets(2, 30.0)
        assert (party.due, party.act()) == (100.0, HangUp())

    def test_left_alone_in_the_bridge_counts_on_patience(self) -> None:
        """Nobody stays for ever with nobody."""
        party = caller(patience=60.0, talk=90.0)
        party.hears(IN_BRIDGE, 0.0)
        party.meets(1, 20.0)
        party.meets(0, 50.0)
        assert party.due == 50.0 + 40.0

    def test_a_transferred_caller_talks_anew(self) -> None:
        """The next agent gets a whole talk."""
        party = caller(talk=90.0)
        party.meets(1, 0.0)
        party.hears(Wait("other"), 80.0)
        party.hears(IN_BRIDGE, 95.0)
        party.meets(1, 100.0)
        assert party.due == 190.0

    def test_gives_a_rating_after_the_talk(self) -> None:
        """The first question after the talk is the survey's; then whether it is solved is asked."""
        party = caller(keys=("1", "2"), rating="4", solved="2")
        party.meets(1, 0.0)
        for pressed in ("4", "2"):
            party.hears(MENU, 50.0)
            assert party.act() == Press(pressed)


class TestOthers:
    """Telephones that were rung, and parties whom somebody else plays."""

    def test_an_agent_on_a_telephone_presses_the_key(self) -> None:
        """When asked, after thinking."""
        party = LineParty(Line(keys="1", think=2.0))
        party.hears(AskAgent("offer-1", ()), 10.0)
        assert (party.due, party.act()) == (12.0, Press("1"))

    def test_an_outside_party_hangs_up_after_the_talk(self) -> None:
        """Counted from when there is company."""
        party = LineParty(Line(talk=30.0))
        party.hears(IN_BRIDGE, 0.0)
        party.meets(0, 0.0)
        assert party.due == math.inf
        party.meets(1, 5.0)
        assert (party.due, party.act()) == (35.0, HangUp())

    def test_a_played_party_does_nothing_of_its_own(self) -> None:
        """Whatever it hears."""
        party = Party()
        for verb in (MENU, Wait("sales"), IN_BRIDGE):
            party.hears(verb, 0.0)
            party.meets(1, 0.0)
            assert (party.due, party.act()) == (math.inf, None)
