"""Webhooks as Twilio sends them: 25 fields, a body of some 620 bytes, each signed."""

import hmac
from base64 import b64encode
from collections.abc import Iterator, Mapping
from itertools import count
from urllib.parse import quote_plus

ACCOUNT = "AC" + "0" * 32
TOKEN = "bench-token"

_FIELDS = {
    "AccountSid": ACCOUNT,
    "ApiVersion": "2010-04-01",
    "ApplicationSid": "",
    "CallSid": "@SID@",
    "CallStatus": "ringing",
    "CallToken": "%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D",
    "Called": "@TO@",
    "CalledCity": "WASHINGTON",
    "CalledCountry": "US",
    "CalledState": "DC",
    "CalledZip": "20001",
    "Caller": "@FROM@",
    "CallerCity": "NEW YORK",
    "CallerCountry": "US",
    "CallerState": "NY",
    "CallerZip": "10001",
    "Direction": "inbound",
    "From": "@FROM@",
    "FromCity": "NEW YORK",
    "FromCountry": "US",
    "FromState": "NY",
    "FromZip": "10001",
    "To": "@TO@",
    "ToCity": "WASHINGTON",
    "ToCountry": "US",
}


_REQUEST = (
    b"%bX-Twilio-Signature: %b\r\n"
    b"Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n%b"
)


class Form:
    """A form with holes, quick to fill and to sign."""

    def __init__(self, base: str, path: str, fields: Mapping[str, str]) -> None:
        fields = {**_FIELDS, **fields}
        pairs = "&".join(f"{name}={quote_plus(value, safe='@')}" for name, value in fields.items())
        self._body = pairs.encode()
        self._signed = (base + path + "".join(name + fields[name] for name in sorted(fields))).encode()
        host = base.rpartition("/")[2]
        self._head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: TwilioProxy/1.1\r\n".encode()
        self._key = TOKEN.encode()

    def request(self, sid: str, caller: str, dialled: str = "") -> bytes:
        """Return a whole signed request."""
        holes = ((b"@SID@", sid), (b"@FROM@", caller), (b"@TO@", dialled))
        body, signed = self._body, self._signed
        for hole, value in holes:
            body = body.replace(hole, quote_plus(value).encode())
            signed = signed.replace(hole, value.encode())
        signature = b64encode(hmac.digest(self._key, signed, "sha1"))
        return _REQUEST % (self._head, signature, len(body), body)


class Calls:
    """Makes calls that nobody made before; remembers which are up, for the carrier to tell."""

    def __init__(self, base: str) -> None:
        self.live: set[str] = set()
        self._numbers = count(1)
        self._voice = Form(base, "/twilio/voice", {})
        self._agent = Form(base, "/twilio/voice", {"offer": "@TO@"})
        self._ended = Form(base, "/twilio/call", {"CallStatus": "completed", "Duration": "1"})

    def new(self, dialled: str, callers: int = 10_000_000) -> tuple[str, bytes]:
        """Return the id of a new call, from one of so many numbers, and the webhook of its arrival."""
        number = next(self._numbers)
        sid = f"CA{number:032x}"
        self.live.add(sid)
        return sid, self._voice.request(sid, f"+1202{number % callers:07d}", dialled)

    def agent(self, agent: str, offer: str) -> tuple[str, bytes]:
        """Return the id of an agent's leg for an offer, and the webhook of its arrival."""
        sid = f"CB{next(self._numbers):032x}"
        self.live.add(sid)
        return sid, self._agent.request(sid, f"client:{agent}", offer)

    def ended(self, sid: str) -> bytes:
        """Return the webhook of a call's end."""
        self.live.discard(sid)
        return self._ended.request(sid, "+12025550100")

    def arrivals(self, dialled: str, callers: int = 10_000_000) -> Iterator[bytes]:
        """Return webhooks of new calls from so many numbers, without end."""
        while True:
            yield self.new(dialled, callers)[1]

    def unmade(self) -> Iterator[bytes]:
        """Return the same for a handler that keeps nothing: no such call is up afterwards."""
        while True:
            sid, request = self.new("+12025550100")
            self.live.discard(sid)
            yield request

    def ends(self) -> list[bytes]:
        """Return the webhooks of the ends of all calls that are up."""
        return [self.ended(sid) for sid in sorted(self.live)]
