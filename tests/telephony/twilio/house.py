"""A provider with its webhooks on a real port, the desk behind it and Twilio's double around it."""

import asyncio
import socket
from collections.abc import Mapping
from urllib.parse import urlencode

import aiohttp
import msgspec
from aiohttp import web
from twilio.request_validator import RequestValidator

from callcenter.telephony.twilio import TwilioProvider, TwilioSettings, add_routes
from callcenter.telephony.twilio.double import TwilioDouble
from tests.contract.desk import Desk
from tests.contract.watch import Watch
from tests.telephony.twilio.openapi_check import check_request
from tests.telephony.twilio.twiml_rules import check_document

ACCOUNT = "AC" + "a" * 32
TOKEN = "12345"
OURS = "+18005550100"
CALLER = "+14155550123"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CALL = "CA" + "1" * 32

SETTINGS = TwilioSettings(
    account_sid=ACCOUNT,
    auth_tokens=(TOKEN,),
    public_url="http://127.0.0.1",
    api_key="SK" + "b" * 32,
    api_secret="s" * 32,
    application_sid="AP" + "0" * 32,
    caller_id=OURS,
)


class House:
    """Everything of one test; use it as a context."""

    def __init__(self, **changed: object) -> None:
        self.watch = Watch()
        self.desk = Desk(self.watch)
        self.forged = 0
        self.agents: dict[str, str] = {}
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.twilio = TwilioDouble(self.url, ACCOUNT, TOKEN, check_request=check_request)
        self.twilio.stage.watchers.append(self.watch.poke)
        self._changed = changed

    async def __aenter__(self) -> "House":
        await self.twilio.start()
        settings = msgspec.structs.replace(SETTINGS, public_url=self.url, api_url=self.twilio.api_url)
        self.settings: TwilioSettings = msgspec.structs.replace(settings, **self._changed)
        self.provider = TwilioProvider(
            self.settings,
            self.desk,
            self.twilio.clock,
            lambda number: self.agents.get(number, ""),
            self._count,
        )
        app = web.Application()
        add_routes(app, self.provider)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()
        await self.provider.start()
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *gone: object) -> None:
        await self.twilio.stop()
        await self._session.close()
        await self.provider.stop()
        await self._runner.cleanup()

    def assert_sound(self) -> None:
        """Twilio had nothing to complain of, and every document keeps the rules."""
        assert self.twilio.complaints == []
        for call in self.twilio.calls.values():
            for document in call.documents:
                check_document(document.encode())

    def _count(self) -> None:
        self.forged += 1

    # --- webhooks by hand --------------------------------------------------------------------

    async def post(self, path: str, *, sign: str | None = TOKEN, **fields: str) -> tuple[int, bytes]:
        """Post a signed webhook with the usual fields; return status and body. `sign` None: unsigned."""
        form = {"AccountSid": ACCOUNT, "CallSid": CALL, "CallStatus": "in-progress", **fields}
        signature = {} if sign is None else self.signed(path, form, sign)
        return await self.send(path, urlencode(form).encode(), {**FORM, **signature})

    def signed(self, path: str, form: Mapping[str, str], token: str = TOKEN) -> dict[str, str]:
        """Return the header with which Twilio signs such a form."""
        validator = RequestValidator(token)  # type: ignore[no-untyped-call]
        return {"X-Twilio-Signature": validator.compute_signature(self.url + path, form)}  # type: ignore[no-untyped-call]

    async def send(
        self, path: str, data: Mapping[str, str] | bytes, headers: Mapping[str, str], method: str = "POST"
    ) -> tuple[int, bytes]:
        """Send anything at all."""
        async with self._session.request(method, self.url + path, data=data, headers=headers) as answer:
            return answer.status, await answer.read()

    async def gone(self) -> None:
        """Let whatever is on its way arrive."""
        await self.twilio.rest_now()
        await asyncio.sleep(0)
