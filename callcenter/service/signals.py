"""What the service lets be observed. The default observes nothing; observe/ brings the real one."""

from collections.abc import Mapping, Sequence

from callcenter.accounts.load import Spread
from callcenter.floor import Decision
from callcenter.outbound.pacing.standing import Standing
from callcenter.service.house_parts import Fault


class Signals:
    """Counters and alarms of the service, as calls that cost nothing unless somebody listens."""

    def decided(self, decision: Decision) -> None:
        """A decision was made (or refused)."""

    def committed(self, requests: int, rows: int, seconds: float) -> None:
        """A batch is durable: the requests it answers, its events, and the time its commit took."""

    def fault(self, where: str, error: BaseException) -> None:
        """Something failed that should not: `where` is a constant, the error may carry personal data."""

    def effect(self, kind: str, outcome: str) -> None:
        """An effect was carried out (`done`), put off (`again`) or given up (`failed`)."""

    def handled(self, queue: str, talked: float, held: float, wrapped: float) -> None:
        """A contact is over that reached an agent: what all of them worked on it, in seconds, by part."""

    def reconciled(self, lost: int) -> None:
        """The provider was asked which legs are live; so many of ours were not."""

    def configuration(self, warnings: Sequence[Fault]) -> None:
        """The configuration or the flows changed; this cannot work in them."""

    def flows(self, problems: int) -> None:
        """The flow files were read; so many errors stand in them."""

    def mail(self, outcome: str) -> None:
        """A mail was `sent`, put off (`again`) or given up (`failed`); or one came, with what came of it."""

    def report_sent(self, result: str) -> None:
        """A mail with a report was `sent`, put off (`again`), given up (`failed`), its end is `unclear`, or
        somebody was `left_out`."""

    def targets(self, values: Mapping[str, float | None], below: Mapping[tuple[str, str], int]) -> None:
        """The measures with a target were worked out: of the house, and of how many accounts of a tier
        each is below its target (`below` by measure and tier)."""

    def deadlines(self, counts: Mapping[tuple[str, str, str], int]) -> None:
        """How many deadlines there are by kind, tier and state: `missed`, due `within_hour`, `within_day`."""

    def load(self, accounts: Mapping[tuple[str, str], int], spread: Spread) -> None:
        """How many active accounts there are by tier and whether somebody manages them, and how they are
        spread among their managers."""

    def abandoning(self, campaigns: Mapping[Standing, int], used: float) -> None:
        """How many campaigns that dial ahead stand where to the cap of abandoned calls, and the largest
        share of a cap that one of them has used up (US-01)."""
