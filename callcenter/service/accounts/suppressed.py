"""Who must not come back: numbers and addresses of erased people, kept as hashes (EU-03)."""

import secrets
from collections.abc import Collection, Iterable

from callcenter.accounts.privacy import HashKey, Suppression, fingerprint
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import StaleVersion
from callcenter.service.accounts.office import HOUSE, Office

_KEY = "suppressions"


class Suppressed:
    """Asks for every number and address that is to be kept whether it was erased."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._key = ""

    async def key(self) -> str:
        """Return the secret of this service's hashes; it is made at the first use."""
        if not self._key:
            self._key = (await self._stored()).key
        return self._key

    async def known(self, values: Collection[str]) -> set[str]:
        """Return those of the values that were erased."""
        if not values:
            return set()
        key = await self.key()
        hashes = {value: fingerprint(value, key) for value in values}
        found = await self._office.books.get_many(Suppression, set(hashes.values()))
        return {value for value, hashed in hashes.items() if hashed in found}

    async def check(self, values: Iterable[str]) -> None:
        """Refuse with `suppressed` if one of the values was erased."""
        if await self.known(tuple(values)):
            raise AccountRefusal("suppressed", "This person asked not to be kept.")

    async def _stored(self) -> HashKey:
        found = await self._office.books.get(HashKey, _KEY)
        if found is not None:
            return found
        try:
            return await self._office.keep(HashKey(_KEY, key=secrets.token_hex(32)), HOUSE.user)
        except StaleVersion:  # another one was quicker: that one holds
            return await self._office.get(HashKey, _KEY)
