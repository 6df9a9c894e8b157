"""How selling is kept: talks of ours, scripts with their editions, kinds of objections, response cards."""

from callcenter.outbound.objections.cards import CardEdition, ResponseCard
from callcenter.outbound.objections.taxonomy import ObjectionType
from callcenter.outbound.scripts.kept import ScriptEdition, ScriptEntry
from callcenter.outbound.talks.talk import Talk
from callcenter.storage.books.shelf import NUMBER, TEXT, TIME, Shelf

SELLING = (
    Shelf(
        Talk,
        "talks",
        {
            "dialled_at": TIME,
            "campaign": TEXT,
            "record": TEXT,
            "agent": TEXT,
            "account": TEXT,
            "outcome": TEXT,
        },
        indexes=(
            ("dialled_at",),
            ("campaign", "dialled_at"),
            ("record",),
            ("agent", "dialled_at"),
            ("account", "dialled_at"),
            ("outcome", "dialled_at"),
        ),
        # What customers said and who they are is in the talk; the trail says who changed it.
        secret=frozenset({"who", "objections", "fields", "note", "way", "origin"}),
    ),
    Shelf(ScriptEntry, "scripts", {"at": TIME}),
    Shelf(
        ScriptEdition,
        "script_editions",
        {"script": TEXT, "edition": NUMBER},
        indexes=(("script", "edition"),),
    ),
    Shelf(ObjectionType, "objection_types", {"parent": TEXT}),
    Shelf(ResponseCard, "response_cards", {"type": TEXT}),
    Shelf(
        CardEdition,
        "response_card_editions",
        {"card": TEXT, "edition": NUMBER},
        indexes=(("card", "edition"),),
    ),
)
