"""The house that most tests of the Twilio provider live in."""

from collections.abc import AsyncIterator

import pytest

from tests.telephony.twilio.house import House


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A provider with its webhooks, a desk behind it and Twilio's double around it."""
    async with House() as house:
        yield house
        house.assert_sound()
