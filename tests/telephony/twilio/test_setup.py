"""Setting up: what settings must be, the test of the public address, numbers, passes, readiness."""

from collections.abc import AsyncIterator

import jwt
import msgspec
import pytest
from aiohttp import web
from twilio.request_validator import RequestValidator

from callcenter.floor.effects import RingAgent
from callcenter.ports.telephony import CarrierError, Goodbye, Refused, StandBy, TryAgain
from callcenter.telephony.twilio import TwilioSettings, configure_numbers, self_test
from callcenter.telephony.twilio.double import TwilioDouble
from callcenter.telephony.twilio.parties import agent_of, identity
from tests.telephony.twilio.house import SETTINGS, House


@pytest.mark.parametrize(
    "changed",
    [
        {"account_sid": ""},
        {"public_url": "calls.example.com"},
        {"auth_tokens": ()},
        {"auth_tokens": ("",)},
    ],
)
def test_settings_that_cannot_work_are_refused(changed: dict[str, object]) -> None:
    """With the reason, at start."""
    fields = {name: getattr(SETTINGS, name) for name in ("account_sid", "auth_tokens", "public_url")}
    with pytest.raises(ValueError, match=r"Twilio|public URL"):
        TwilioSettings(**{**fields, **changed})


def test_settings_never_show_a_secret() -> None:
    """Not even by accident in a log."""
    shown = repr(SETTINGS) + str(SETTINGS)
    assert SETTINGS.api_secret not in shown
    assert SETTINGS.auth_tokens[0] not in shown


async def test_the_public_address_proves_itself(house: House) -> None:
    """A signed request to ourselves comes through and holds."""
    assert await self_test(house.settings) == ""


@pytest.mark.parametrize(
    ("status", "text", "advice"),
    [(403, "", "signature"), (301, "", "redirects"), (200, "It works!", "another service"), (502, "", "502")],
)
async def test_a_wrong_public_address_is_explained(
    elsewhere: list[tuple[int, str]], url: str, status: int, text: str, advice: str
) -> None:
    """What was found there, and what it means (T5)."""
    elsewhere.append((status, text))
    assert advice in await self_test(msgspec.structs.replace(SETTINGS, public_url=url))


async def test_a_closed_public_address_is_explained(unused_tcp_port: int) -> None:
    """Nobody is there."""
    closed = msgspec.structs.replace(SETTINGS, public_url=f"http://127.0.0.1:{unused_tcp_port}")
    assert "cannot be reached" in await self_test(closed)


async def test_the_wrong_token_is_explained(house: House) -> None:
    """The address is right, the signature does not hold."""
    other = msgspec.structs.replace(house.settings, auth_tokens=("another",))
    assert "signature did not hold" in await self_test(other)


@pytest.fixture
def elsewhere() -> list[tuple[int, str]]:
    """What another server answers."""
    return []


