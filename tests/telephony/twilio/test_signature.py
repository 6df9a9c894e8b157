"""The signature check agrees with the official library, whatever is signed."""

import hmac
import json
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict, MultiDict
from twilio.request_validator import RequestValidator, get_signature_algorithm

from callcenter.telephony.twilio.forms import Form
from callcenter.telephony.twilio.signature import SIGNATURE, SIGNATURE_SETTINGS, Verifier, sign

ACCOUNT = "AC" + "a" * 32
TOKEN = "12345"

VECTOR_URL = "https://example.com/myapp.php?foo=1&bar=2"
VECTOR = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675310",
    "Digits": "1234",
    "From": "+14158675310",
    "To": "+18005551212",
}
VECTOR_SIGNATURE = "L/OH5YylLD5NRKLltdqwSvS0BnU="

bases = st.sampled_from(
    [
        "https://calls.example.com",
        "https://calls.example.com:8443",
        "http://10.0.0.1:8080",
        "https://x.example/a/b",
    ]
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
forms = st.lists(st.tuples(texts, texts), max_size=8).map(MultiDict)
targets = st.sampled_from(["/twilio/voice", "/twilio/input/CA1/3?b=2&a=%20x", "/twilio/leg?x=%e4"])
algorithms = st.sampled_from(["HMAC_SHA1", "HMAC_SHA256"])


def oracle(token: str) -> RequestValidator:
    """Return the official library's own validator."""
    return RequestValidator(token)  # type: ignore[no-untyped-call]


def verifier(base: str, *tokens: str, **shared: str) -> Verifier:
    """Return our own."""
    return Verifier(base, {ACCOUNT: tokens or (TOKEN,)}, shared)


def test_the_vector_of_the_documentation_holds() -> None:
    """The one example that Twilio publishes."""
    assert sign(TOKEN, VECTOR_URL, Form.of(VECTOR.items())) == VECTOR_SIGNATURE
    check = verifier("https://example.com")
    headers = {SIGNATURE: VECTOR_SIGNATURE}
    assert check.genuine("/myapp.php?foo=1&bar=2", Form.of(VECTOR.items()), headers)
    assert not check.genuine("/myapp.php?bar=2&foo=1", Form.of(VECTOR.items()), headers)


@given(base=bases, target=targets, form=forms, algorithm=algorithms, with_port=st.booleans())
def test_what_the_library_signs_is_genuine(
    base: str, target: str, form: MultiDict[str], algorithm: str, with_port: bool
) -> None:
    """Repeated, blank and foreign fields, either digest, the port there or not."""
    form.popall("AccountSid", None)
    url = _with_port(base) + target if with_port else base + target
    signature = oracle("k" * 9).compute_signature(url, form, algorithm)  # type: ignore[no-untyped-call]
    settings = f"key=webhooks_sharedkey_1,algorithm={algorithm}"
    headers = CIMultiDict({SIGNATURE: signature, SIGNATURE_SETTINGS: settings})
    check = verifier(base, "other", webhooks_sharedkey_1="k" * 9)
    assert check.genuine(target, Form.of(form.items()), headers)


@given(
    secret=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    form=forms,
    digest=st.sampled_from(["sha1", "sha256"]),
)
def test_the_code_is_the_standard_one(secret: str, form: MultiDict[str], digest: str) -> None:
    """As the standard library computes it, for keys shorter and longer than a block."""
    fields = Form.of(form.items())
    code = hmac.digest(secret.encode(), ("https://x.example" + fields.signed).encode(), digest)
    assert sign(secret, "https://x.example", fields, digest) == b64encode(code).decode()


@given(base=bases, target=targets, form=forms, signature=st.one_of(st.none(), texts), algorithm=algorithms)
def test_both_judge_alike(
    base: str, target: str, form: MultiDict[str], signature: str | None, algorithm: str
) -> None:
    """What the library refuses we refuse, what it takes we take; here with the account's token."""
    form.popall("AccountSid", None)
    validator = oracle(TOKEN)
    if signature is None:
        signature = validator.compute_signature(base + target, form)  # type: ignore[no-untyped-call]
    settings = f"algorithm={algorithm}"
    named = get_signature_algorithm(settings)  # type: ignore[no-untyped-call]
    theirs = validator.validate(base + target, form, signature, named)  # type: ignore[no-untyped-call]
    headers = CIMultiDict({SIGNATURE: signature, SIGNATURE_SETTINGS: settings})
    assert verifier(base).genuine(target, Form.of(form.items()), headers) is theirs


def _with_port(base: str) -> str:
    parts = urlsplit(base)
    port = parts.port or 443
    return f"{parts.scheme}://{parts.hostname}:{port}{parts.path}"


@pytest.mark.parametrize("token", ["new", "old"])
def test_two_tokens_hold_while_they_are_rotated(token: str) -> None:
    """The primary one and the other."""
    form = Form.of({"AccountSid": ACCOUNT, "CallSid": "CA1"}.items())
    headers = {SIGNATURE: sign(token, "https://x.example/twilio/leg", form)}
    assert verifier("https://x.example", "new", "old").genuine("/twilio/leg", form, headers)


def test_an_account_answers_for_its_own_webhooks_alone() -> None:
    """A subaccount's token signs for it (T4); accounts that are not on the list are turned away."""
    sub, stranger = "AC" + "b" * 32, "AC" + "c" * 32
    check = Verifier("https://x.example", {ACCOUNT: (TOKEN,), sub: ("sub",)})

    def is_genuine(account: str, token: str) -> bool:
        form = Form.of({"AccountSid": account}.items())
        headers = {SIGNATURE: sign(token, "https://x.example/twilio/leg", form)}
        return check.genuine("/twilio/leg", form, headers)

    assert is_genuine(ACCOUNT, TOKEN)
    assert is_genuine(sub, "sub")
    assert not is_genuine(sub, TOKEN)
    assert not is_genuine(stranger, TOKEN)


@pytest.mark.parametrize(
    "settings",
    ["key=unknown,algorithm=HMAC_SHA256", "algorithm=HMAC_MD5", "key=,algorithm=none", "key=unknown"],
)
def test_unknown_keys_and_digests_are_refused(settings: str) -> None:
    """Nothing falls back to a weaker check."""
    form = Form.of({"AccountSid": ACCOUNT}.items())
    headers = {SIGNATURE: sign(TOKEN, "https://x.example/twilio/leg", form), SIGNATURE_SETTINGS: settings}
    assert not verifier("https://x.example", webhooks_sharedkey_1="k").genuine("/twilio/leg", form, headers)


@pytest.mark.parametrize("signature", ["", "L/OH5", "\udce4\udcf6", "ä" * 40])
def test_nonsense_is_no_signature(signature: str) -> None:
    """Blank, short, not even ASCII."""
    form = Form.of({"AccountSid": ACCOUNT}.items())
    assert not verifier("https://x.example").genuine("/twilio/leg", form, {SIGNATURE: signature})
    assert not verifier("https://x.example").genuine("/twilio/leg", form, {})


def test_no_token_lets_nobody_in() -> None:
    """An empty token signs nothing."""
    form = Form.of({"AccountSid": ACCOUNT}.items())
    headers = {SIGNATURE: sign("", "https://x.example/twilio/leg", form)}
    assert not verifier("https://x.example", "").genuine("/twilio/leg", form, headers)


def test_a_json_body_is_covered_by_its_hash() -> None:
    """The signature covers the URL, the URL names the hash, the hash covers the body; as the library."""
    body = json.dumps({"a": 1})
    target = f"/twilio/events?bodySHA256={sha256(body.encode()).hexdigest()}"
    signature = oracle(TOKEN).compute_signature("https://x.example" + target, {})  # type: ignore[no-untyped-call]
    check, headers = verifier("https://x.example"), {SIGNATURE: signature}
    assert oracle(TOKEN).validate("https://x.example" + target, body, signature)  # type: ignore[no-untyped-call]
    assert check.genuine_json(target, body.encode(), ACCOUNT, headers)
    assert not check.genuine_json(target, b'{"a": 2}', ACCOUNT, headers)
    assert not check.genuine_json("/twilio/events", body.encode(), ACCOUNT, headers)
    assert not check.genuine_json("/twilio/events?bodySHA256=%C3%A4", body.encode(), ACCOUNT, headers)
