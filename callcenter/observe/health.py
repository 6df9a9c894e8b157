"""Whether the parts that the service stands on answer."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog

from callcenter.observe.redaction import traced

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[object]]


async def reasons(checks: Mapping[str, Check], patience: float) -> dict[str, str]:
    """Run all checks at once; return "" for each part that answers within `patience` seconds.

    For the others the kind of the error, in a word: its text may hold an address or a secret.
    """
    found = await asyncio.gather(*(_reason(name, check, patience) for name, check in checks.items()))
    return dict(zip(checks, found, strict=True))


async def _reason(name: str, check: Check, patience: float) -> str:
    try:
        async with asyncio.timeout(patience):
            await check()
    except TimeoutError:
        return "timed_out"
    except Exception as error:  # noqa: BLE001 - whatever keeps a part from answering is its reason
        log.warning("part_not_ready", part=name, error=type(error).__name__, trace=traced(error))
        return type(error).__name__
    return ""
