"""What the Twilio provider needs to know, once, at start."""

from msgspec import Struct, field

API_URL = "https://api.twilio.com"


class TwilioSettings(Struct, frozen=True):
    """The account, its secrets and our own address.

    `public_url` is the base under which Twilio reaches us; webhooks are signed over it, and
    every URL we give to Twilio is built from it. `auth_tokens` holds the primary token first
    and, while it is being rotated, the other one. `subaccounts` allows further account SIDs
    with tokens of their own (T4); `shared_keys` maps the id of a webhook shared key to its
    secret. `agent_dial_in` is the number agents call to open a standing leg (E.164, may be
    empty), `agent_pin` the digits they prove themselves with: a number can be forged. Spans are seconds.
    """

    account_sid: str
    auth_tokens: tuple[str, ...]
    public_url: str
    api_key: str = ""
    api_secret: str = ""
    api_url: str = API_URL
    application_sid: str = ""
    caller_id: str = ""
    agent_dial_in: str = ""
    agent_pin: str = ""
    language: str = "en"
    subaccounts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shared_keys: dict[str, str] = field(default_factory=dict)
    timeout: float = 10.0
    concurrency: int = 20
    pass_seconds: int = 3600

    def __post_init__(self) -> None:
        """Refuse what could never work, with the reason. Raises `ValueError`."""
        if not self.account_sid:
            raise ValueError("the Twilio account SID is missing")
        if not self.public_url.startswith(("https://", "http://")):
            raise ValueError("the public URL must begin with https:// or http://")
        if not any(self.auth_tokens) and not self.shared_keys:
            raise ValueError("without a Twilio auth token no webhook can be told from a forged one")

    def __repr__(self) -> str:
        """Name the account and the address, never a secret."""
        return f"TwilioSettings(account_sid={self.account_sid!r}, public_url={self.public_url!r})"

    @property
    def base(self) -> str:
        """The public URL without a slash at its end."""
        return self.public_url.rstrip("/")

    @property
    def account_url(self) -> str:
        """Where the account's resources are."""
        return f"{self.api_url.rstrip('/')}/2010-04-01/Accounts/{self.account_sid}"

    @property
    def login(self) -> tuple[str, str]:
        """User and password for REST: the API key if there is one, else the account's token."""
        if self.api_key:
            return self.api_key, self.api_secret
        return self.account_sid, self.auth_tokens[0] if self.auth_tokens else ""
