"""The steps of the feed that are kept for those who come back."""

from bisect import bisect_left

from dashboards.live.picture import Frame


class Steps:
    """The newest frames of one picture, at most `count` of them and about `size` bytes."""

    def __init__(self, count: int, size: int) -> None:
        self._count = count
        self._size = size
        self._frames: list[Frame] = []
        self._kept = 0  # bytes
        self._void = -1

    def keep(self, frame: Frame) -> None:
        """Add the newest step; the oldest go when there are too many."""
        self._frames.append(frame)
        self._kept += frame.size
        if len(self._frames) >= 2 * self._count or self._kept > 2 * self._size:
            self._thin()

    def forget(self, seq: int) -> None:
        """Let all go: the picture that stood at `seq` is void, and so is what anybody holds of it."""
        self._void = max(self._void, seq)
        self._frames.clear()
        self._kept = 0

    def after(self, seq: int, newest: int) -> list[Frame] | None:
        """Return the steps from `seq` to `newest`, None if they are not all known.

        A step that time alone made begins and ends at the same place: it may be told twice.
        """
        if seq <= self._void:
            return None
        found = self._frames[bisect_left(self._frames, seq, key=lambda frame: frame.after) :]
        if not found:
            return [] if seq == newest else None
        return found if found[0].after == seq else None

    def _thin(self) -> None:
        """Leave the newest, half of what may gather: thinning is then seldom."""
        frames, self._frames, self._kept = self._frames[-self._count :], [], 0
        for frame in reversed(frames):
            if self._kept + frame.size > self._size:
                break
            self._frames.append(frame)
            self._kept += frame.size
        self._frames.reverse()
