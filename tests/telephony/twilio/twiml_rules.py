"""Twilio's rules for TwiML documents: verbs, attributes, children, values and sizes."""

import re
from xml.etree import ElementTree as ET

_BOOL = r"true|false"
_WHOLE = r"\d+"
_URL = r"https?://\S+"
_METHOD = r"GET|POST"
_LANGUAGE = r"[a-z]{2,3}-[A-Z]{2}"

#: Attributes of each element and the values they take.
ATTRIBUTES: dict[str, dict[str, str]] = {
    "Response": {},
    "Say": {"voice": r".+", "language": _LANGUAGE, "loop": _WHOLE},
    "Play": {"loop": _WHOLE, "digits": r"[0-9*#wW]+"},
    "Pause": {"length": r"[1-9]\d*"},
    "Gather": {
        "action": _URL,
        "method": _METHOD,
        "input": r"dtmf|speech|dtmf speech",
        "numDigits": r"[1-9]\d*",
        "timeout": r"[1-9]\d*",
        "speechTimeout": r"auto|[1-9]\d*",
        "finishOnKey": r"[0-9*#]?",
        "hints": r".{0,50000}",
        "language": _LANGUAGE,
        "actionOnEmptyResult": _BOOL,
    },
    "Redirect": {"method": _METHOD},
    "Hangup": {},
    "Leave": {},
    "Record": {
        "action": _URL,
        "timeout": r"[1-9]\d*",
        "finishOnKey": r"[0-9*#]*",
        "maxLength": r"[1-9]\d*",
        "playBeep": _BOOL,
        "trim": r"trim-silence|do-not-trim",
        "recordingStatusCallback": _URL,
        "recordingStatusCallbackEvent": r"(?:in-progress|completed|absent| )+",
    },
    "Dial": {
        "action": _URL,
        "timeout": r"[5-9]|[1-9]\d|[1-5]\d\d|600",
        "callerId": r"\+[1-9]\d{1,14}|client:.+",
        "answerOnBridge": _BOOL,
    },
    "Number": {},
    "Conference": {
        "beep": r"true|false|onEnter|onExit",
        "participantLabel": r".{1,128}",
        "startConferenceOnEnter": _BOOL,
        "endConferenceOnExit": _BOOL,
        "muted": _BOOL,
        "coach": r"CA[0-9a-f]{32}",
        "waitUrl": rf"|{_URL}",
        "waitMethod": _METHOD,
        "statusCallback": _URL,
        "statusCallbackEvent": r"(?:start|end|join|leave|mute|hold|modify|speaker|announcement| )+",
    },
    "Enqueue": {"action": _URL, "waitUrl": _URL, "waitUrlMethod": _METHOD},
}

CHILDREN: dict[str, set[str]] = {
    "Response": {
        "Say",
        "Play",
        "Pause",
        "Gather",
        "Redirect",
        "Hangup",
        "Leave",
        "Record",
        "Dial",
        "Enqueue",
    },
    "Gather": {"Say", "Play", "Pause"},
    "Dial": {"Number", "Conference"},
}

#: Nothing after these is ever performed, as we use them.
FINAL = {"Redirect", "Hangup", "Leave", "Record", "Dial", "Enqueue"}


def check_document(body: bytes) -> ET.Element:
    """Raise `AssertionError` unless Twilio would take the document whole; return its root."""
    assert len(body) <= 64 * 1024, f"11750: {len(body)} bytes"
    root = ET.fromstring(body)
    assert root.tag == "Response"
    _check(root)
    verbs = [element.tag for element in root]
    assert not FINAL & set(verbs[:-1]), f"dead verbs after {verbs}"
    return root


def _check(element: ET.Element) -> None:
    allowed = ATTRIBUTES.get(element.tag)
    assert allowed is not None, f"12200: no verb {element.tag}"
    for name, value in element.attrib.items():
        assert name in allowed, f"12200: {element.tag} has no {name}"
        assert re.fullmatch(allowed[name], value, re.DOTALL), f"{element.tag} {name}={value!r}"
    assert len(element.text or "") <= 4096, f"{element.tag} is too long"
    if element.tag in {"Say", "Play", "Number", "Conference", "Enqueue", "Redirect"}:
        assert (element.text or "").strip(), f"{element.tag} is blank"
    for child in element:
        assert child.tag in CHILDREN.get(element.tag, set()), f"{child.tag} within {element.tag}"
        _check(child)
