"""All rules that are known, chosen by place, purpose and date."""

from collections.abc import Iterable
from datetime import date

from callcenter.outbound.gate.case import Case
from callcenter.outbound.gate.rules import AnyRule, Pack
from callcenter.outbound.gate.values import Attempt, Audience, Place, Waiver

_REMEMBERED = 4096


class Rulebook:
    """The packs, the house's own rules on top of them, and what was waived.

    `own` can only forbid more: an attempt must pass every rule. `strict` names the optional rules that the
    house wants to hold. `waivers` of final rules have no effect.
    """

    def __init__(
        self,
        packs: Iterable[Pack],
        own: Iterable[AnyRule] = (),
        strict: Iterable[str] = (),
        waivers: Iterable[Waiver] = (),
    ) -> None:
        self.packs = tuple(packs)
        self.own = tuple(own)
        self.waivers = tuple(waivers)
        self.countries = frozenset(country for pack in self.packs for country in pack.countries)
        self._wanted = frozenset(strict)
        self._chosen: dict[tuple[object, ...], tuple[AnyRule, ...]] = {}

    def rules(self) -> tuple[AnyRule, ...]:
        """Return every rule of every pack and of the house, in force or not."""
        return (*(rule for pack in self.packs for rule in pack.rules), *self.own)

    def rules_for(self, case: Case) -> tuple[AnyRule, ...]:
        """Return the rules that this attempt has to pass on its day."""
        attempt, first_last = case.attempt, case.days()
        where = tuple((place.country, place.part) for place in case.facts.places)
        key = (where, attempt.purpose, attempt.mode, attempt.audience, attempt.sound, first_last)
        chosen = self._chosen.get(key)
        if chosen is None:
            if len(self._chosen) >= _REMEMBERED:
                self._chosen.clear()
            chosen = self._chosen[key] = tuple(self._choose(attempt, case.facts.places, *first_last))
        return chosen

    def waived(self, rule: str, attempt: Attempt, now: float) -> Waiver | None:
        """Return the waiver of a rule for an attempt at `now`, if somebody gave one."""
        for waiver in self.waivers:
            covers = waiver.rule == rule and waiver.campaign in ("", attempt.campaign)
            if covers and waiver.at <= now and (not waiver.until or now < waiver.until):
                return waiver
        return None

    def _choose(
        self, attempt: Attempt, places: tuple[Place, ...], first: date, last: date
    ) -> Iterable[AnyRule]:
        for pack in self.packs:
            held = [place for place in places if not pack.countries or place.country in pack.countries]
            if held or not pack.countries:
                yield from (rule for rule in pack.rules if self._holds(rule, attempt, held, first, last))
        yield from (rule for rule in self.own if self._holds(rule, attempt, list(places), first, last))

    def _holds(self, rule: AnyRule, attempt: Attempt, places: list[Place], first: date, last: date) -> bool:
        """Whether a rule is about this attempt. Who may be in several states is in all of them."""
        if rule.since > last.isoformat() or (rule.until and rule.until <= first.isoformat()):
            return False
        if rule.strict and rule.id not in self._wanted:
            return False
        if rule.parts and not any(not place.part or place.part in rule.parts for place in places):
            return False
        audience = Audience.BUSINESS if attempt.audience is Audience.BUSINESS else Audience.CONSUMER
        return (
            (not rule.purposes or attempt.purpose in rule.purposes)
            and (not rule.modes or attempt.mode in rule.modes)
            and (not rule.audiences or audience in rule.audiences)
            and (not rule.sounds or attempt.sound in rule.sounds)
        )
