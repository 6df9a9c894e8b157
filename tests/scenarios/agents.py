"""Agents at their desks: a browser with a session, the live socket, and a phone."""

import asyncio
from typing import Any

import aiohttp
import msgspec

from tests.contract.watch import Watch
from tests.scenarios.people import Caller
from tests.scenarios.world import World

PASSWORD = "correct horse"


class Refused(Exception):
    """The API refused a request; `code` is its stable code."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code


class Agent:
    """One agent of the house. `leg` is the leg of their phone, as far as they have connected it."""

    def __init__(self, url: str, name: str, world: World, watch: Watch) -> None:
        self.name = name
        self.leg = ""
        self.desk: dict[str, Any] = {}
        self.queues: dict[str, Any] = {}
        self.contacts: dict[str, Any] = {}
        self.agents: dict[str, Any] = {}
        self.seq = -1
        self._url = url
        self._world = world
        self._watch = watch
        self._taken = ""
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._watching: asyncio.Task[None] | None = None

    # --- the browser -----------------------------------------------------------------------

    async def signs_in(self) -> None:
        """Sign in with the password and watch the live feed."""
        await self.post("/session", name=self.name, password=PASSWORD)
        await self.reloads()

    async def reloads(self) -> None:
        """Load the desk anew: another socket, from nothing."""
        await self._leave()
        self.seq, self.desk = -1, {}
        self._watching = asyncio.create_task(self._look(), name=f"desk of {self.name}")
        await self._watch.until(lambda: self.seq >= 0, f"{self.name} sees the desk")

    async def leaves(self) -> None:
        """Close the browser."""
        await self._leave()
        await self._session.close()

    async def post(self, path: str, **body: Any) -> Any:
        """Post to the API and return the answer. Raises `Refused`."""
        return await self._ask("POST", path, json=body)

    async def get(self, path: str) -> Any:
        """Read from the API. Raises `Refused`."""
        return await self._ask("GET", path)

    async def delete(self, path: str) -> Any:
        """Delete through the API. Raises `Refused`."""
        return await self._ask("DELETE", path)

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        url, headers = f"{self._url}/api/v1{path}", {"Origin": self._url}
        async with self._session.request(method, url, headers=headers, **more) as answer:
            said: Any = await answer.json() if answer.content_length else {}
            if answer.status >= 400:
                raise Refused(answer.status, said["code"])
            return said

    async def _look(self) -> None:
        async with self._session.ws_connect(f"{self._url}/api/v1/live") as socket:
            await socket.send_json({"type": "hello", "after": None})
            async for message in socket:
                self._take(msgspec.json.decode(message.data))
                self._watch.poke()

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "delta":
            assert message["from"] == self.seq, "a delta is missing"
        self.seq = message["seq"]
        whole = message["type"] == "snapshot"
        self.queues = ({} if whole else self.queues) | message.get("queues", {})
        self.agents = ({} if whole else self.agents) | message.get("agents", {})
        contacts = ({} if whole else self.contacts) | message.get("contacts", {})
        self.contacts = {id_: view for id_, view in contacts.items() if view is not None}
        if "desk" in message:
            self.desk = message["desk"]

    async def _leave(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
            self._watching = None

    @property
    def is_watching(self) -> bool:
        """Whether the desk is up to date: its socket is open."""
        return self._watching is not None and not self._watching.done() and self.seq >= 0

    # --- what the desk shows ---------------------------------------------------------------

    @property
    def presence(self) -> str:
        """The presence on the desk."""
        return str(self.desk["agent"]["presence"])

    @property
    def work(self) -> list[dict[str, Any]]:
        """Every contact at the desk, the call first, with its after-contact work if that is what is left."""
        return list(self.desk["work"])

    @property
    def contact(self) -> dict[str, Any]:
        """The contact in front that the agent has now, empty for none."""
        held = [each["contact"] for each in self.work if each["wrap_up"] is None]
        return dict(held[0]) if held else {}

    @property
    def controls(self) -> dict[str, str]:
        """What may be done with the contact in front."""
        return dict(self.work[0]["controls"]) if self.work else {}

    @property
    def wrapping(self) -> list[str]:
        """The contacts that after-contact work is done on."""
        return [each["id"] for each in self.work if each["wrap_up"] is not None]

    async def is_(self, *presences: str) -> None:
        """Wait until the desk shows a presence, one of these."""
        await self._so(lambda: self.presence in presences, " or ".join(presences))

    async def is_offered(self, caller: Caller | None = None, *, besides: str = "") -> str:
        """Wait until a contact rings at the desk, in another offer than `besides`; return the offer."""
        await self._so(lambda: (self.desk["offer"] or {}).get("id", besides) != besides, "offered")
        offer = self.desk["offer"]
        assert caller is None or offer["contact"]["id"] == caller.contact
        return str(offer["id"])

    async def has(self, *contacts: str) -> None:
        """Wait until these are the contacts at the desk."""
        await self._so(lambda: {each["id"] for each in self.work} == {*contacts}, f"has {contacts}")

    async def sees(self, phase: str) -> None:
        """Wait until the contact at the desk is in a phase."""
        await self._so(lambda: self.contact.get("phase") == phase, phase)

    async def may(self, control: str) -> None:
        """Wait until the desk allows something."""
        await self._so(lambda: self.controls.get(control) == "", f"may {control}")

    async def _so(self, is_so: Any, what: str) -> None:
        await self._watch.until(is_so, f"{self.name}: {what}, in {self.desk}")

    # --- what the agent does ---------------------------------------------------------------

    async def available(self) -> None:
        """Be ready for contacts."""
        await self.post("/phone/heartbeat")
        await self.post("/presence", presence="available")

    async def accepts(self) -> None:
        """Take what rings now, whatever the desk may still show of before; the browser phone dials in."""
        offer = self._taken = await self.is_offered(besides=self._taken)
        await self.post(f"/offers/{offer}/accept")
        self.leg = await self._world.connect_phone(self, offer)

    async def answers(self, caller: Caller) -> None:
        """Take what rings and wait until the caller is there."""
        await self.accepts()
        await self.talks_with(caller)

    async def talks_with(self, caller: Caller) -> None:
        """Wait until the two hear one another."""
        legs = self.leg, caller.leg
        await self._watch.until(lambda: self._world.together(*legs), f"{self.name} and the caller together")

    async def declines(self) -> None:
        """Do not take what rings."""
        offer = await self.is_offered()
        await self.post(f"/offers/{offer}/decline")
        await self._so(lambda: (self.desk["offer"] or {}).get("id") != offer, "declined")

    async def does(self, what: str, **body: Any) -> None:
        """Press one of the desk's buttons: hold, resume, hang-up, merge, complete, cancel-consult."""
        await self.may("pause_recording" if what == "recording" else what.replace("-", "_"))
        await self.post(f"/contacts/{self.contact['id']}/{what}", **body)

    async def transfers(self, kind: str, to: str) -> None:
        """Hand the customer over unannounced."""
        await self.does("transfer", kind=kind, id=to)

    async def consults(self, kind: str, whom: str) -> None:
        """Ask somebody while the customer waits."""
        await self.does("consult", kind=kind, id=whom)

    async def hangs_up_the_phone(self) -> None:
        """Put the phone down."""
        await self._world.hang_up_phone(self)

    async def disposes(self, caller: Caller, disposition: str = "resolved", **more: Any) -> None:
        """Register what the contact was about."""
        await self.disposes_of(caller.contact, disposition, **more)

    async def disposes_of(self, contact: str, disposition: str = "resolved", **more: Any) -> None:
        """Register a contact by its id."""
        await self.post(f"/contacts/{contact}/disposition", disposition=disposition, **more)

    async def finishes(self, contact: str = "") -> None:
        """Be done with after-contact work on a contact, or on the first that there is."""
        await self._so(lambda: self.wrapping, "after-contact work")
        await self.post(f"/contacts/{contact or self.wrapping[0]}/wrap-up/finish")

    async def is_done(self) -> None:
        """Be done with after-contact work on a contact that a colleague has now."""
        await self.is_("wrap_up")
        await self.finishes()
        await self.is_("available", "offered")

    async def wraps_up(self, caller: Caller) -> None:
        """Register the contact and be done."""
        await self.is_("wrap_up")
        await self.disposes(caller)
        await self.finishes()
        await self.is_("available", "offered")
