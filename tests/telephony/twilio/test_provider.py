"""The Twilio provider keeps the promises of every provider."""

from collections.abc import AsyncIterator

import pytest

from tests.contract.provider_suite import ProviderSuite
from tests.contract.stage import Stage
from tests.telephony.twilio.house import House
from tests.telephony.twilio.stage import TwilioStage

pytestmark = pytest.mark.contract


class TestTwilioProvider(ProviderSuite):
    """The shared stories, told to the provider with Twilio's double around it."""

    @pytest.fixture
    async def stage(self) -> AsyncIterator[Stage]:
        """A running provider; afterwards Twilio must have had nothing to complain of."""
        async with House() as house:
            yield TwilioStage(house)
            house.assert_sound()
