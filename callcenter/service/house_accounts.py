"""The rules by which a house looks after its accounts, and what does not fit in them."""

from collections.abc import Iterator

from msgspec import Struct, field

from callcenter.accounts.account import Secrecy
from callcenter.accounts.health import Weights
from callcenter.accounts.privacy import PERSONAL_FIELDS, RETENTION, PersonalField, Retention
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
    that the house keeps, none unless listed. `retention` replaces the defaults by category.
    """

    criteria: tuple[Criterion, ...] = CRITERIA
    bounds: dict[str, float] = field(default_factory=lambda: {"A": 75.0, "B": 50.0, "C": 25.0})
    weights: Weights = Weights()
    stale_days: int = 180
    clearance: dict[str, Secrecy] = field(default_factory=_clearance)
    personal_fields: tuple[PersonalField, ...] = ()
    retention: tuple[Retention, ...] = ()

    def keeps(self, category: str) -> Retention:
        """Return for how long a category is kept. Raises `KeyError` for one that nobody knows."""
        known = {rule.category: rule for rule in (*RETENTION, *self.retention)}
        return known[category]

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
    categories = {rule.category for rule in RETENTION}
    for rule in rules.retention:
        place = f"{at}.retention.{rule.category}"
        if rule.category not in categories:
            yield Fault(place, "unknown_category", f"nothing is kept as {rule.category}", rule.category)
        if not 0 <= rule.keep_days <= 36_500:
            yield Fault(
                place, "out_of_range", f"{rule.category}: keep_days is 0 to 36500", str(rule.keep_days)
            )
    if not all(each.weight > 0 for each in rules.criteria):
        yield Fault(f"{at}.criteria", "out_of_range", "a criterion weighs more than 0")
    if rules.stale_days <= 0:
        yield Fault(f"{at}.stale_days", "out_of_range", "stale_days is at least 1", str(rules.stale_days))
