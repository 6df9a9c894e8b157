"""What each kind of rule means: it looks at a case and says why not, or nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from callcenter.outbound.gate import rules as r
from callcenter.outbound.gate.case import Case
from callcenter.outbound.gate.checks import calling, counts, hours, known, leave, lists
from callcenter.outbound.gate.values import Reason

Check = Callable[[Any, Case], Reason | None]

CHECKS: Mapping[type[r.Rule], Check] = {
    r.Window: hours.window,
    r.Frequency: counts.frequency,
    r.Rest: counts.rest,
    r.AbandonRate: counts.abandon_rate,
    r.OwnList: lists.own_list,
    r.NationalList: lists.national_list,
    r.Consent: leave.consent,
    r.NotWithdrawn: leave.not_withdrawn,
    r.Told: known.told,
    r.Known: known.known,
    r.CallerNumber: calling.caller_number,
    r.Barred: calling.barred,
    r.NoMachineDetection: calling.no_machine_detection,
    r.Ringing: calling.ringing,
    r.AbandonedMessage: calling.abandoned_message,
}

__all__ = ["CHECKS", "Check"]
