"""The simulated carrier keeps the promises of every provider."""

from collections.abc import AsyncIterator

import pytest

from callcenter.ports.telephony import Provider
from tests.contract.provider_suite import ProviderSuite
from tests.contract.stage import Stage
from tests.telephony.simulated.stage import SimulatedStage


class TestSimulatedCarrier(ProviderSuite):
    """The shared stories, told to the simulated carrier."""

    @pytest.fixture
    async def stage(self) -> AsyncIterator[Stage]:
        """A running carrier, stopped afterwards and found in good health until then."""
        stage = SimulatedStage()
        provider: Provider = stage.provider
        await provider.start()
        yield stage
        await provider.check()
        await provider.stop()
