"""Forms are read as the standard library reads them, however they are written."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callcenter.telephony.twilio.forms import FIELDS_LIMIT, Form, TooManyFields, read_form

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
fields = st.dictionaries(texts, texts, max_size=6)
odd = st.lists(
    st.sampled_from(["a", "b", "é", "=", "&", "+", "%", "%3D", "%26", "%00", "%C3%A9", "%E4", "\0", "\n"])
)


def expected(body: bytes) -> Form:
    """Return what the standard library finds in a body."""
    return Form.of(parse_qsl(body.rstrip().decode(), keep_blank_values=True))


@given(fields)
def test_a_form_comes_back_as_it_was_written(given_fields: dict[str, str]) -> None:
    """In order of names, as Twilio writes it, and in any other."""
    for pairs in (sorted(given_fields.items()), sorted(given_fields.items(), reverse=True)):
        form = read_form(urlencode(pairs).encode())
        assert form == given_fields
        assert form.signed == "".join(name + value for name, value in sorted(given_fields.items()))


@given(odd.map("".join).map(str.encode))
@example(b"a=b=c&d")
@example(b"a=1&a=1&a=2")
@example(b"b=1&a=2&b=0")
@example(b"a=%00b&c=d")
@example(b"a=%&b=%4")
@example(b"&&a=b&")
def test_whatever_comes_is_read_as_the_standard_library_does(body: bytes) -> None:
    """Fields without a name, a sign or an end, repeated ones, broken escapes, zeros."""
    form = read_form(body)
    assert (form, form.signed) == (expected(body), expected(body).signed)


def test_of_a_repeated_field_the_first_counts_and_every_value_is_signed_once() -> None:
    """Whatever their order."""
    form = read_form(b"x=2&x=1&x=2&a=")
    assert form == {"x": "2", "a": ""}
    assert form.signed == "ax1x2"


def test_other_charsets_are_read_and_unknown_ones_refused() -> None:
    """Twilio writes UTF-8; a compatible carrier may not."""
    assert read_form("b=%E4&a=ä".encode("latin-1"), "latin-1") == {"a": "ä", "b": "ä"}
    with pytest.raises(LookupError):
        read_form(b"a=b", "klingon")
    with pytest.raises(ValueError, match="decode"):
        read_form(b"a=\xff")


def test_there_is_a_bound_to_the_fields() -> None:
    """No webhook has thousands."""
    most = b"&".join(b"a%04d=1" % number for number in range(FIELDS_LIMIT))
    assert len(read_form(most)) == FIELDS_LIMIT
    with pytest.raises(TooManyFields):
        read_form(most + b"&b=1")
