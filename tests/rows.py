"""Rows and batches for tests of the journal."""

from callcenter.ports.journal import Batch, Journal, Row


def row(seq: int, contact: str = "c1") -> Row:
    """Return a row whose payload names its number."""
    return Row(seq, 1000.0 + seq, "ContactArrived", contact, b'{"seq": %d}' % seq)


def batch(*seqs: int) -> Batch:
    """Return a batch of rows of those numbers."""
    return Batch(rows=[row(seq) for seq in seqs])


async def seqs(journal: Journal, after: int = 0) -> list[int]:
    """Return the numbers of all rows, as they are read."""
    return [row.seq async for rows in journal.read(after) for row in rows]
