"""What became of messages and recordings, told when the carrier knows: often after the contact's end."""

from callcenter.floor.base import Event
from callcenter.floor.values import Delivery


class DeliveryReported(Event, frozen=True, tag="contact.delivery_reported"):
    """The `message`th message that we wrote in a contact has come further than before.

    `error` is the carrier's code, or its reason, where it was not delivered.
    """

    contact: str
    message: int
    delivery: Delivery
    error: str = ""


class RecordingReported(Event, frozen=True, tag="contact.recording_reported"):
    """The recording of `leg` is finished and kept by the carrier; with `absent` there is none."""

    contact: str
    leg: str
    recording: str
    seconds: float = 0.0
    absent: bool = False


AnyReportingEvent = DeliveryReported | RecordingReported
