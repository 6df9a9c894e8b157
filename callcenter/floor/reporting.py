"""What a carrier reports after the fact: how a written message fared, what a recording came to."""

from callcenter.floor.base import Command
from callcenter.floor.values import Delivery


class ReportDelivery(Command, frozen=True, tag="report_delivery"):
    """The `message`th message that we wrote in a contact (1 the first) has come so far.

    `error` is the carrier's own code where it failed. Reports come late, twice and out of order (T14).
    """

    contact: str
    message: int
    delivery: Delivery
    error: str = ""


class ReportRecording(Command, frozen=True, tag="report_recording"):
    """The recording of a contact's leg is finished, `seconds` long; `absent` if nothing came of it."""

    contact: str
    leg: str
    recording: str
    seconds: float = 0.0
    absent: bool = False


AnyReporting = ReportDelivery | ReportRecording
