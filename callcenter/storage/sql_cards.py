"""Who has a number: the query that every new call waits for, in the database's own words."""

from callcenter.floor.values import CustomerCard
from callcenter.storage.books.sql import SqlBooks
from callcenter.storage.books.statements import Ask

#: An expression of `merged_into`, so that no database begins with all who were never merged.
_HOLDERS = """
    SELECT number.value, person.id, person.name, coalesce(account.id, ''), coalesce(account.company, ''),
        coalesce(account.tier, person.tier), person.language,
        coalesce(account.manager, person.manager), coalesce(account.deputy, person.deputy)
    FROM people_numbers AS number
    JOIN people AS person ON person.id = number.id AND (person.merged_into || '') = ''
    LEFT JOIN accounts AS account ON account.id = person.account
    WHERE number.value """


async def find_cards(books: SqlBooks, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
    """Return the customers of these numbers in one query, without those of nobody or of several."""
    speech = books.speech
    if len(numbers) == 1:  # a list would cost as much again
        ask = Ask(f"{_HOLDERS}= {speech.place(1)}", numbers)
    else:
        ask = Ask(_HOLDERS + speech.among(1), (speech.listed(numbers),))
    found: dict[str, CustomerCard | None] = {}
    for number, *fields in await books.rows(ask):
        found[number] = None if number in found else CustomerCard(*fields)
    return {number: card for number, card in found.items() if card is not None}
