"""The forms that Twilio posts: their fields, and what of them is signed."""

from collections.abc import Iterable
from itertools import chain

from yarl import query_to_pairs

#: More fields than any webhook has.
FIELDS_LIMIT = 1000


class Form(dict[str, str]):
    """The fields of a form, of repeated ones the first.

    `signed`: names and values in the order of the names, without separators; equal values of one
    name stand there once, other values of it each for itself.
    """

    __slots__ = ("signed",)

    signed: str

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Form":
        """Return the form of these names and values, in whatever order."""
        every = list(pairs)
        form = cls(reversed(every))
        form.signed = "".join(chain.from_iterable(sorted(set(every))))
        return form


class TooManyFields(ValueError):
    """A form has more fields than any webhook."""


def read_form(body: bytes, charset: str = "utf-8") -> Form:
    """Return the form in a body (application/x-www-form-urlencoded).

    Raises `TooManyFields`, `ValueError` for one that cannot be read, and `LookupError` for a charset
    that nobody knows.
    """
    body = body.rstrip()
    plain = _plain(body) if charset.lower() == "utf-8" else None
    if plain is not None:
        return plain
    if body.count(b"&") >= FIELDS_LIMIT:
        raise TooManyFields
    return Form.of(query_to_pairs(body.decode(charset), encoding=charset))


#: All but what separates fields from one another, and a zero.
_OTHERS = bytes(set(range(256)) - set(b"=&\0"))
#: What separates the fields of a regular form.
_REGULAR = (b"=&" * FIELDS_LIMIT)[:-1]
_CUTS = bytes.maketrans(b"=&", b"\0\0")


def _plain(body: bytes) -> Form | None:
    """Return a form as Twilio writes it, every name once and in order; None for any other.

    All its fields are decoded at once and cut afterwards: that is half the work of the general way.
    """
    cuts = body.translate(None, _OTHERS)
    if cuts != _REGULAR[: len(cuts)] or cuts[-1:] != b"=":
        return None
    parts = _decoded(body.translate(_CUTS).decode()).split("\0")
    if len(parts) != len(cuts) + 1:  # an escaped zero cuts too
        return None
    each = iter(parts)
    form = Form(zip(each, each, strict=True))
    names = [*form]
    if len(names) * 2 != len(parts) or names != sorted(names):
        return None
    form.signed = "".join(parts)
    return form


def _decoded(text: str) -> str:
    """Return a text that holds no separators with its percents and pluses resolved."""
    return query_to_pairs(text)[0][0]
