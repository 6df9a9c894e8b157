"""The double's REST API: the resources that the provider uses."""

import base64
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiDict

from callcenter.telephony.twilio.double.call import Call, HungUp, Moved
from callcenter.telephony.twilio.double.faults import error
from callcenter.telephony.twilio.double.phones import Text, Webhooked
from callcenter.telephony.twilio.double.rooms import Member, Room

if TYPE_CHECKING:
    from callcenter.telephony.twilio.double.carrier import TwilioDouble

Fields = MultiDict[str]
RequestCheck = Callable[[str, str, list[tuple[str, str]]], None]
Resource = Callable[..., web.Response]

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")

_HOOKS = {
    "VoiceUrl": "voice_url",
    "VoiceFallbackUrl": "voice_fallback_url",
    "StatusCallback": "status_callback",
    "SmsUrl": "sms_url",
}


class Server:
    """Serves the account's resources, with the double's faults in between."""

    def __init__(self, double: "TwilioDouble", check: RequestCheck | None) -> None:
        self._double = double
        self._check = check
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.requests: list[tuple[str, str, list[tuple[str, str]]]] = []
        resources = Resources(double)
        self._routes: list[tuple[re.Pattern[str], Resource]] = [
            (re.compile(pattern), resource) for pattern, resource in resources.routes().items()
        ]

    async def start(self, port: int) -> None:
        """Listen on 127.0.0.1."""
        app = web.Application()
        app.router.add_route("*", "/2010-04-01/Accounts/{rest:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self._double.stage.begin()
        try:
            return await self._served(request)
        finally:
            self._double.stage.end()

    async def _served(self, request: web.Request) -> web.StreamResponse:
        form = await request.post() if request.method == "POST" else request.query
        fields: Fields = MultiDict((name, str(value)) for name, value in form.items())
        path = request.path.removeprefix("/2010-04-01/Accounts")
        self.requests.append((request.method, path, list(fields.items())))
        if not self._may_enter(request, path):
            return error(401, 20003)
        account = f"/{self._double.account_sid}"
        name = f"{request.method} {path.removeprefix(account)}"
        fault, lost = await self._double.rest.before(name)
        answer = fault or self._checked(request.method, request.path, name, fields)
        if lost and request.transport is not None:
            request.transport.close()
        return answer

    def _may_enter(self, request: web.Request, path: str) -> bool:
        login = request.headers.get("Authorization", "").removeprefix("Basic ")
        user, _, secret = base64.b64decode(login).decode().partition(":")
        return bool(user and secret) and path.startswith(f"/{self._double.account_sid}")

    def _checked(self, method: str, path: str, name: str, fields: Fields) -> web.Response:
        if self._check is not None:
            try:
                self._check(method, path, list(fields.items()))
            except AssertionError as complaint:
                self._double.complaints.append(f"{name}: {complaint}")
                return error(400, 20001)
        for pattern, resource in self._routes:
            if match := pattern.fullmatch(name):
                return resource(fields, *match.groups())
        return error(404, 20404)


class Resources:
    """What each request does."""

    def __init__(self, double: "TwilioDouble") -> None:
        self._double = double

    def routes(self) -> dict[str, Resource]:
        """Return the resources by "METHOD /path"."""
        one = r"/([^/]+?)"
        return {
            r"GET \.json": self.account,
            r"POST /Calls\.json": self.create_call,
            r"GET /Calls\.json": self.list_calls,
            rf"GET /Calls{one}\.json": self.fetch_call,
            rf"POST /Calls{one}\.json": self.update_call,
            rf"POST /Calls{one}/Recordings\.json": self.start_recording,
            rf"GET /Calls{one}/Recordings\.json": self.list_recordings,
            rf"POST /Calls{one}/Recordings/Twilio\.CURRENT\.json": self.update_recording,
            rf"DELETE /Recordings{one}\.json": self.delete_recording,
            r"GET /Conferences\.json": self.list_conferences,
            rf"(GET|POST|DELETE) /Conferences{one}/Participants{one}\.json": self.participant,
            r"POST /Messages\.json": self.send_message,
            r"GET /IncomingPhoneNumbers\.json": self.list_numbers,
            rf"POST /IncomingPhoneNumbers{one}\.json": self.update_hooks,
            rf"(?:GET|POST) /Applications{one}\.json": self.update_hooks,
        }

    def account(self, fields: Fields) -> web.Response:
        """Describe the account."""
        return web.json_response({"sid": self._double.account_sid, "status": "active"})

    # --- calls -------------------------------------------------------------------------------

    def create_call(self, fields: Fields) -> web.Response:
        """Queue a call."""
        if not _NUMBER.fullmatch(fields.get("To", "")):
            return error(400, 21211 if fields.get("To") else 21201)
        call = self._double.new_outbound(fields.get("From", ""), fields["To"], fields["Url"])
        call.fallback_url = fields.get("FallbackUrl", "")
        call.status_url = fields.get("StatusCallback", "")
        call.events = tuple(fields.getall("StatusCallbackEvent", ["completed"]))
        call.ring_seconds = float(fields.get("Timeout", "60"))
        call.detects = fields.get("MachineDetection", "") in {"Enable", "DetectMessageEnd"}
        call.waits_for_beep = fields.get("MachineDetection", "") == "DetectMessageEnd"
        self._double.create(call)
        return web.json_response(_call(call), status=201)

    def list_calls(self, fields: Fields) -> web.Response:
        """List calls, newest first, a page at a time."""
        names = {"Status": "status", "To": "to", "From": "caller"}
        found = [
            call
            for call in reversed(self._double.calls.values())
            if all(getattr(call, names[name]) == value for name, value in fields.items() if name in names)
        ]
        size, page = int(fields.get("PageSize", "50")), int(fields.get("Page", "0"))
        more = urlencode([(n, v) for n, v in fields.items() if n != "Page"] + [("Page", str(page + 1))])
        next_page = f"/2010-04-01/Accounts/{self._double.account_sid}/Calls.json?{more}"
        calls = [_call(call) for call in found[page * size : (page + 1) * size]]
        last = (page + 1) * size >= len(found)
        return web.json_response({"calls": calls, "next_page_uri": None if last else next_page})

    def fetch_call(self, fields: Fields, sid: str) -> web.Response:
        """Describe a call."""
        call = self._double.calls.get(sid)
        return web.json_response(_call(call)) if call else error(404, 20404)

    def update_call(self, fields: Fields, sid: str) -> web.Response:
        """Move a call that is in progress, or end one in any state."""
        call = self._double.calls.get(sid)
        if call is None:
            return error(404, 20404)
        if call.over or ("Url" in fields and call.status != "in-progress"):
            return error(400, 21220)
        if "Url" in fields:
            call.fallback_url = fields.get("FallbackUrl", call.fallback_url)
            call.signal(Moved(fields["Url"]))
        elif fields.get("Status") == "completed":
            call.signal(HungUp("completed" if call.status == "in-progress" else "canceled"))
        return web.json_response(_call(call))

    # --- recordings --------------------------------------------------------------------------

    def start_recording(self, fields: Fields, sid: str) -> web.Response:
        """Record a call."""
        call = self._double.calls.get(sid)
        if call is None or call.status != "in-progress":
            return error(404 if call is None else 400, 20404 if call is None else 21220)
        call.recording, call.recorded_since = "in-progress", self._double.clock.now()
        call.recording_url = fields.get("RecordingStatusCallback", "")
        return web.json_response({"sid": "RE" + sid[2:], "status": "in-progress"}, status=201)

    def list_recordings(self, fields: Fields, sid: str) -> web.Response:
        """List the recordings of a call: the one there is."""
        call = self._double.calls.get(sid)
        found = [{"sid": "RE" + sid[2:], "status": call.recording}] if call and call.recording else []
        return web.json_response({"recordings": found})

    def update_recording(self, fields: Fields, sid: str) -> web.Response:
        """Pause, resume or stop the recording of a call."""
        call = self._double.calls.get(sid)
        if call is None or call.over or call.recording in {"", "stopped"}:
            return error(404, 20404)
        call.recording = fields["Status"]
        if call.recording == "stopped":
            self._double.end_recording(call)
        return web.json_response({"sid": "RE" + sid[2:], "status": call.recording})

    def delete_recording(self, fields: Fields, sid: str) -> web.Response:
        """Delete a recording, which is named by its call."""
        call = self._double.calls.get("CA" + sid[2:])
        if call is None or not call.recording:
            return error(404, 20404)
        call.recording = ""
        return web.Response(status=204)

    # --- conferences -------------------------------------------------------------------------

    def list_conferences(self, fields: Fields) -> web.Response:
        """List conferences of a name."""
        found = [
            {"sid": room.sid, "friendly_name": room.name, "status": _room_status(room)}
            for room in self._double.rooms.all
            if fields.get("FriendlyName", room.name) == room.name
            and fields.get("Status", _room_status(room)) == _room_status(room)
        ]
        return web.json_response({"conferences": found, "next_page_uri": None})

    def participant(self, fields: Fields, method: str, conference: str, who: str) -> web.Response:
        """Describe, hold, mute or remove a leg, named by its call or its label."""
        room = self._double.rooms.running(conference)
        member = _member(room, who) if room else None
        if room is None or member is None:
            return error(404, 20404)
        if method == "DELETE":
            self._double.rooms.leave(member.call, "participant_updated_via_api")
            member.call.signal(HungUp())
            return web.Response(status=204)
        if "Hold" in fields:
            self._double.rooms.set_hold(room, member, fields["Hold"] == "true")
        member.muted = fields.get("Muted", str(member.muted).lower()) == "true"
        if "Coaching" in fields:
            member.coach = fields.get("CallSidToCoach", "") if fields["Coaching"] == "true" else ""
        shown = {"call_sid": member.call.sid, "label": member.label or None, "hold": member.hold}
        heard = {"muted": member.muted, "coaching": bool(member.coach)}
        return web.json_response({**shown, **heard, "status": "connected"})

    # --- messages and numbers ----------------------------------------------------------------

    def send_message(self, fields: Fields) -> web.Response:
        """Send a text message, unless its recipient wants none."""
        if fields["To"] in self._double.opted_out:
            return error(400, 21610)
        sid = self._double.new_sid("SM")
        text = Text(sid, fields["To"], fields.get("From", ""), fields.get("Body", ""))
        self._double.deliver(text, fields.get("StatusCallback", ""))
        return web.json_response({"sid": sid, "status": "queued"}, status=201)

    def list_numbers(self, fields: Fields) -> web.Response:
        """List the account's numbers."""
        found = [_hooks(each) for each in self._double.numbers.values()]
        return web.json_response({"incoming_phone_numbers": found, "next_page_uri": None})

    def update_hooks(self, fields: Fields, sid: str) -> web.Response:
        """Describe or set the webhooks of a number or of the TwiML App."""
        known = {each.sid: each for each in [*self._double.numbers.values(), self._double.application]}
        if sid not in known:
            return error(404, 20404)
        for name, attribute in _HOOKS.items():
            if name in fields:
                setattr(known[sid], attribute, fields[name])
        return web.json_response(_hooks(known[sid]))


def _call(call: Call) -> dict[str, Any]:
    return {"sid": call.sid, "status": call.status, "to": call.to, "from": call.caller}


def _room_status(room: Room) -> str:
    return "completed" if room.over else "in-progress" if room.started else "init"


def _member(room: Room, who: str) -> Member | None:
    return next((each for each in room.members.values() if who in {each.call.sid, each.label}), None)


def _hooks(of: Webhooked) -> Mapping[str, str]:
    shown = {attribute: getattr(of, attribute) for attribute in _HOOKS.values()}
    return {"sid": of.sid, "phone_number": of.number, **shown}
