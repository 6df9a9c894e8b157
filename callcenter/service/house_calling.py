"""What a house decides about the calls it makes: on whose behalf, for what, and what it forbids itself."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from callcenter.outbound.gate.packs import rule_faults
from callcenter.outbound.gate.rules import AnyRule
from callcenter.outbound.gate.values import OwnNumber, Purpose
from callcenter.service.house_parts import Fault


class CallPolicy(Struct, frozen=True, omit_defaults=True):
    """The house's side of the gate (FL-25).

    `on_behalf` is whose calls they are, "" for the house itself. `purposes` maps a queue to what its agents'
    own calls are for, service unless said. `bases` maps a purpose to its basis in law. `licensed`: the house
    calls for others under a licence (CN-08). `strict` names optional rules that shall hold, `rules` are the
    house's own, on top of every pack: they can only forbid more. `numbers` says more of numbers that may be
    shown; those that calls come in on may be shown anyway.
    """

    on_behalf: str = ""
    purposes: dict[str, Purpose] = field(default_factory=dict)
    bases: dict[Purpose, str] = field(default_factory=dict)
    licensed: bool = False
    strict: tuple[str, ...] = ()
    rules: tuple[AnyRule, ...] = ()
    numbers: tuple[OwnNumber, ...] = ()


#: The basis of calls that follow from what a customer has, or asked for.
BASES = {
    Purpose.SERVICE: "contract",
    Purpose.CALLBACK: "consent",
    Purpose.PARTY: "legitimate_interest",
}


def calling_faults(policy: CallPolicy, queues: Iterable[str]) -> Iterator[Fault]:
    """Yield everything that is wrong with the house's rules of calling."""
    known = set(queues)
    for queue in policy.purposes:
        if queue not in known:
            at = f"calling.purposes.{queue}"
            yield Fault(at, "unknown_queue", f"{at}: unknown queue {queue}", queue)
    for n, rule in enumerate(policy.rules):
        at = f"calling.rules.{n}"
        yield from (Fault(at, "bad_rule", f"{at}: {reason}", rule.id) for reason in rule_faults(rule))
