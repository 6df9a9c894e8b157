"""Answers lie in packs, one for each transaction: written at every call, read only after a start."""

from collections.abc import Iterable, Sequence

import msgspec

from callcenter.ports.journal import Answer, Batch

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Answer]).decode


def packs(batches: Sequence[Batch]) -> list[tuple[float, bytes]]:
    """Return the answers of some batches as one pack with its newest time, or nothing if there are none."""
    answers = [answer for batch in batches for answer in batch.answers]
    return [(max(answer.at for answer in answers), _encode(answers))] if answers else []


def unpacked(found: Iterable[bytes], since: float) -> list[Answer]:
    """Return the last answer under each key, oldest first, without those from before `since`.

    `found` are packs in the order in which they were written.
    """
    last = {answer.key: answer for pack in found for answer in _decode(pack)}
    return sorted((answer for answer in last.values() if answer.at >= since), key=lambda answer: answer.at)
