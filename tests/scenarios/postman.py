"""Webhooks by hand: genuine, doubled, forged and broken ones."""

from collections.abc import Mapping

import aiohttp
from twilio.request_validator import RequestValidator

from tests.scenarios.house import ACCOUNT, TOKEN
from tests.scenarios.world import OURS

FORM = "application/x-www-form-urlencoded"


class Postman:
    """Posts webhooks to a house as Twilio does, and as nobody should."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def post(self, path: str, *, token: str = TOKEN, **fields: str) -> tuple[int, bytes]:
        """Post a signed webhook with the usual fields; return status and body. `token` "": unsigned."""
        form = {"AccountSid": ACCOUNT, "CallStatus": "in-progress", "From": "+14155550123", "To": OURS}
        form = {name: value for name, value in (form | fields).items() if value != "-"}
        return await self.send(path, form, self.signature(path, form, token) if token else {})

    def signature(self, path: str, form: Mapping[str, str], token: str = TOKEN) -> dict[str, str]:
        """Return the header with which Twilio signs such a form."""
        validator = RequestValidator(token)  # type: ignore[no-untyped-call]
        return {"X-Twilio-Signature": validator.compute_signature(self._url + path, form)}  # type: ignore[no-untyped-call]

    async def send(
        self, path: str, data: Mapping[str, str] | bytes, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """Send anything at all."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(self._url + path, data=data, headers=headers) as answer,
        ):
            return answer.status, await answer.read()
