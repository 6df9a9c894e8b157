"""A process that appends rows as fast as it can and says which are acknowledged, until it is killed.

python -m tests.hammer URL
"""

import asyncio
import itertools
import sys

from callcenter.storage.open import open_storage
from tests.rows import batch


async def hammer(database_url: str) -> None:
    """Append from many coroutines; print each acknowledged number, and never end."""
    storage = await open_storage(database_url)
    numbers = itertools.count(1)

    async def appender() -> None:
        for number in numbers:
            await storage.journal.append(batch(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()

    await asyncio.gather(*(appender() for _ in range(32)))


if __name__ == "__main__":
    asyncio.run(hammer(sys.argv[1]))
