"""Where Twilio reaches us. State rides in the path: queries get reordered (T18)."""

from urllib.parse import quote

VOICE = "/twilio/voice"
MESSAGE = "/twilio/message"
MESSAGE_STATUS = "/twilio/message-status"
PIN = "/twilio/pin"
LEG = "/twilio/leg"
WAIT = "/twilio/wait"
HOLD = "/twilio/hold"
ENQUEUE_ACTION = "/twilio/enqueue-action"
DIAL_ACTION = "/twilio/dial-action"
FORWARD = "/twilio/forward"
VOICEMAIL = "/twilio/voicemail"
RECORDING = "/twilio/recording"
CONFERENCE = "/twilio/conference"
CALL = "/twilio/call"
FALLBACK = "/twilio/fallback"
FALLBACK_MESSAGE = "/twilio/fallback-message"
SELF_TEST = "/twilio/self-test"
MEDIA = "/twilio/media/"

#: Makes Twilio repeat a status report that met a closed door or a 5xx: every handler bears repeats.
REPEAT = "#rc=3&rp=ct,rt,5xx&rt=4000"


def part(text: str) -> str:
    """Return text as one part of a path. Twilio's own names stand for themselves."""
    return text if text.isascii() and text.isalnum() else quote(text, safe="")


def input_of(leg: str, turn: int) -> str:
    """Where the answer to an `Ask` goes."""
    return f"/twilio/input/{part(leg)}/{turn}"


def waiting_input_of(leg: str, turn: int) -> str:
    """Where the answer to an `Ask` of a caller in Twilio's queue goes."""
    return f"/twilio/wait-input/{part(leg)}/{turn}"


def agent(attempt: str) -> str:
    """What an agent's telephone hears when it is picked up."""
    return f"/twilio/agent/{part(attempt)}"


def agent_answer(attempt: str, asked: int) -> str:
    """Where the keys an agent pressed go; `asked` counts how often we asked."""
    return f"{agent(attempt)}/answer/{asked}"


def outside(contact: str, attempt: str) -> str:
    """What an outside party hears when it answers."""
    return f"/twilio/outside/{part(contact)}/{part(attempt)}"


def ahead(contact: str, attempt: str) -> str:
    """What hears who answered a call dialled ahead of the agents, machine or not."""
    return f"/twilio/ahead/{part(contact)}/{part(attempt)}"


def dial(contact: str, attempt: str, intent: str) -> str:
    """Where the progress of a call that we made goes."""
    return f"{CALL}/{part(contact)}/{part(attempt)}/{part(intent)}"


def message_status(contact: str, message: int, last: bool) -> str:
    """Where the fate of a message goes; of a long one all parts but the `last` go elsewhere."""
    return f"{MESSAGE_STATUS}/{part(contact)}/{message}" + ("" if last else "/part")


def recording(contact: str) -> str:
    """Where the recording of a contact's call is told of."""
    return f"{RECORDING}/{part(contact)}"
