"""Addresses of mail servers, as the settings write them."""

from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct

_PORTS = {"smtp": 587, "smtps": 465, "imap": 143, "imaps": 993}


class Post(Struct, frozen=True):
    """What a house says of its e-mail: two URLs ("" for none), its own address, seconds between two looks."""

    send: str
    read: str
    own: str
    every: float

    def __repr__(self) -> str:
        """Name nothing that could be secret."""
        return f"Post({self.own!r})"


class Server(Struct, frozen=True):
    """A server and how it is spoken to. `tls`: `direct`, `starttls` or `no`."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    folder: str

    def __repr__(self) -> str:
        """Name nothing that could be secret."""
        return f"Server({self.host!r}, {self.port})"


def server_of(url: str, kind: str) -> Server:
    """Return the server of an URL such as `smtps://user:word@host:465`. Raises `ValueError`.

    `smtp:` and `imap:` speak TLS after STARTTLS, with `?tls=no` not at all; the others from the start.
    The path of an IMAP URL is the folder. `kind` is `smtp` or `imap`.
    """
    parts = urlsplit(url)
    if parts.scheme not in (kind, f"{kind}s") or not parts.hostname:
        raise ValueError(f"must begin with {kind}:// or {kind}s:// and name a host")
    wanted = parse_qs(parts.query).get("tls", ["starttls"])[-1]
    if wanted not in ("starttls", "no"):
        raise ValueError("tls is starttls or no")
    return Server(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        "direct" if parts.scheme.endswith("s") else wanted,
        unquote(parts.path.strip("/")) or "INBOX",
    )
