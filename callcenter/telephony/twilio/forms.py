"""The forms that Twilio posts: their fields, and what of them is signed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from yarl import query_to_pairs

#: More fields than any webhook has.
FIELDS_LIMIT = 1000


class Form(Mapping[str, str]):
    """The fields of a form, of repeated ones the first.

    `signed`: names and values in the order of the names, without separators; equal values of one
    name stand there once, other values of it each for itself.
    """

    __slots__ = ("_parts", "_places", "signed")

    def __init__(self, places: Mapping[str, int], parts: Sequence[str], signed: str) -> None:
        """Take texts, and the place among them of each name's value."""
        self._places = places
        self._parts = parts
        self.signed = signed

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Form":
        """Return the form of these names and values, in whatever order."""
        every = list(pairs)
        places = {name: len(every) - place for place, (name, _) in enumerate(reversed(every), 1)}
        signed = "".join(chain.from_iterable(sorted(set(every))))
        return cls(places, [value for _, value in every], signed)

    def __getitem__(self, name: str) -> str:
        return self._parts[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


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
    text = _decoded(body.translate(_CUTS).decode())
    parts = text.split("\0")
    if len(parts) != len(cuts) + 1:  # an escaped zero cuts too
        return None
    places = _places(parts[::2])
    return None if places is None else Form(places, parts, "".join(parts))


#: The newest names of so many fields, with the places of their values: webhooks of a kind have the same.
_newest: dict[int, tuple[list[str], Mapping[str, int]]] = {}


def _places(names: list[str]) -> Mapping[str, int] | None:
    """Return where the values stand behind these names; None unless each is there once and in order."""
    known = _newest.get(len(names))
    if known is not None and known[0] == names:
        return known[1]
    places = {name: place for place, name in zip(range(1, len(names) * 2, 2), names, strict=True)}
    if len(places) < len(names) or names != sorted(names):
        return None
    _newest[len(names)] = names, places
    return places


def _decoded(text: str) -> str:
    """Return a text that holds no separators with its percents and pluses resolved."""
    return query_to_pairs(text)[0][0]
