"""The door: forged requests change nothing, duplicates change nothing twice, nonsense is a 4xx."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import MultiDict

from callcenter.ports.telephony import Ask, AskAgent, Join, Say, Wait
from callcenter.telephony.twilio import paths
from tests.telephony.twilio.house import ACCOUNT, CALL, CALLER, FORM, OURS, House

#: Every webhook with fields that let it report something.
WEBHOOKS: dict[str, Mapping[str, str]] = {
    paths.VOICE: {"From": CALLER, "To": OURS, "CallStatus": "ringing"},
    f"{paths.VOICE}?offer=o-1": {"From": "client:ann"},
    f"/twilio/input/{CALL}/3": {"Digits": "1"},
    "/twilio/pin/1": {"From": "+14155550177", "To": "+18005550199", "Digits": "1"},
    f"/twilio/wait-input/{CALL}/3": {"Digits": "1"},
    paths.LEG: {},
    paths.WAIT: {"QueuePosition": "1"},
    paths.HOLD: {},
    paths.ENQUEUE_ACTION: {"QueueResult": "hangup"},
    paths.DIAL_ACTION: {"CallStatus": "completed"},
    paths.FORWARD: {"DialCallStatus": "busy"},
    paths.VOICEMAIL: {"RecordingUrl": "https://api.example/RE1", "RecordingDuration": "3"},
    "/twilio/agent/o-1": {},
    "/twilio/agent/o-1/answer/1": {"Digits": "1"},
    "/twilio/outside/c-1/k-1": {},
    "/twilio/ahead/c-1/k-1": {},
    "/twilio/call/c-1/o-1/i-1": {"CallStatus": "no-answer"},
    paths.CALL: {"CallStatus": "completed"},
    paths.CONFERENCE: {
        "StatusCallbackEvent": "conference-start",
        "ConferenceSid": "CF" + "2" * 32,
        "FriendlyName": "c-1",
    },
    paths.RECORDING: {
        "RecordingStatus": "completed",
        "RecordingSource": "RecordVerb",
        "RecordingSid": "RE" + "7" * 32,
    },
    f"{paths.RECORDING}/c-1": {"RecordingStatus": "completed", "RecordingSid": "RE" + "7" * 32},
    f"{paths.MESSAGE_STATUS}/c-1/1": {"MessageSid": "SM" + "5" * 32, "MessageStatus": "delivered"},
    f"{paths.MESSAGE_STATUS}/c-1/1/part": {"MessageSid": "SM" + "6" * 32, "MessageStatus": "failed"},
    paths.MESSAGE: {"MessageSid": "SM" + "5" * 32, "Body": "Hello", "From": CALLER, "To": OURS},
    paths.FALLBACK: {"ErrorCode": "11200"},
    paths.FALLBACK_MESSAGE: {},
    paths.SELF_TEST: {"Nonce": "n"},
}
SILENT = {
    paths.LEG,
    paths.WAIT,
    paths.HOLD,
    paths.FALLBACK,
    paths.FALLBACK_MESSAGE,
    paths.SELF_TEST,
    "/twilio/pin/1",  # this house keeps no number for agents to dial in
}


def test_every_route_is_in_the_table(house_routes: set[str]) -> None:
    """A new webhook cannot escape these tests."""
    assert len(house_routes) == len(WEBHOOKS) - 1  # the voice webhook stands in it twice


@pytest.fixture
async def house_routes(house: House) -> set[str]:
    """The paths that take webhooks."""
    from callcenter.telephony.twilio.webhooks import handlers

    return set(handlers(house.provider))


@pytest.mark.parametrize("path", WEBHOOKS)
async def test_a_forged_webhook_changes_nothing(house: House, path: str) -> None:
    """Unsigned, signed with another token, and signed for another address."""
    form = {"AccountSid": ACCOUNT, "CallSid": CALL, **WEBHOOKS[path]}
    for headers in ({}, house.signed(path, form, "another"), house.signed("/twilio/other", form)):
        assert (await house.send(path, urlencode(form).encode(), {**FORM, **headers}))[0] == 403
    changed = {**form, "CallSid": "CA" + "6" * 32}
    headers = {**FORM, **house.signed(path, form)}
    assert (await house.send(path, urlencode(changed).encode(), headers))[0] == 403
    assert house.desk.reports == []
    assert house.twilio.requests == []
    assert house.forged == 4


@pytest.mark.parametrize("path", WEBHOOKS)
async def test_a_webhook_that_comes_twice_gets_the_same_bytes(house: House, path: str) -> None:
    """One report, one answer, however often and even at once."""
    house.desk.gives(CALL, Say("Hello."), Wait("sales"))
    for what in ("agent_reached", "agent_pressed"):
        house.desk.replies(what, AskAgent("o-1", (Say("A call."),)))
    first = await house.post(path, **WEBHOOKS[path])
    repeats = await asyncio.gather(*(house.post(path, **WEBHOOKS[path]) for _ in range(3)))
    assert first[0] in {200, 204}
    assert set(repeats) == {first}
    kinds = [report.what for report in house.desk.reports]
    assert len(kinds) == len(set(kinds))
    assert bool(kinds) is (path not in SILENT)


@pytest.mark.parametrize("path", [path for path in WEBHOOKS if path not in SILENT])
async def test_what_cannot_be_kept_is_a_503(house: House, path: str) -> None:
    """Twilio then asks the fallback or repeats; afterwards the same report is taken."""
    house.desk.out_of_order = 1
    assert (await house.post(path, **WEBHOOKS[path]))[0] == 503
    assert house.desk.reports == []
    assert (await house.post(path, **WEBHOOKS[path]))[0] in {200, 204}
    assert house.desk.reports


@pytest.mark.parametrize(
    ("data", "headers", "status"),
    [
        (b"x" * 1_000_000, FORM, 413),
        (b"CallSid=CA1&Body=\xe4\xf6\xfc\xff", FORM, 400),
        (b"CallSid=CA1", {"Content-Type": "application/x-www-form-urlencoded; charset=klingon"}, 415),
        (b'{"CallSid": "CA1"}', {"Content-Type": "application/json"}, 415),
        (b"--x\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b"CallSid", {}, 415),
        (b"", FORM, 403),
        (b"&&&===&%zz=%", FORM, 403),
        (b"&".join(b"a%d=1" % n for n in range(5000)), FORM, 413),
    ],
    ids=["1 MB", "latin-1", "klingon", "json", "multipart", "no type", "empty", "nonsense", "5000 fields"],
)
async def test_a_body_that_is_no_form_is_refused(
    house: House, data: bytes, headers: dict[str, str], status: int
) -> None:
    """Clearly, and before anything else."""
    assert (await house.send("/twilio/voice", data, headers))[0] == status
    assert house.desk.reports == []


async def test_a_body_of_unknown_length_is_refused(house: House) -> None:
    """Twilio always says how much comes; what does not is never read."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(house.url.rpartition(":")[2]))
    head = b"POST /twilio/voice HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
    writer.write(head + b"\r\n5\r\na=b&c\r\n0\r\n\r\n")
    assert b" 411 " in await reader.read()
    writer.close()
    await writer.wait_closed()


