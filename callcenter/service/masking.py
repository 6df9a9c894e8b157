"""How a telephone number looks to those who need not know it."""

#: Fewer characters than this say too much when any of them stay.
SHORTEST = 8


def masked(number: str) -> str:
    """Return the number with its middle hidden: "+15551234567" becomes "+1555***4567".

    What is too short to keep seven characters and still hide some is hidden whole. Words
    such as "anonymous" are no numbers and stay.
    """
    if not any(char.isdigit() for char in number):
        return number
    head = 5 if number.startswith("+") else 4
    kept = head + 4
    if len(number) <= kept:
        return "***" + number[-2:] if len(number) >= SHORTEST else "***"
    return f"{number[:head]}***{number[-4:]}"
