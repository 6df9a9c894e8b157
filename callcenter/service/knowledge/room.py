"""The parts of the knowledge base, put together."""

from dataclasses import dataclass

from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.service.knowledge.finding import Finder
from callcenter.service.knowledge.helping import Helping
from callcenter.service.knowledge.writing import Writing


@dataclass(frozen=True)
class Knowledge:
    """What can be done with articles: write them, find them, note that they helped."""

    writing: Writing
    finder: Finder
    helping: Helping


def knowledge_of(books: Books, clock: Clock) -> Knowledge:
    """Return the knowledge base of these books."""
    helping = Helping(books, clock)
    return Knowledge(Writing(books, clock), Finder(books, clock, helping), helping)
