"""A set that forgets the oldest when it is full."""

REMEMBERED = 10_000  #: enough for hours of intents and opt-outs, and some megabytes at most


class Memory:
    """Remembers the last `size` names."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._names: dict[str, None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def add(self, name: str) -> None:
        """Remember a name."""
        self._names[name] = None
        if len(self._names) > self._size:
            del self._names[next(iter(self._names))]

    def discard(self, name: str) -> None:
        """Forget a name, known or not."""
        self._names.pop(name, None)