SIGNED: list[tuple[str, dict[str, str], int]] = [
    ("/twilio/voice", {"CallSid": ""}, 400),
    ("/twilio/voice", {"CallSid": "../../Accounts"}, 400),
    ("/twilio/voice", {"CallSid": "C" * 65}, 400),
    ("/twilio/voice", {"From": "\x00\x1b[31m", "To": "💥"}, 200),
    ("/twilio/voice", {"From": "client:"}, 200),
    ("/twilio/voice", {"From": "client:_zz_%00_ffffffff_", "offer": "<&>"}, 200),
    (f"/twilio/input/CA{'2' * 32}/1", {"Digits": "1"}, 400),
    (f"/twilio/input/{CALL}/x", {"Digits": "1"}, 404),
    (f"/twilio/input/{CALL}/12345678901", {}, 404),
    (f"/twilio/input/{CALL}/1", {"Digits": "9" * 5000, "Confidence": "nan"}, 200),
    ("/twilio/voicemail", {"RecordingUrl": "https://x/RE1", "RecordingDuration": "-inf"}, 200),
    ("/twilio/agent/%2F..%2F/answer/1", {"Digits": "1" * 500}, 200),
    ("/twilio/call", {"CallStatus": "\ufffd"}, 204),
    ("/twilio/conference", {"StatusCallbackEvent": "conference-start", "ConferenceSid": ""}, 400),
    ("/twilio/recording", {"RecordingStatus": "completed", "RecordingSource": "RecordVerb"}, 400),
    ("/twilio/message", {"MessageSid": "", "Body": "x"}, 400),
    ("/twilio/message", {"SmsSid": "SM1", "Body": "x" * 20000}, 200),
    ("/twilio/leg", {"CallSid": "CA" + "0" * 32}, 200),
    ("/twilio/nothing-here", {}, 404),
]


@pytest.mark.parametrize(("path", "fields", "status"), SIGNED)
async def test_odd_fields_get_a_playable_answer_or_a_clear_refusal(
    house: House, path: str, fields: dict[str, str], status: int
) -> None:
    """Signed as they are, these are never a 500."""
    assert (await house.post(path, **fields))[0] == status


async def test_repeated_and_blank_fields_are_signed_over(house: House) -> None:
    """Each distinct value of a name counts once, whatever their order."""
    pairs = [("AccountSid", ACCOUNT), ("CallSid", CALL), ("x", "2"), ("x", "1"), ("x", "2"), ("FromCity", "")]
    signature = house.signed("/twilio/leg", MultiDict(pairs))
    status, _ = await house.send("/twilio/leg", urlencode(pairs).encode(), {**FORM, **signature})
    assert status == 200


async def test_only_posts_are_webhooks(house: House) -> None:
    """And a request from elsewhere finds no other door."""
    for method in ("GET", "PUT", "DELETE"):
        assert (await house.send("/twilio/voice", b"", {}, method))[0] == 405


@settings(max_examples=15, deadline=None)
@given(
    fields=st.dictionaries(
        st.text(max_size=8), st.text(st.characters(codec="utf-8"), max_size=20), max_size=6
    )
)
def test_no_signed_form_ever_breaks_a_webhook(fields: dict[str, str]) -> None:
    """Random fields beside the usual ones, at every address."""
    asyncio.run(_every_webhook({name: value for name, value in fields.items() if _encodes(name)}))


def _encodes(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


async def _every_webhook(fields: dict[str, str]) -> None:
    async with House() as house:
        house.desk.gives(CALL, Ask((Say("?"),), 1), Join("c", "l"))
        for path, usual in WEBHOOKS.items():
            status, _ = await house.post(path, **{**usual, **fields})
            assert status < 500, path
