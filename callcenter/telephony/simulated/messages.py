"""Written messages: customers' to us and ours to them."""

from collections import deque
from functools import partial

from callcenter.floor.effects import SendMessage
from callcenter.floor.values import Delivery
from callcenter.ports.telephony import IncomingMessage, MessageReport, Refused
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.memory import REMEMBERED, Memory

SENT_KEPT = 1000
#: What carriers answer where the recipient has written STOP (Twilio's number for it).
OPTED_OUT = "21610"
#: Line seconds of each step on a message's way.
UNDER_WAY_SECONDS = 1.0
OPT_OUT_WORDS = {"STOP": "stop", "UNSUBSCRIBE": "stop", "START": "start", "HELP": "help"}


class Messages:
    """Carries messages. Like a real carrier it refuses to write to who wrote STOP."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._stopped = Memory(REMEMBERED)
        #: Numbers that no message reaches, and the code that is given for each.
        self.unreachable: dict[str, str] = {}
        self.sent: deque[SendMessage] = deque(maxlen=SENT_KEPT)

    def write(self, sender: str, recipient: str, text: str) -> str:
        """A customer writes to a number of ours; return the message's id."""
        opt_out = OPT_OUT_WORDS.get(text.strip().upper(), "")
        if opt_out == "stop":
            self._stopped.add(f"{sender}>{recipient}")
        elif opt_out == "start":
            self._stopped.discard(f"{sender}>{recipient}")
        message = IncomingMessage(self._exchange.new_id("message"), sender, recipient, text, opt_out)
        board = self._exchange.switchboard
        self._exchange.reports.tell(message.message, lambda: board.message_arrived(message, message.message))
        return message.message

    def send(self, effect: SendMessage) -> None:
        """Write to a customer. Raises `Refused` if they have opted out of this number of ours."""
        if f"{effect.to}>{effect.sender}" in self._stopped:
            raise Refused("the recipient has opted out", OPTED_OUT)
        self.sent.append(effect)
        self._exchange.observe("message", "", effect.to)
        if effect.message:
            self._exchange.tasks.spawn(f"delivery:{effect.contact}:{effect.message}", self._deliver(effect))

    async def _deliver(self, effect: SendMessage) -> None:
        """Report how a message fares, each step under a key of its own."""
        code = self.unreachable.get(effect.to, "")
        for delivery in (Delivery.SENT, Delivery.UNDELIVERED if code else Delivery.DELIVERED):
            await self._exchange.time.sleep(UNDER_WAY_SECONDS)
            error = code if delivery is Delivery.UNDELIVERED else ""
            report = MessageReport(effect.contact, effect.message, delivery, error)
            key = f"{effect.contact}:message:{effect.message}:{delivery}"
            await self._exchange.reports.notify(key, partial(self._told, report, key))

    async def _told(self, report: MessageReport, key: str) -> None:
        await self._exchange.switchboard.message_reported(report, key)
