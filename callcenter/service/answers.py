"""Replies given to requests with a key, so that the same request gets the same reply."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from callcenter.ports.journal import Answer
from callcenter.service.wire import decode_script


class Answers:
    """The newest replies by key; the oldest are forgotten past a bound."""

    def __init__(self, limit: int = 50_000) -> None:
        self._limit = limit
        self._replies: OrderedDict[str, Any] = OrderedDict()

    def get(self, key: str) -> Any:
        """Return the reply of that key, None if there is none."""
        return self._replies.get(key)

    def put(self, key: str, reply: Any, _now: float) -> None:
        """Remember a reply."""
        self._replies[key] = reply
        if len(self._replies) > self._limit:
            self._replies.popitem(last=False)

    def fill(self, answers: Iterable[Answer]) -> None:
        """Forget everything and take over what the journal remembers (scripts)."""
        self._replies.clear()
        for answer in answers:
            self.put(answer.key, decode_script(answer.reply), answer.at)
