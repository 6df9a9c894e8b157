"""The bodies and replies of the endpoints about hand-overs of accounts."""

from msgspec import Struct

from callcenter.accounts.book import Day
from callcenter.cases.hand_overs import Point
from callcenter.service.follow_up.hand_overs import HandOverPage
from callcenter.web.values import Id, Long
from callcenter.web.values_accounts import Version


class NewHandOver(Struct, frozen=True, forbid_unknown_fields=True):
    """To which agent an account goes, and why; `back_on` (YYYY-MM-DD) if its manager comes back."""

    taker: Id
    reason: Long
    back_on: Day = ""


class PointChecked(Struct, frozen=True, forbid_unknown_fields=True):
    """A point that was gone through, and what is to be known of it."""

    version: Version
    point: Point
    note: Long = ""


class Introduced(Struct, frozen=True, forbid_unknown_fields=True):
    """How the customer was introduced to the new manager."""

    version: Version
    how: Long


class HandOverPages(Struct, frozen=True):
    """The hand-overs of an account, the latest first."""

    hand_overs: tuple[HandOverPage, ...]
