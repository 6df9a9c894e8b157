"""Who is one of a campaign's agents."""

import pytest

from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import AgentProfile, QueuePolicy
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.service.campaigns.around import may_serve


@pytest.mark.parametrize(
    ("skills", "serves"),
    [
        ({"german": 5, "pumps": 2}, True),
        ({"german": 4, "pumps": 2}, False),
        ({"german": 5}, False),
    ],
)
def test_an_agent_has_the_skills_of_the_campaign_and_of_its_queue(
    skills: dict[str, int], serves: bool
) -> None:
    """Whoever is offered none of its calls is none of its agents."""
    state = FloorState(queues={"sales": QueuePolicy("sales", skills={"german": 5})})
    agent = Agent("ana", AgentProfile("ana", queues=("sales",), skills=skills))

    assert serves is may_serve(state, agent, Campaign("c1", queue="sales", skills={"pumps": 2}))
