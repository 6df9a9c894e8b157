"""The promises of every telephony provider, told as stories.

A provider's test module derives a class from `ProviderSuite` and brings a fixture
`stage` that yields a `Stage` with the provider started, and stops it afterwards.
"""

from tests.contract.provider_agents import (
    BridgeStories,
    DialStories,
    MonitorStories,
    ProviderStories,
)
from tests.contract.provider_calls import CallStories
from tests.contract.provider_customers import CustomerStories
from tests.contract.provider_reports import MessageStories, RecordingStories


class ProviderSuite(
    CustomerStories,
    BridgeStories,
    MonitorStories,
    DialStories,
    CallStories,
    RecordingStories,
    MessageStories,
    ProviderStories,
):
    """All stories; add to the families above, so that every provider keeps the new promise too."""
