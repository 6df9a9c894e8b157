"""One of every event and command that says something personal of a customer."""

from typing import Any

from callcenter.floor import calling_events as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.values import CustomerCard, Target, TargetKind

NUMBER, NAME, COMPANY, WORDS = "+4930111111", "Laura Chen", "Harbour Chemicals", "my card is lost"
PERSON, ACCOUNT, PRESSED, URL = "p-laura", "a-harbour", "4711", "https://carrier.example/RE1"
#: What must not be found any more.
SECRETS = (NUMBER, NAME, COMPANY, WORDS, PERSON, ACCOUNT, PRESSED, URL)

CARD = CustomerCard(person=PERSON, name=NAME, account=ACCOUNT, company=COMPANY, tier="A", manager="ann")
MENU: dict[str, Any] = {
    "flow": "main",
    "version": "v1",
    "step": "ask",
    "language": "en",
    "facts": {"customer.name": NAME},
    "variables": {"pin": PRESSED},
    "heard": PRESSED,
}
ABROAD = Target(TargetKind.NUMBER, NUMBER)

SAMPLES: tuple[Any, ...] = (
    e.ContactArrived(1.0, "c1", "leg", caller=NUMBER, dialled="+1", card=CARD, menu=MENU),
    e.MenuAdvanced(1.0, "c1", MENU),
    e.ContactDisposed(1.0, "c1", "ann", "sold", WORDS),
    e.MessageReceived(1.0, "c1", "m1", WORDS),
    e.VoicemailLeft(1.0, "c1", "RE1", URL),
    e.CallbackRequested(1.0, "c1", "sales", NUMBER),
    e.ContactForwarded(1.0, "c1", NUMBER),
    e.ConsultStarted(1.0, "c1", "ann", ABROAD, "at1", 9.0),
    k.CallPlaced(1.0, "c1", "ann", NUMBER, "o1", 9.0, card=CARD),
    c.ArriveContact("c1", "leg", caller=NUMBER, dialled="+1", card=CARD, menu=MENU, text=WORDS),
    c.Dispose("ann", "c1", "sold", WORDS),
    c.Transfer("ann", "c1", ABROAD),
    c.SendReply("ann", "c1", WORDS),
    c.AdvanceMenu("c1", 1, MENU),
)
