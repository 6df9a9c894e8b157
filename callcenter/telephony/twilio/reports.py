"""Webhooks that only report: calls, conferences, recordings, messages."""

from collections.abc import Mapping

import structlog
from aiohttp import web

from callcenter.floor.values import Delivery, LegCause
from callcenter.ports.telephony import IncomingMessage, MessageReport, RecordingReport
from callcenter.telephony.twilio.answers import OVER
from callcenter.telephony.twilio.door import leg_of, nothing, sid, silence
from callcenter.telephony.twilio.fields import cause, opt_out, seconds
from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.parties import number
from callcenter.telephony.twilio.provider import TwilioProvider

_OPENS = frozenset({"conference-start", "participant-join", "start", "join"})
_LEAVES = frozenset({"participant-leave", "leave"})
_UP = frozenset({"queued", "ringing", "in-progress"})
_COMPLETED = "completed"
_RECORDED = frozenset({_COMPLETED, "absent", "failed"})
_FAILURE = {"undelivered": Delivery.UNDELIVERED, "failed": Delivery.FAILED, "canceled": Delivery.FAILED}
_DELIVERY = {"sent": Delivery.SENT, "delivered": Delivery.DELIVERED, "read": Delivery.READ, **_FAILURE}
_LONGEST_CODE = 16

log = structlog.get_logger(__name__)


class ReportHooks:
    """Takes reports in whatever order they come; none ever moves anything backwards."""

    def __init__(self, provider: TwilioProvider) -> None:
        self._board = provider.switchboard

    async def call(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The status of a call that came in: only its end matters."""
        leg, status = leg_of(form), form.get("CallStatus", "")
        if status in OVER:
            await self._board.leg_ended(leg, cause(status), f"{leg}:ended")
        return nothing()

    async def conference(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A contact's bridge has opened, or a leg has left it."""
        event = form.get("StatusCallbackEvent", "")
        if event in _OPENS:
            bridge, contact = sid(form, "ConferenceSid"), form.get("FriendlyName", "")
            await self._board.bridge_opened(contact, bridge, f"{bridge}:opened")
        elif event in _LEAVES and _is_over(form):
            leg = leg_of(form)
            await self._board.leg_ended(leg, LegCause.HUNG_UP, f"{leg}:ended")
        return nothing()

    async def recording(self, request: web.Request, form: Form) -> web.StreamResponse:
        """The recording of a contact's call is finished, or there is none."""
        status = form.get("RecordingStatus", "")
        if status not in _RECORDED:
            return nothing()
        leg, contact = leg_of(form), request.match_info["contact"]
        absent = status != _COMPLETED
        recording = form.get("RecordingSid", "") if absent else sid(form, "RecordingSid")
        length = 0.0 if absent else seconds(form.get("RecordingDuration", ""))
        told = RecordingReport(contact, leg, recording, length, absent)
        await self._board.recording_reported(told, f"{leg}:recording:{recording}:{status}")
        return nothing()

    async def message_status(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A message of ours has come further."""
        return await self._message_status(request, form, _DELIVERY)

    async def part_status(self, request: web.Request, form: Form) -> web.StreamResponse:
        """So has a part of a long one: the last part tells of the whole, unless this one fails."""
        return await self._message_status(request, form, _FAILURE)

    async def _message_status(
        self, request: web.Request, form: Form, told: Mapping[str, Delivery]
    ) -> web.StreamResponse:
        """Tell of a status by message and status: one message has several (T10). Unknown ones are no news."""
        status = form.get("MessageStatus") or form.get("SmsStatus", "")
        message = sid(form, "MessageSid" if form.get("MessageSid") else "SmsSid")
        if (delivery := told.get(status)) is not None:
            contact, number = request.match_info["contact"], int(request.match_info["message"])
            error = form.get("ErrorCode", "")[:_LONGEST_CODE] if status in _FAILURE else ""
            report = MessageReport(contact, number, delivery, error)
            await self._board.message_reported(report, f"{message}:{status}")
        return nothing()

    async def voicemail(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A caller's message is recorded: it counts, if its own request never came (T30)."""
        status, source = form.get("RecordingStatus", ""), form.get("RecordingSource", "")
        if status != _COMPLETED:
            log.warning("a recording did not come about", status=status, source=source)
        elif source == "RecordVerb":
            leg, recording = leg_of(form), sid(form, "RecordingSid")
            length, url = seconds(form.get("RecordingDuration", "")), form.get("RecordingUrl", "")
            await self._board.voicemail_left(leg, recording, url, length, f"{leg}:voicemail:{recording}")
        return nothing()

    async def message(self, request: web.Request, form: Form) -> web.StreamResponse:
        """A customer wrote."""
        name = "MessageSid" if form.get("MessageSid") else "SmsSid"
        message = IncomingMessage(
            message=sid(form, name),
            sender=number(form.get("From", "")),
            recipient=number(form.get("To", "")),
            text=form.get("Body", ""),
            opt_out=opt_out(form),
        )
        await self._board.message_arrived(message, f"{message.message}:received")
        return silence()


def _is_over(form: Form) -> bool:
    """Whether a leg that left a conference is over: a moved leg leaves too (T47)."""
    status = form.get("ParticipantCallStatus", "")
    if status in OVER:
        return True
    return status not in _UP and form.get("ReasonParticipantLeft") == "participant_hung_up"
