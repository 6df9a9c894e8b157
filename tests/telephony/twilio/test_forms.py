"""Forms are read as the standard library reads them."""

from urllib.parse import parse_qsl, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.telephony.twilio.forms import FIELDS_LIMIT, TooManyFields, read_form

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
#: Bodies as nobody writes them: separators, percents and letters in any order.
wild = st.text(st.sampled_from("&=%+aF2é中 \r\n"), max_size=30)


@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_what_was_written_is_read(fields: list[tuple[str, str]]) -> None:
    """Names and values of any letters, empty and repeated ones too, in their order."""
    body = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in fields)
    assert list(read_form(body.encode()).items()) == fields


@given(wild)
def test_agrees_with_the_standard_library(body: str) -> None:
    """Also on what is malformed."""
    expected = parse_qsl(body.encode().rstrip().decode(), keep_blank_values=True)
    assert list(read_form(body.encode()).items()) == expected


@pytest.mark.parametrize("body", [b"a=%e4", b"a=%e4%b8", b"%zz=%", b"a=%f0%9f%98%80"])
def test_broken_letters_do_not_break_the_form(body: bytes) -> None:
    """What is no UTF-8 once decoded becomes the sign for that."""
    assert list(read_form(body).items()) == parse_qsl(body.decode(), keep_blank_values=True)


def test_raw_bytes_that_are_no_letters_are_refused() -> None:
    """And so is a flood of fields."""
    with pytest.raises(UnicodeDecodeError):
        read_form(b"a=\xe4")
    with pytest.raises(TooManyFields):
        read_form(b"&" * FIELDS_LIMIT)
