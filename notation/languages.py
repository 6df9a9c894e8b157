"""Choosing among languages."""

from collections.abc import Iterable


def nearest(wanted: str, available: Iterable[str], default: str) -> str:
    """The available tag nearest to the wanted one, the default if none is near.

    The same tag comes first (in any case), then one of the same language:
    `en-GB` finds `en`, and `zh` finds `zh-CN`.
    """
    tags = tuple(available)
    exact = (tag for tag in tags if tag.casefold() == wanted.casefold())
    related = (tag for tag in tags if primary(tag) == primary(wanted))
    return next(exact, next(related, default))


def primary(tag: str) -> str:
    """The language of a tag without script or region: `zh` for `zh-CN`."""
    return tag.partition("-")[0].casefold()
