"""What people said, where it is kept: recordings at the carrier, words in the journal."""

from callcenter.ports.journal import Journal
from callcenter.ports.recordings import Recordings
from callcenter.service.retention.calls import forget


class KeptVoices:
    """Implements `accounts.voices.Voices`. The numbers of calls stay, locked, until their time is over."""

    def __init__(self, journal: Journal, recordings: Recordings | None) -> None:
        self._journal = journal
        self._recordings = recordings

    async def forget(self, contact: str) -> int:
        """Delete the recordings of a contact, then its words."""
        count = await self._recordings.delete(contact) if self._recordings is not None else 0
        await forget(self._journal, contact, numbers=False)
        return count
