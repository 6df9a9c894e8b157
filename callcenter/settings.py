"""Settings: the environment (and a file) read once, checked whole, frozen."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from msgspec import Struct

PREFIX = "CALLCENTER_"


class BadSettings(ValueError):
    """Something is missing or malformed. `problems` names every such setting, never its value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Settings(Struct, frozen=True):
    """How this process runs. Names are those of the environment, in small letters.

    `flows` is a folder of flow files that replaces the shipped ones, `files` the folder in which files
    of cases are kept. `behind_proxy` trusts the last address in X-Forwarded-For: never set it without
    a proxy of your own.
    A caller is unknown whose customer is not found within `lookup_seconds`; a part that does not answer
    within `ready_seconds` is not ready.
    Mail is sent by `smtp_url` in the name of `mail_from`, and read by `imap_url` every `mail_seconds`.
    `twilio_auth_token` may hold two, separated by a comma, while a token is being rotated.
    """

    database_url: str = "sqlite:///var/callcenter.db"
    public_url: str = "http://127.0.0.1:8080"
    host: str = "127.0.0.1"
    port: int = 8080
    provider: str = "simulated"
    flows: str = ""
    files: str = "var/files"
    smtp_url: str = ""
    imap_url: str = ""
    mail_from: str = ""
    mail_seconds: float = 30.0
    language: str = "en"
    behind_proxy: bool = False
    floor: str = "main"
    log_format: str = "console"
    log_level: str = "info"
    inbox_limit: int = 300
    lookup_seconds: float = 0.5
    ready_seconds: float = 2.0
    calls_per_second: float = 1.0
    reconcile_seconds: float = 30.0
    twilio_api_url: str = "https://api.twilio.com"
    twilio_caller_id: str = ""
    twilio_agent_dial_in: str = ""
    twilio_agent_pin: str = ""
    twilio_application_sid: str = ""
    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_api_key: str = ""
    twilio_api_secret: str = ""

    def __repr__(self) -> str:
        """Name nothing that could be secret."""
        return f"Settings(provider={self.provider!r}, port={self.port})"


#: Twilio's own names stand without our prefix.
_PLAIN = {
    "TWILIO_ACCOUNT_SID": "twilio_account_sid",
    "TWILIO_AUTH_TOKEN": "twilio_auth_token",
    "TWILIO_API_KEY": "twilio_api_key",
    "TWILIO_API_SECRET": "twilio_api_secret",
}


def load(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Return the settings; the environment wins over the file. Raises `BadSettings`."""
    values = {**(_from_file(file) if file else {}), **_from_environment(environment)}
    fields = {name: type(getattr(Settings(), name)) for name in Settings.__struct_fields__}
    problems = [f"unknown setting {name.upper()}" for name in values if name not in fields]
    given: dict[str, object] = {}
    for name, text in values.items():
        if name in fields:
            try:
                given[name] = _flag(text) if fields[name] is bool else fields[name](text)
            except ValueError:
                problems.append(f"{name.upper()} is no {fields[name].__name__}")
    settings = Settings(**given)  # type: ignore[arg-type]  # each value was made by its field's own type
    problems += _problems(settings)
    if problems:
        raise BadSettings(problems)
    return settings


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    ours = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    return {**ours, **{field: environment[name] for name, field in _PLAIN.items() if name in environment}}


def _from_file(file: Path) -> dict[str, str]:
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadSettings([f"the settings file cannot be read: {type(error).__name__}"]) from None
    if not isinstance(document, dict):
        raise BadSettings(["the settings file is no mapping"])
    names = {name: _PLAIN.get(name, name.removeprefix(PREFIX).lower()) for name in map(str, document)}
    return {names[str(name)]: str(value) for name, value in document.items()}


def _flag(text: str) -> bool:
    """Return a yes or no. Raises `ValueError` for anything else."""
    word = text.strip().lower()
    if word not in ("1", "true", "yes", "on", "0", "false", "no", "off", ""):
        raise ValueError(word)
    return word in ("1", "true", "yes", "on")


def _problems(settings: Settings) -> list[str]:
    problems = []
    if settings.provider not in ("twilio", "simulated"):
        problems.append("PROVIDER must be twilio or simulated")
    if not settings.database_url.startswith(("memory:", "sqlite:///", "postgresql://")):
        problems.append("DATABASE_URL must begin with memory:, sqlite:/// or postgresql://")
    if not 0 <= settings.port <= 65535:
        problems.append("PORT must lie between 0 and 65535")
    if not settings.public_url.startswith(("http://", "https://")):
        problems.append("PUBLIC_URL must begin with http:// or https://")
    problems += _mail_problems(settings)
    for name in ("calls_per_second", "lookup_seconds", "ready_seconds"):
        if not getattr(settings, name) > 0:
            problems.append(f"{name.upper()} must be more than 0")
    if settings.provider == "twilio":
        missing = [
            name for name in ("twilio_account_sid", "twilio_auth_token") if not getattr(settings, name)
        ]
        problems += [f"{name.upper()} is missing" for name in missing]
    return problems


def _mail_problems(settings: Settings) -> list[str]:
    problems = []
    for name, schemes in (("smtp_url", ("smtp://", "smtps://")), ("imap_url", ("imap://", "imaps://"))):
        url = getattr(settings, name)
        if url and not url.startswith(schemes):
            problems.append(f"{name.upper()} must begin with {' or '.join(schemes)}")
        if url and "@" not in settings.mail_from:
            problems.append(f"{name.upper()} needs MAIL_FROM, our own address")
    if settings.imap_url and not settings.smtp_url:
        problems.append("IMAP_URL needs SMTP_URL: who writes is answered")
    if settings.mail_seconds < 1:
        problems.append("MAIL_SECONDS must be at least 1")
    return problems
