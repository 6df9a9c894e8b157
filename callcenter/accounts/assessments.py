"""What we think of an account: marks for a nomination, and the form before it is developed (KA-01, DA-05)."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

#: How well a criterion is met, 0 (not at all) to 5.
Points = Annotated[float, Meta(ge=0, le=5)]


class Rating(Struct, frozen=True, omit_defaults=True):
    """The marks that somebody gave an account, kept as a form (KA-01).

    `marks` by criterion of the house; `score` (0 to 100) and the `tier` that it stands for were worked out
    by the criteria and bounds of that day. `at` in seconds UTC, `by` a user's name.
    """

    id: str
    version: int = 0
    account: str = ""
    marks: dict[str, Points] = field(default_factory=dict)
    note: str = ""
    score: float = 0.0
    tier: str = ""
    at: float = 0.0
    by: str = ""


class Fit(StrEnum):
    """What came out of looking at a customer before developing them (KA-26)."""

    UNDECIDED = "undecided"
    FIT = "fit"
    UNFIT = "unfit"


class Qualification(Struct, frozen=True, omit_defaults=True):
    """The form that is filled in before an account is developed (DA-05).

    Their strength, `employees` and of these `field_staff`; their industry, what we did for others like them
    and the prospects; how they work; how they are organised, who decides and how. `fit` is the verdict.
    """

    id: str
    version: int = 0
    account: str = ""
    strength: str = ""
    employees: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    field_staff: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    industry: str = ""
    similar: str = ""
    prospects: str = ""
    operation: str = ""
    structure: str = ""
    deciders: str = ""
    decision: str = ""
    fit: Fit = Fit.UNDECIDED
    note: str = ""
    at: float = 0.0
    by: str = ""
