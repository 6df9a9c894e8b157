"""What people said, where it is kept: recordings at the carrier, words in the journal."""

import msgspec

from callcenter.ports.journal import Journal, Row
from callcenter.ports.recordings import Recordings
from callcenter.service.accounts.voices import Recorded
from callcenter.service.retention.calls import forget
from callcenter.service.retention.recordings import RECORDED


class KeptVoices:
    """Implements `accounts.voices.Voices`. The numbers of calls stay, locked, until their time is over."""

    def __init__(self, journal: Journal, recordings: Recordings | None) -> None:
        self._journal = journal
        self._recordings = recordings

    async def recorded(self, contact: str) -> tuple[Recorded, ...]:
        """Return when recording began, and messages that were left."""
        rows = await self._journal.of_contact(contact)
        told = ((row.at, _recorded(row)) for row in rows if row.kind in RECORDED)
        return tuple(Recorded(contact, at, what) for at, what in told if what)

    async def forget(self, contact: str) -> int:
        """Delete the recordings of a contact, then its words."""
        count = await self._recordings.delete(contact) if self._recordings is not None else 0
        await forget(self._journal, contact, numbers=False)
        return count


def _recorded(row: Row) -> str:
    """Return what an event says was recorded, "" for a recording that stopped."""
    if row.kind == "contact.voicemail_left":
        return "voicemail"
    return "talk" if msgspec.json.decode(row.payload).get("recording") == "on" else ""
