"""A thin client for the parts of Twilio's REST API that a call needs.

It repeats nothing: a create that went unanswered may have been done (T12), and only the
caller knows what a repeat would mean. Fields are Twilio's own names; a list repeats its field.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import aiohttp
import msgspec

from callcenter.ports.telephony import LegGone, TryAgain, Uncertain
from callcenter.telephony.twilio.answers import (
    CallInfo,
    ConferenceInfo,
    MessageInfo,
    ParticipantInfo,
    RecordingInfo,
    Webhooks,
    problem,
)
from callcenter.telephony.twilio.settings import TwilioSettings
from callcenter.telephony.twilio.wire import Broken, NotSent, Wire

Value = str | int | bool | Sequence[str]
T = TypeVar("T")

_URGENT_LANE = 4  # requests that end something never queue behind those that begin something
_PAGE = 1000
_FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
#: What may stand in the first line of a request as it is; the rest is quoted.
_PLAIN = re.compile(r"[\w/.~!$&'()*+,;=:@%?-]*", re.ASCII)

# What happened to a stream before a byte of the request left.
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class _CallPage(msgspec.Struct, frozen=True):
    calls: list[CallInfo]
    next_page_uri: str | None = None


class _ConferencePage(msgspec.Struct, frozen=True):
    conferences: list[ConferenceInfo]


class _NumberPage(msgspec.Struct, frozen=True):
    incoming_phone_numbers: list[Webhooks]
    next_page_uri: str | None = None


class _RecordingPage(msgspec.Struct, frozen=True):
    recordings: list[RecordingInfo]


class Rest:
    """The account's resources. Every method raises `CarrierError` as the port defines it."""

    def __init__(self, settings: TwilioSettings) -> None:
        """Take the account, its login, and the bounds on time and on requests at once."""
        self._settings = settings
        self._root = settings.account_url
        self._lane = asyncio.Semaphore(max(settings.concurrency - _URGENT_LANE, 1))
        self._urgent = asyncio.Semaphore(_URGENT_LANE)
        self._session: aiohttp.ClientSession | None = None
        self._wire = Wire(settings.api_url, settings.timeout)
        self._path = urlsplit(settings.account_url).path
        self._base = urlsplit(settings.api_url.rstrip("/")).path
        self._head = _head(self._wire.host, settings.login)
        #: What Twilio last said of our requests at once, and the most it ever said.
        self.concurrent_requests = 0
        self.concurrent_peak = 0

    async def open(self) -> None:
        """Open the connections' pool. Needs the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers={"Authorization": aiohttp.encode_basic_auth(*self._settings.login)},
                connector=aiohttp.TCPConnector(limit=self._settings.concurrency, keepalive_timeout=15.0),
            )

    async def close(self) -> None:
        """Close all connections."""
        self._wire.close()
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    # --- calls -------------------------------------------------------------------------------

    async def create_call(self, fields: Mapping[str, Value]) -> CallInfo:
        """Begin a call; that it was taken does not mean that anybody answers."""
        return await self._post("/Calls.json", fields, CallInfo)

    async def update_call(self, leg: str, fields: Mapping[str, Value], urgent: bool = False) -> CallInfo:
        """Move or end a call."""
        return await self._post(f"/Calls/{leg}.json", fields, CallInfo, urgent)

    async def call(self, leg: str) -> CallInfo:
        """Fetch a call."""
        return await self._get(f"/Calls/{leg}.json", {}, CallInfo)

    async def calls(self, **where: str) -> AsyncIterator[CallInfo]:
        """List calls, page by page to the end, where fields such as Status and To are as given."""
        page = await self._get("/Calls.json", {"PageSize": _PAGE, **where}, _CallPage)
        while True:
            for each in page.calls:
                yield each
            if not page.next_page_uri:
                return
            page = await self._get(page.next_page_uri, {}, _CallPage)

    async def latest_calls(self, **where: str) -> list[CallInfo]:
        """List the newest fifty calls where fields such as To and From are as given."""
        return (await self._get("/Calls.json", {"PageSize": 50, **where}, _CallPage)).calls

    async def probe(self) -> None:
        """Ask for one call: proves that the login may handle calls."""
        await self._get("/Calls.json", {"PageSize": 1}, _CallPage)

    # --- conferences -------------------------------------------------------------------------

    async def conferences(self, name: str) -> list[ConferenceInfo]:
        """List the running conferences of a name (there is one at most)."""
        where: dict[str, Value] = {"FriendlyName": name, "Status": "in-progress", "PageSize": 5}
        return (await self._get("/Conferences.json", where, _ConferencePage)).conferences

    async def create_participant(self, conference: str, fields: Mapping[str, Value]) -> ParticipantInfo:
        """Call somebody into a conference, named by its SID or by its name."""
        return await self._post(f"/Conferences/{conference}/Participants.json", fields, ParticipantInfo)

    async def update_participant(
        self, conference: str, leg: str, fields: Mapping[str, Value]
    ) -> ParticipantInfo:
        """Hold or mute one leg; address it by call SID (T29)."""
        return await self._post(f"/Conferences/{conference}/Participants/{leg}.json", fields, ParticipantInfo)

    async def participant(self, conference: str, leg: str) -> ParticipantInfo:
        """Fetch one leg of a conference."""
        return await self._get(f"/Conferences/{conference}/Participants/{leg}.json", {}, ParticipantInfo)

    async def remove_participant(self, conference: str, leg: str) -> None:
        """Take one leg out of a conference."""
        await self._send("DELETE", f"/Conferences/{conference}/Participants/{leg}.json", {}, urgent=True)

    # --- recordings, messages, numbers -------------------------------------------------------

    async def start_recording(self, leg: str, fields: Mapping[str, Value]) -> RecordingInfo:
        """Begin to record a call."""
        return await self._post(f"/Calls/{leg}/Recordings.json", fields, RecordingInfo)

    async def update_recording(self, leg: str, fields: Mapping[str, Value]) -> RecordingInfo:
        """Pause, resume or stop the current recording of a call."""
        return await self._post(f"/Calls/{leg}/Recordings/Twilio.CURRENT.json", fields, RecordingInfo)

    async def recordings(self, leg: str) -> list[RecordingInfo]:
        """List the recordings of a call."""
        return (await self._get(f"/Calls/{leg}/Recordings.json", {"PageSize": 20}, _RecordingPage)).recordings

    async def delete_recording(self, recording: str) -> bool:
        """Delete a recording; False if it is not there any more."""
        try:
            await self._send("DELETE", f"/Recordings/{recording}.json", {})
        except LegGone:
            return False
        return True

    async def send_message(self, fields: Mapping[str, Value]) -> MessageInfo:
        """Send a text message."""
        return await self._post("/Messages.json", fields, MessageInfo)

    async def numbers(self) -> list[Webhooks]:
        """List the account's phone numbers with their webhooks, all pages."""
        page = await self._get("/IncomingPhoneNumbers.json", {"PageSize": _PAGE}, _NumberPage)
        found = list(page.incoming_phone_numbers)
        while page.next_page_uri:
            page = await self._get(page.next_page_uri, {}, _NumberPage)
            found += page.incoming_phone_numbers
        return found

    async def update_number(self, sid: str, fields: Mapping[str, Value]) -> Webhooks:
        """Set a phone number's webhooks."""
        return await self._post(f"/IncomingPhoneNumbers/{sid}.json", fields, Webhooks)

    async def application(self, sid: str) -> Webhooks:
        """Fetch the TwiML App of the browser phones."""
        return await self._get(f"/Applications/{sid}.json", {}, Webhooks)

    async def update_application(self, sid: str, fields: Mapping[str, Value]) -> Webhooks:
        """Set the webhooks of the TwiML App."""
        return await self._post(f"/Applications/{sid}.json", fields, Webhooks)

    @asynccontextmanager
    async def stream(self, path: str, headers: Mapping[str, str]) -> AsyncIterator[aiohttp.ClientResponse]:
        """Open a large resource and leave its body to be read as it comes; 416 is an answer too."""
        if self._session is None:
            raise TryAgain("the provider is not started")
        # Whoever listens may pause: only silence on the wire ends it. Another host gets no login.
        patience = aiohttp.ClientTimeout(total=None, connect=5.0, sock_read=30.0)
        try:
            async with self._session.get(self._url(path), headers=headers, timeout=patience) as answer:
                if answer.status >= 300 and answer.status != 416:
                    raise problem(answer.status, answer.headers, await answer.read())
                yield answer
        except _NOT_SENT as error:
            raise TryAgain(f"Twilio cannot be reached ({type(error).__name__})") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Uncertain(f"Twilio gave no whole answer ({type(error).__name__})") from None

    # --- the wire ----------------------------------------------------------------------------

    async def _post(self, path: str, fields: Mapping[str, Value], kind: type[T], urgent: bool = False) -> T:
        return _decode(await self._send("POST", path, fields, urgent), kind)

    async def _get(self, path: str, fields: Mapping[str, Value], kind: type[T]) -> T:
        return _decode(await self._send("GET", path, fields), kind)

    async def _send(self, method: str, path: str, fields: Mapping[str, Value], urgent: bool = False) -> bytes:
        async with self._urgent if urgent else self._lane:
            try:
                return await self._exchange(method, path, fields)
            except NotSent as error:
                raise TryAgain(f"Twilio cannot be reached ({error})") from None
            except Broken as error:
                raise Uncertain(f"Twilio gave no whole answer ({error})") from None

    async def _exchange(self, method: str, path: str, fields: Mapping[str, Value]) -> bytes:
        if self._session is None:
            raise TryAgain("the provider is not started")
        body = _form(tuple(_wire(fields))) if fields else b""
        if method == "GET":
            path, body = f"{path}?{body.decode()}" if body else path, b""
        target = self._base + path if path.startswith("/2010-04-01/") else self._path + path
        if not _PLAIN.fullmatch(target):
            target = quote(target, safe="/?&=%+")
        form = f"{_FORM}Content-Length: {len(body)}\r\n" if method == "POST" else ""
        request = f"{method} {target} HTTP/1.1\r\n{self._head}{form}\r\n".encode() + body
        answer = await self._wire.ask(request, again=method == "GET")
        self._note_load(answer.headers)
        if answer.status >= 300:
            raise problem(answer.status, answer.headers, answer.body)
        return answer.body

    def _url(self, path: str) -> str:
        if path.startswith("/2010-04-01/"):  # the next page, as Twilio spells it
            return self._settings.api_url.rstrip("/") + path
        return self._root + path

    def _note_load(self, headers: Mapping[str, str]) -> None:
        load = headers.get("twilio-concurrent-requests", "")
        if load.isdecimal():
            self.concurrent_requests = int(load)
            self.concurrent_peak = max(self.concurrent_peak, self.concurrent_requests)


def _head(host: str, login: tuple[str, str]) -> str:
    """Return the lines that every request has."""
    lines = {
        "Host": host,
        "Authorization": aiohttp.encode_basic_auth(*login),
        "Accept": "application/json",
        "User-Agent": "callcenter",
    }
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items())


@lru_cache(maxsize=16)
def _form(fields: tuple[tuple[str, str], ...]) -> bytes:
    """Return a form as a body. Most are one of a few: every moved leg is told the same."""
    return urlencode(fields).encode()


def _wire(fields: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Spell fields as Twilio reads them: one pair per value of a list (T26), true and false."""
    return [(name, each) for name, value in fields.items() for each in _spell(value)]


def _spell(value: Value) -> Sequence[str]:
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [str(value)] if isinstance(value, str | int) else value


def _decode(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Uncertain("Twilio's answer cannot be read") from None
