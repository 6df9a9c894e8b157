"""What calling lists came to. How far a list is, is measured in `callcenter.outbound.campaign.progress`."""

from dashboards.measures.ratio import Ratio


def number_penetration(tried: int, numbers: int) -> Ratio:
    """Different numbers tried / numbers of the list. Share; Genesys PureConnect."""
    return Ratio(tried, numbers)


def right_party_of_dials(right_party: int, dials: int) -> Ratio:
    """Right-party contacts / dials. Share; shown with `right_party_of_records`, never alone."""
    return Ratio(right_party, dials)


def right_party_of_records(right_party: int, records: int) -> Ratio:
    """Records whose right party was reached / records. Share."""
    return Ratio(right_party, records)


def conversion(successes: int, right_party: int) -> Ratio:
    """Successes / right-party contacts. Share; 30 of 180 are 16.7 %."""
    return Ratio(successes, right_party)


def machine_false_positives(taken_for_machines: int, live: int) -> Ratio:
    """Live calls that detection took for machines / live calls, of a sample that was heard. Share."""
    return Ratio(taken_for_machines, live)
