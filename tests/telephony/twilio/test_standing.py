"""Standing legs: who dials in, and how they prove who they are."""

from callcenter.ports.telephony import StandBy
from tests.telephony.twilio.house import CALL, CALLER, OURS, House
from tests.telephony.twilio.test_webhooks import told, verbs


async def test_an_agents_telephone_opens_a_standing_leg_at_the_agents_number_only() -> None:
    """The same telephone that calls another number is a customer's, and so is a stranger's."""
    async with House(agent_dial_in="+18005550199", agent_pin="4711") as house:
        house.agents["+14155550177"] = "ann"
        house.desk.replies("agent_arrived", StandBy())
        _, body = await house.post("/twilio/voice", From="+14155550177", To="+18005550199")
        assert verbs(body) == ["Gather"]
        agent = {"From": "+14155550177", "To": "+18005550199"}
        _, body = await house.post("/twilio/pin/1", Digits="4711", **agent)
        assert verbs(body) == ["Pause", "Redirect"]
        await house.post("/twilio/voice", From="+14155550177", To=OURS, CallSid="CA" + "2" * 32)
        await house.post("/twilio/voice", From=CALLER, To="+18005550199", CallSid="CA" + "3" * 32)
        whats = [what for what, _ in told(house)]
        assert whats == ["agent_arrived", "call_arrived", "call_arrived"]
        assert told(house)[0][1] == {"leg": CALL, "agent": "ann", "attempt": ""}


async def test_a_forged_number_alone_opens_no_standing_leg() -> None:
    """Without the PIN nobody becomes an agent, and after three wrong ones the call ends."""
    agent = {"From": "+14155550177", "To": "+18005550199"}
    async with House(agent_dial_in="+18005550199", agent_pin="4711") as house:
        house.agents["+14155550177"] = "ann"
        for tried, expected in ((1, "Gather"), (2, "Gather"), (3, "Hangup")):
            _, body = await house.post(f"/twilio/pin/{tried}", Digits="0000", **agent)
            assert verbs(body) == [expected]
        _, body = await house.post("/twilio/pin/1", Digits="4711", From=CALLER, To="+18005550199")
        assert verbs(body) == ["Hangup"]
        assert told(house) == []


async def test_without_a_pin_nobody_can_dial_in() -> None:
    """A house that set none up is shut, not open."""
    async with House(agent_dial_in="+18005550199") as house:
        house.agents["+14155550177"] = "ann"
        _, body = await house.post("/twilio/voice", From="+14155550177", To="+18005550199")
        assert verbs(body) == ["Hangup"]
        _, body = await house.post("/twilio/pin/1", Digits="", From="+14155550177", To="+18005550199")
        assert verbs(body) == ["Hangup"]
        assert told(house) == []