@pytest.fixture
async def url(elsewhere: list[tuple[int, str]]) -> AsyncIterator[str]:
    """The address of another server."""

    async def answer(request: web.Request) -> web.StreamResponse:
        status, text = elsewhere[0]
        return web.Response(status=status, text=text)

    app = web.Application()
    app.router.add_post("/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_numbers_are_set_up_and_their_drift_is_told(house: House) -> None:
    """First only looked at, then put right; afterwards there is nothing left to tell."""
    number, app = house.twilio.number("+18005550100"), house.twilio.application
    number.voice_url, number.sms_url, app.status_callback = "https://old.example/voice", "", ""
    rest = house.provider.rest
    found = await configure_numbers(house.settings, rest, apply=False)
    assert {(drift.of, drift.field) for drift in found} == {
        ("+18005550100", "voice_url"),
        ("+18005550100", "sms_url"),
        (app.sid, "status_callback"),
    }
    assert number.voice_url == "https://old.example/voice"
    assert await configure_numbers(house.settings, rest, apply=True) == found
    assert number.voice_url == f"{house.url}/twilio/voice"
    assert await configure_numbers(house.settings, rest, apply=True) == ()


async def test_readiness_is_asked_of_twilio_now_and_then(house: House) -> None:
    """A good answer holds for half a minute; a bad login is told at once."""
    await house.provider.check()
    await house.provider.check()
    assert len(house.twilio.requests) == 1
    house.twilio.rest.answer(429)
    await house.twilio.pass_time(31)
    with pytest.raises(TryAgain):
        await house.provider.check()
    house.twilio.rest.answer(401, code=20003)
    with pytest.raises(Refused, match="20003"):
        await house.provider.check()


async def test_the_live_legs_are_told_or_it_is_told_that_they_cannot_be(house: House) -> None:
    """In progress, queued and ringing; over ones are none."""
    house.desk.replies("agent_arrived", StandBy())
    house.desk.replies("agent_arrived", Goodbye())
    up, over = [await house.twilio.device_connect(agent) for agent in ("ann", "bob")]
    await house.provider.carry_out("i", RingAgent("c-1", "eve", "+14155550177", "o-1"))
    await house.twilio.rest_now()
    ringing = house.twilio.phone("+14155550177").call
    assert over.over
    assert await house.provider.live_legs() == {up.sid, ringing.sid}
    house.twilio.rest.answer(500)
    with pytest.raises(CarrierError):
        await house.provider.live_legs()


def test_a_phone_pass_lets_one_agent_in_for_a_while(house_of: TwilioDouble) -> None:
    """A signed token for a registered phone; without an API key there is none."""
    from callcenter.telephony.twilio import TwilioProvider
    from tests.contract.desk import Desk
    from tests.contract.watch import Watch

    provider = TwilioProvider(SETTINGS, Desk(Watch()), house_of.clock)
    given = provider.phone_pass("ann@x", 1_800_000_000.5)
    payload = jwt.decode(
        given.token, SETTINGS.api_secret, ["HS256"], options={"verify_exp": False, "verify_nbf": False}
    )
    assert payload["grants"] == {
        "identity": "ann_40_x",
        "voice": {"incoming": {"allow": True}, "outgoing": {"application_sid": SETTINGS.application_sid}},
    }
    assert (payload["nbf"], payload["exp"], given.expires_at) == (
        1_800_000_000,
        1_800_003_600,
        1_800_003_600.0,
    )
    assert jwt.get_unverified_header(given.token)["cty"] == "twilio-fpa;v=1"
    poor = TwilioProvider(msgspec.structs.replace(SETTINGS, api_key=""), Desk(Watch()), house_of.clock)
    with pytest.raises(Refused):
        poor.phone_pass("ann", 0.0)


@pytest.fixture
async def house_of() -> TwilioDouble:
    """A double that is not even started: its clock will do."""
    return TwilioDouble("http://x.example", SETTINGS.account_sid, "token")


@pytest.mark.parametrize("agent", ["ann", "ann-b", "a_b", "a__5f_b", "张三", "a@b.example", "", "💥"])
def test_a_phones_name_is_its_agents_and_nobody_elses(agent: str) -> None:
    """Letters, digits and underscores, and back again."""
    name = identity(agent)
    assert all((char.isalnum() and char.isascii()) or char == "_" for char in name)
    assert agent_of(f"client:{name}") == agent
    assert agent_of(agent) is None


async def test_the_self_test_is_signed_as_twilio_signs(house: House) -> None:
    """So that a proxy that changes the address is found out."""
    form = {"AccountSid": SETTINGS.account_sid, "Nonce": "7", "Blank": ""}
    validator = RequestValidator("12345")  # type: ignore[no-untyped-call]
    signature = validator.compute_signature(house.url + "/twilio/self-test", form)  # type: ignore[no-untyped-call]
    assert house.signed("/twilio/self-test", form) == {"X-Twilio-Signature": signature}
