"""Which contacts leave the record of a call of ours."""

import pytest

from callcenter.floor.calling_events import CallbackOpened, CustomerDialled
from callcenter.service.selling.about import heard, over

NUMBER = "+14155550142"


@pytest.mark.parametrize(("contact", "kept"), [("record-7-1", True), ("c1-callback", False)])
def test_a_campaigns_call_is_kept_and_a_promised_callback_is_not(contact: str, kept: bool) -> None:
    """A progressive campaign dials as callbacks are dialled."""
    opened = CallbackOpened(
        at=10.0,
        contact=contact,
        queue="sales",
        number=NUMBER,
        since=10.0,
        rank=1.0,
        due_at=10.0,
        promised_by=20.0,
        latest_at=30.0,
    )
    dialled = CustomerDialled(12.0, contact, "ana", "a1", NUMBER, 40.0)

    talk = over(None, contact, heard([opened, dialled]), "House", "UTC")

    assert (talk is not None) == kept
    if talk is not None:
        assert (talk.agent, talk.who.number, talk.queue, talk.dialled_at) == ("ana", NUMBER, "sales", 12.0)
