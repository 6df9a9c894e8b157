"""What the live feed has said so far: a snapshot, with every delta laid upon it. Pure."""

from typing import Any

from msgspec import Struct

View = dict[str, Any]


class Picture(Struct):
    """The house as the feed tells it, members by id; see `ports.views` for what they hold.

    `seq` is the place in the feed, None before the first snapshot; `now` the service's clock (seconds UTC).
    """

    seq: int | None = None
    now: float = 0.0
    queues: dict[str, View] = {}
    agents: dict[str, View] = {}
    contacts: dict[str, View] = {}
    total: View = {}
    quarters: dict[str, dict[str, list[int]]] = {}
    last_week: dict[str, dict[str, list[int]]] = {}

    def take(self, message: View) -> bool:
        """Take in a message; return False where one before it is missing, and nothing is changed."""
        if message["type"] == "snapshot":
            self._begin(message)
        elif message["from"] == self.seq:
            self._change(message)
        else:
            return self.seq is not None and message["seq"] <= self.seq
        self.seq, self.now = message["seq"], message["now"]
        return True

    def _begin(self, message: View) -> None:
        self.queues, self.agents = dict(message["queues"]), dict(message["agents"])
        self.contacts, self.total = dict(message["contacts"]), message["total"]
        self.quarters = {queue: dict(each) for queue, each in message["quarters"].items()}
        self.last_week = message["last_week"]

    def _change(self, message: View) -> None:
        self.queues.update(message.get("queues", {}))
        self.agents.update(message.get("agents", {}))
        for id_, contact in message.get("contacts", {}).items():
            if contact is None:
                self.contacts.pop(id_, None)
            else:
                self.contacts[id_] = contact
        self.total = message.get("total", self.total)
        for queue, quarters in message.get("quarters", {}).items():
            self.quarters.setdefault(queue, {}).update(quarters)
