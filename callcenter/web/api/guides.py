"""Scripts and knowledge for the talk at hand."""

from callcenter.service.guides import Guides, guides_of
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure


async def see_guides(call: Call[None]) -> Guides:
    """The scripts of a queue, and the knowledge that fits it: the knowledge base, then the configuration."""
    house = call.parts.house()
    if all(queue.id != call.id for queue in house.queues):
        raise Failure("unknown_queue", "There is no such queue.")
    finder = call.parts.knowledge.finder
    replaced = await finder.replaced(article.id for article in house.articles)
    return guides_of(house, call.id, await finder.of_queue(call.id), replaced)
