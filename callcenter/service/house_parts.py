"""What a house's configuration is made of, beyond what the floor itself knows."""

from typing import Literal

from msgspec import Struct, field

from callcenter.floor.values import Calendar

Names = dict[str, str]


class Fault(Struct, frozen=True):
    """One thing that is wrong. `path` as in differences (`queues.sales.calendar`), `code` is stable.

    `message` says it to a person; `value` is the word or figure at fault, if there is one.
    """

    path: str
    code: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return self.message


class Choice(Struct, frozen=True, omit_defaults=True):
    """Something to choose on a screen: an id and its names by language."""

    id: str
    name: Names = field(default_factory=dict)
    queues: tuple[str, ...] = ()


class Disposition(Choice, frozen=True, omit_defaults=True):
    """What a contact was about. With `talk_result` it stands for that result of a talk of ours (FL-25).

    With `opens` a case of that type is opened of a contact that is registered so (FL-26, KA-21).
    """

    opens: Literal["", "question", "request", "fault", "complaint", "suggestion"] = ""
    talk_result: Literal["", "sale", "follow_up", "refused", "wrong_person", "do_not_call"] = ""


class Contactable(Struct, frozen=True):
    """An outside number worth offering in a transfer list (E.164)."""

    number: str
    name: str


class Team(Struct, frozen=True, omit_defaults=True):
    """Agents who belong together. `members` are agents' ids, `supervisor` is a user's name."""

    id: str
    name: Names = field(default_factory=dict)
    members: tuple[str, ...] = ()
    supervisor: str = ""


class SlaPolicy(Struct, frozen=True, omit_defaults=True):
    """Within how many hours a customer of a tier is answered (ME-04).

    Without a `calendar` the hours run by day and night, with one only while it is open. `warn_at`:
    the shares of the time after which somebody is told.
    """

    id: str
    name: Names = field(default_factory=dict)
    response_hours: dict[str, float] = field(default_factory=dict)
    calendar: str = ""
    warn_at: tuple[float, ...] = (0.5, 0.8)


class HolidayRule(Struct, frozen=True, omit_defaults=True):
    """Whose public holidays are kept: ISO 3166-1 country, ISO 3166-2 part without the country.

    Where a country moves working days to a weekend, they have the windows of weekday `make_up_as`
    (0 is Monday).
    """

    country: str
    subdivision: str = ""
    make_up_as: int = 0


class Hours(Calendar, frozen=True, omit_defaults=True):
    """A calendar as it is written down. `days` wins over the holidays."""

    holidays: HolidayRule | None = None

    def plain(self) -> Calendar:
        """Return what the floor takes of it; holidays must have become days before."""
        return Calendar(self.id, self.zone, self.week, self.days)
