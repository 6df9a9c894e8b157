"""How far a list is: penetration, saturation, live answers, conversion (domain: list measures)."""

from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.progress import Progress, Tally
from callcenter.outbound.campaign.record import DialAttempt, ListRecord, RecordState


def attempt(result: str, *, reached: bool = False) -> DialAttempt:
    """Return an attempt that is over."""
    return DialAttempt("+1", "c", 0.0, Mode.PREVIEW, "", 1.0, reached, result)


def test_nothing_is_shared_by_nothing() -> None:
    """An empty list has no percentages."""
    empty = Progress()
    shares = (empty.penetration, empty.saturation, empty.live_answer_rate, empty.conversion)
    assert shares == (None,) * 4


def test_a_list_is_added_up() -> None:
    """Records tried of all, dials for each, persons who answered, wanted results of those reached."""
    tally = Tally(Campaign("c1", goals=("order",)))
    missed, sold = attempt("no_answer"), attempt("order", reached=True)
    tally.add(ListRecord("1"))
    tally.add(ListRecord("2", state=RecordState.DONE, result="order", attempts=(missed, missed, sold)))
    tally.add(
        ListRecord(
            "3", state=RecordState.DONE, result="refused", attempts=(attempt("refused", reached=True),)
        )
    )
    tally.add(
        ListRecord("4", state=RecordState.DIALLING, attempts=(DialAttempt("+1", "c", 0.0, Mode.PREVIEW),))
    )
    found = tally.progress()
    assert (found.records, found.tried, found.dials, found.answered) == (4, 2, 4, 2)
    assert (found.penetration, found.saturation, found.live_answer_rate) == (0.5, 1.0, 0.5)
    assert (found.reached, found.wanted, found.conversion) == (2, 1, 0.5)
    assert found.by_state == {"waiting": 1, "reserved": 0, "dialling": 1, "done": 2, "withdrawn": 0}
    assert found.results == {"order": 1, "refused": 1}
