"""What leaves the house: addresses that may, mails without numbers, and what stays of an erased person."""

import pytest

from callcenter.accounts.person import Person
from callcenter.ports.saved_reports import Parcel, ReportSchedule, SentReport
from callcenter.service.house import House
from callcenter.service.house_reports import ReportRules, is_address, report_faults
from callcenter.service.privacy import bare
from callcenter.service.saved_reports.letters import Contents, letter_of
from callcenter.service.saved_reports.scheduling import open_to

IDA = Person("p1", emails=("Ida@Customer.example",))


def test_a_domain_is_allowed_whole() -> None:
    """Neither what ends alike nor what lies below it."""
    house = House(reports=ReportRules(("Parent.example",)))
    assert open_to(house, "board@parent.example")
    for other in ("board@notparent.example", "board@sub.parent.example", "board@parent.example.evil.example"):
        assert not open_to(house, other)


@pytest.mark.parametrize("text", ["", "ida", "ida@", "@customer.example", "a b@c.example", "a@b", "a@b.c\n"])
def test_what_is_no_address(text: str) -> None:
    """Nothing is sent there, and no header is smuggled in."""
    assert not is_address(text)
    assert is_address("ida.l+reports@customer.example")


def test_a_rule_that_names_no_domain_is_a_fault() -> None:
    """At its place in the document."""
    (fault,) = report_faults(ReportRules(("parent.example", "all of them")))
    assert (fault.path, fault.value) == ("reports.domains", "all of them")


def test_of_an_erased_person_their_address_goes() -> None:
    """Nothing is sent to them any more, and nobody knows that something was."""
    others = ("board@customer.example", "ida@customer.example")
    assert bare.schedule(ReportSchedule("r1", addresses=others), IDA).addresses == others[:1]
    run = SentReport("s1", parcels=tuple(Parcel(address=each) for each in others))
    assert [each.address for each in bare.sent(run, IDA).parcels] == [others[0], ""]


def test_a_mail_is_in_the_language_of_whoever_gets_it() -> None:
    """English where there are no words of theirs."""
    run = SentReport("s1", name="Week", kind="queues", since="2026-11-16", until="2026-11-22", format="csv")
    contents = Contents(b"x", ("UTC",), "", 1)
    said = {
        language: letter_of(
            run, Parcel("sue"), "sue@house.example", language, contents, "https://c", "House"
        ).text
        for language in ("en", "de", "zh-CN")
    }
    assert said["en"] == said["de"] != said["zh-CN"]
    assert "2026-11-16 至 2026-11-22" in said["zh-CN"]
    assert "Service level" not in said["en"]
