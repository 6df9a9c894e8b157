"""How calling is kept: who is not to be called, the lists of others, waivers, and the gate's answers."""

from callcenter.outbound.gate.kept import DialCheck, DoNotCall, NumberListEntry, NumberListPart
from callcenter.outbound.gate.values import Waiver
from callcenter.storage.books.shelf import FLAG, TEXT, TIME, Shelf

CALLING = (
    Shelf(
        DoNotCall,
        "do_not_call",
        {"number": TEXT, "source": TEXT, "at": TIME, "holds": FLAG},
        indexes=(("number", "at"), ("holds", "at"), ("at",)),
        secret=frozenset({"number"}),
    ),
    Shelf(NumberListEntry, "number_lists", {"at": TIME}),
    Shelf(NumberListPart, "number_list_parts", secret=frozenset({"numbers", "days"})),
    Shelf(Waiver, "call_waivers", {"rule": TEXT, "at": TIME}),
    Shelf(
        DialCheck,
        "dial_checks",
        {
            "number": TEXT,
            "at": TIME,
            "campaign": TEXT,
            "record": TEXT,
            "contact": TEXT,
            "dial": TEXT,
            "allowed": FLAG,
            "stage": TEXT,
        },
        indexes=(
            ("number", "at"),
            ("record", "at"),
            ("campaign", "at"),
            ("contact", "at"),
            ("dial",),
            ("allowed", "at"),
            ("at",),
        ),
        secret=frozenset({"attempt"}),
    ),
)
