"""The headers that tell a browser what our pages may do."""

from collections.abc import Mapping

#: The hosts that the Twilio Voice SDK speaks to (its README, section "Content Security Policy").
_TWILIO_FILES = "https://media.twiliocdn.com https://sdk.twilio.com"
_TWILIO_SIGNALS = "https://eventgw.twilio.com wss://voice-js.roaming.twilio.com"


def content_policy(*, twilio: bool) -> str:
    """Return the content security policy of the console, with the Voice SDK's hosts if it is used."""
    files = f" {_TWILIO_FILES}" if twilio else ""
    signals = f" {_TWILIO_SIGNALS}{files}" if twilio else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self'{files}",
            # Ant Design writes its styles as the page runs; scripts stay strict.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            f"media-src 'self' mediastream: blob:{files}",
            f"connect-src 'self'{signals}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def page_headers(*, twilio: bool, secure: bool) -> Mapping[str, str]:
    """Return the headers of the console's pages and files."""
    return {
        "Content-Security-Policy": content_policy(twilio=twilio),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
        "Cross-Origin-Opener-Policy": "same-origin",
        **_everywhere(secure=secure),
    }


def api_headers(*, secure: bool) -> Mapping[str, str]:
    """Return the headers of every answer of the API: nothing of it is kept or framed."""
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        **_everywhere(secure=secure),
    }


def _everywhere(*, secure: bool) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
