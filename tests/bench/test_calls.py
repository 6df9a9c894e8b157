"""The webhooks that the bench sends are Twilio's, as far as Twilio's own library can tell."""

from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from bench.calls import TOKEN, Calls
from bench.house import MENU
from bench.rounds import Size, interleaved

BASE = "http://127.0.0.1:8080"


def read(request: bytes) -> tuple[str, dict[str, str], str]:
    """Return path, form and signature of a raw request."""
    head, _, body = request.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:])
    assert int(headers["Content-Length"]) == len(body)
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return lines[0].split(" ")[1], form, headers["X-Twilio-Signature"]


def test_every_webhook_is_signed_and_of_the_usual_size() -> None:
    """25 fields and some 600 bytes, each call of its own."""
    calls = Calls(BASE)
    sid, arrives = calls.new(MENU)
    leg, joins = calls.agent("ann", f"{sid}.1")
    for request in (arrives, joins, calls.ended(sid)):
        path, form, signature = read(request)
        assert RequestValidator(TOKEN).validate(BASE + path, form, signature)  # type: ignore[no-untyped-call]
    form = read(arrives)[1]
    assert len(form) == 25
    assert 550 < len(arrives.partition(b"\r\n\r\n")[2]) < 700
    assert (form["CallSid"], form["To"]) == (sid, MENU)
    assert form["From"].startswith("+1")
    assert leg != sid


def test_calls_that_are_up_are_known() -> None:
    """Until their end was sent."""
    calls = Calls(BASE)
    first, _ = calls.new(MENU)
    second, _ = calls.new(MENU)
    calls.ended(first)
    assert calls.live == {second}
    assert next(calls.unmade()) != next(calls.unmade())
    assert calls.live == {second}
    assert len(calls.ends()) == 1
    assert calls.live == set()


async def test_contenders_take_turns_in_changing_order() -> None:
    """Each once a round; the same dice give the same order."""
    turns: list[str] = []

    async def turn(name: str) -> str:
        turns.append(name)
        return name

    names = ("a", "b", "c")
    contenders = {name: lambda name=name: turn(name) for name in names}
    found = await interleaved(contenders, Size(rounds=8))
    assert found == {name: [name] * 8 for name in names}
    rounds = [tuple(turns[start : start + 3]) for start in range(0, 24, 3)]
    assert all(sorted(each) == ["a", "b", "c"] for each in rounds)
    assert len(set(rounds)) > 1
