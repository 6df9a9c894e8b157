"""How customers are kept: accounts, and the people of them with their numbers."""

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.storage.books.shelf import TEXT, TIME, Shelf

CUSTOMERS = (
    Shelf(
        Account,
        "accounts",
        {
            "company": TEXT,
            "tier": TEXT,
            "manager": TEXT,
            "deputy": TEXT,
            "stage": TEXT,
            "segment": TEXT,
            "industry": TEXT,
            "need_type": TEXT,
            "secrecy": TEXT,
            "last_visit": TIME,
            "looked_at": TIME,
            "created_at": TIME,
            "merged_into": TEXT,
        },
        many=("served_by", "tags"),
        indexes=(
            ("company",),
            ("tier", "company"),
            ("manager", "company"),
            ("stage", "company"),
            ("segment", "company"),
            ("last_visit",),
            ("looked_at",),
        ),
        secret=frozenset({"note", "own", "swot"}),
        words={"company": 8, "tags": 2, "industry": 1, "website": 1, "address": 1},
    ),
    Shelf(
        Person,
        "people",
        {
            "name": TEXT,
            "language": TEXT,
            "account": TEXT,
            "tier": TEXT,
            "manager": TEXT,
            "deputy": TEXT,
            "looked_at": TIME,
            "left_at": TIME,
            "erased_at": TIME,
            "merged_into": TEXT,
        },
        many=("numbers", "emails"),
        indexes=(("name",), ("account", "name"), ("manager", "name"), ("looked_at",)),
        # Who is erased shall be gone from the trail, too.
        secret=frozenset(
            {"name", "numbers", "emails", "title", "department", "role", "note", "own", "personal"}
        ),
        words={"name": 8, "emails": 4, "numbers": 4, "title": 1, "department": 1},
    ),
)
