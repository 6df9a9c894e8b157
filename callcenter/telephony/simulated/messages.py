"""Written messages: customers' to us and ours to them."""

from collections import deque

from callcenter.floor.effects import SendMessage
from callcenter.ports.telephony import IncomingMessage, Refused
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.memory import REMEMBERED, Memory

SENT_KEPT = 1000
OPT_OUT_WORDS = {"STOP": "stop", "UNSUBSCRIBE": "stop", "START": "start", "HELP": "help"}


class Messages:
    """Carries messages. Like a real carrier it refuses to write to who wrote STOP."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._stopped = Memory(REMEMBERED)
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
            raise Refused("the recipient has opted out")
        self.sent.append(effect)
        self._exchange.observe("message", "", effect.to)
