"""The rules by which a house looks after its accounts, and what does not fit in them."""

from collections.abc import Iterator

from msgspec import Struct, field

from callcenter.accounts.account import Secrecy, Stage
from callcenter.accounts.book import Currency
from callcenter.accounts.health import Weights
from callcenter.accounts.keeping import CATEGORIES, Region, Retention, shipped
from callcenter.accounts.measures import Targets
from callcenter.accounts.money import ExchangeRate
from callcenter.accounts.privacy import PERSONAL_FIELDS, PersonalField
from callcenter.accounts.stages import CRITERIA as EXIT_CRITERIA
from callcenter.accounts.tiers import CRITERIA, Criterion
from callcenter.service.house_parts import Fault


def _clearance() -> dict[str, Secrecy]:
    return {
        "account_manager": Secrecy.CONFIDENTIAL,
        "supervisor": Secrecy.SECRET,
        "administrator": Secrecy.TOP_SECRET,
        "auditor": Secrecy.TOP_SECRET,
    }


class AccountRules(Struct, frozen=True, omit_defaults=True):
    """How accounts are judged and their data kept.

    `criteria` and `bounds` score a nomination (KA-01), `weights` the churn risk (KA-22); a file that
    nobody looked at for `stale_days` is stale (DU-04). `clearance` says up to which secrecy a role
    reads (DA-08), every other role reads what is normal. `personal_fields` are the fields of DA-04
    that the house keeps, none unless listed. `region` says which times data are kept for, as shipped;
    `retention` replaces them by category. `targets`
    are what key accounts shall come to (ME-01 to ME-03). Amounts without a currency are in `currency`;
    others are added to it only by a rate of `rates`, of which each report tells those it used.
    `exit_criteria` says by stage what has to be there before an account leaves it (DV-03).
    """

    criteria: tuple[Criterion, ...] = CRITERIA
    bounds: dict[str, float] = field(default_factory=lambda: {"A": 75.0, "B": 50.0, "C": 25.0})
    weights: Weights = Weights()
    stale_days: int = 180
    clearance: dict[str, Secrecy] = field(default_factory=_clearance)
    personal_fields: tuple[PersonalField, ...] = ()
    region: Region = Region.CN
    retention: tuple[Retention, ...] = ()
    targets: Targets = Targets()
    currency: Currency = "CNY"
    rates: tuple[ExchangeRate, ...] = ()
    exit_criteria: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def keeps(self, category: str) -> Retention:
        """Return for how long a category is kept. Raises `KeyError` for one that nobody knows."""
        return self.kept()[category]

    def kept(self) -> dict[str, Retention]:
        """Return for how long every category is kept."""
        return shipped(self.region) | {rule.category: rule for rule in self.retention}

    def cleared(self, roles: tuple[str, ...]) -> Secrecy:
        """Return up to which secrecy somebody with these roles reads."""
        order = list(Secrecy)
        grades = [self.clearance.get(role, Secrecy.NORMAL) for role in roles]
        return max(grades, key=order.index, default=Secrecy.NORMAL)


def account_faults(rules: AccountRules) -> Iterator[Fault]:
    """Yield everything that is wrong with the rules for accounts."""
    at = "account_rules"
    for each in rules.personal_fields:
        place = f"{at}.personal_fields.{each.id}"
        if each.id not in PERSONAL_FIELDS:
            yield Fault(place, "unknown_field", f"{each.id} is no personal-life field", each.id)
        if not each.purpose or not each.basis or not each.roles:
            yield Fault(place, "not_justified", f"{each.id} needs a purpose, a basis and roles", each.id)
        if not 0 < each.keep_days <= 3650:
            yield Fault(place, "out_of_range", f"{each.id}: keep_days is 1 to 3650", str(each.keep_days))
    for rule in rules.retention:
        place = f"{at}.retention.{rule.category}"
        if rule.category not in CATEGORIES:
            yield Fault(place, "unknown_category", f"nothing is kept as {rule.category}", rule.category)
        if not 0 <= rule.keep_days <= 36_500:
            yield Fault(
                place, "out_of_range", f"{rule.category}: keep_days is 0 to 36500", str(rule.keep_days)
            )
    if not all(each.weight > 0 for each in rules.criteria):
        yield Fault(f"{at}.criteria", "out_of_range", "a criterion weighs more than 0")
    yield from _stage_faults(rules)
    yield from _money_faults(rules)
    yield from _target_faults(rules.targets)
    if rules.stale_days <= 0:
        yield Fault(f"{at}.stale_days", "out_of_range", "stale_days is at least 1", str(rules.stale_days))


def _stage_faults(rules: AccountRules) -> Iterator[Fault]:
    for stage, criteria in rules.exit_criteria.items():
        place = f"account_rules.exit_criteria.{stage}"
        if stage not in {each.value for each in Stage}:
            yield Fault(place, "unknown_stage", f"{stage} is no stage of an account", stage)
        for name in sorted(set(criteria) - set(EXIT_CRITERIA)):
            yield Fault(place, "unknown_criterion", f"{name} is nothing that can be asked for", name)


def _money_faults(rules: AccountRules) -> Iterator[Fault]:
    if not rules.currency:
        yield Fault("account_rules.currency", "out_of_range", "the house's currency is three letters")
    known: set[str] = set()
    for each in rules.rates:
        place = f"account_rules.rates.{each.currency}"
        if not each.currency or each.currency == rules.currency or each.currency in known:
            yield Fault(place, "twice", f"{each.currency or '?'}: one rate for each other currency")
        if not each.rate > 0:
            yield Fault(place, "out_of_range", f"{each.currency}: a rate is more than 0", str(each.rate))
        if not each.on:
            yield Fault(place, "no_date", f"{each.currency}: a rate says of which day it is")
        known.add(each.currency)


def _target_faults(targets: Targets) -> Iterator[Fault]:
    at = "account_rules.targets"
    for name in ("satisfaction", "renewal", "resolution", "retention"):
        value = getattr(targets, name)
        if value is not None and not 0 <= value <= 1:
            yield Fault(f"{at}.{name}", "out_of_range", f"{name} is a share, 0 to 1", f"{value:g}")
    if targets.growth is not None and not -1 <= targets.growth <= 100:
        yield Fault(f"{at}.growth", "out_of_range", "growth is -1 to 100", f"{targets.growth:g}")
    if targets.response_hours is not None and not 0 < targets.response_hours <= 8760:
        message = "response_hours are more than 0, at most 8760"
        yield Fault(f"{at}.response_hours", "out_of_range", message, f"{targets.response_hours:g}")
    if not 1 <= targets.months <= 60:
        yield Fault(f"{at}.months", "out_of_range", "months are 1 to 60", str(targets.months))
