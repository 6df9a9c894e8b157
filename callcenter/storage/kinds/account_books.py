"""How what belongs to accounts and people is kept, and the proofs of what was done with their data."""

from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Consent, Contract, Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.mentions import Mention
from callcenter.accounts.privacy import Erased, HashKey, Purge, Suppression
from callcenter.accounts.requests import PrivacyRequest
from callcenter.ports.bookmarks import Bookmark
from callcenter.storage.books.shelf import FLAG, TEXT, TIME, Shelf

ACCOUNT_BOOKS = (
    Shelf(
        Need,
        "needs",
        {"account": TEXT, "status": TEXT},
        indexes=(("account", "status"),),
        secret=frozenset({"text"}),
    ),
    Shelf(
        Promise,
        "promises",
        {"account": TEXT, "owner": TEXT, "due": TIME, "kept_at": TIME, "broken_at": TIME},
        indexes=(("account", "due"), ("owner", "due"), ("kept_at", "broken_at", "due")),
        secret=frozenset({"text"}),
    ),
    Shelf(Project, "projects", {"account": TEXT}),
    Shelf(Meeting, "meetings", {"account": TEXT}, secret=frozenset({"summary", "agreed"})),
    Shelf(
        Dispute,
        "disputes",
        {"account": TEXT, "state": TEXT},
        indexes=(("account", "state"), ("state",)),
        secret=frozenset({"text", "cause", "handling"}),
    ),
    Shelf(
        Rating,
        "ratings",
        {"account": TEXT, "at": TIME},
        indexes=(("account", "at"),),
        secret=frozenset({"note"}),
    ),
    Shelf(
        Qualification,
        "qualifications",
        {"account": TEXT, "at": TIME},
        indexes=(("account", "at"),),
        secret=frozenset({"deciders", "decision", "structure", "note"}),
    ),
    Shelf(
        Contract,
        "contracts",
        {"account": TEXT, "ends_on": TEXT, "outcome": TEXT},
        indexes=(("account", "ends_on"), ("ends_on",)),
    ),
    Shelf(
        Figures,
        "figures",
        {"account": TEXT, "period": TEXT},
        indexes=(("account", "period"), ("period",)),
    ),
    Shelf(
        Consent,
        "consents",
        {"person": TEXT, "purpose": TEXT, "at": TIME},
        indexes=(("person", "purpose"), ("at",)),
    ),
    Shelf(Suppression, "suppressions", {"at": TIME}),
    Shelf(HashKey, "hash_keys", secret=frozenset({"key"})),
    Shelf(Erased, "erasures", {"person": TEXT, "at": TIME}),
    Shelf(
        Mention,
        "mentions",
        {"erasure": TEXT, "decided": TEXT, "found_at": TIME},
        indexes=(("decided", "found_at"), ("found_at",)),
        secret=frozenset({"why"}),
    ),
    Shelf(Purge, "purges", {"category": TEXT, "at": TIME}, indexes=(("at",), ("category", "at"))),
    Shelf(
        PrivacyRequest,
        "privacy_requests",
        {"person": TEXT, "is_open": FLAG, "due_at": TIME, "wakes_at": TIME},
        indexes=(("person", "due_at"), ("is_open", "due_at"), ("due_at",), ("wakes_at",)),
        secret=frozenset({"text", "answer_text"}),
    ),
    Shelf(Bookmark, "bookmarks"),
)
