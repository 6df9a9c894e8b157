"""What is asked of the database, in words that SQLite and PostgreSQL share."""

from collections.abc import Generator, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from callcenter.ports.books import Among, Begins, Between, Change, Cursor, Match, Plain
from callcenter.storage.books.changes import Step, by_shelf, steps
from callcenter.storage.books.schema import side_table
from callcenter.storage.books.shelf import TEXT, Column, Row, Shelf, Shelves, plain, read, textual
from callcenter.storage.books.words import Wanted

#: Behind every text that begins with the same letters.
_LAST = "\U0010ffff"


class Ask(Struct, frozen=True):
    """A statement and its values: with `many` it is executed for each of them, else its rows are read."""

    sql: str
    values: Sequence[Any]
    many: bool = False


#: A transaction: it asks, is sent the rows that were found, and returns what it did.
Work = Generator[Ask, Sequence[Sequence[Any]], list[Step]]


class Speech(Protocol):
    """How a database names the places of values, and a list of them."""

    def place(self, number: int) -> str:
        """Return the place of the value with that number, from 1."""

    def among(self, number: int) -> str:
        """Return the condition to be one of the list in that place."""

    def listed(self, values: Sequence[Plain]) -> object:
        """Return a list of values as it is handed over."""

    @property
    def lock(self) -> str:
        """What a SELECT ends with to hold its rows until the end of the transaction."""


def quoted(field: str) -> str:
    """Return a column's name as it may always be written: `by` and `case` are words of SQL."""
    return f'"{field}"'


class Query:
    """A query under construction."""

    def __init__(self, shelf: Shelf, speech: Speech) -> None:
        self.shelf = shelf
        self.values: list[Any] = []
        self._speech = speech
        self._conditions: list[str] = []

    def where(self, matches: Mapping[str, Match]) -> "Query":
        """Ask that every field match. Raises `ValueError` for a field that is not searched."""
        for field, match in matches.items():
            column = self.shelf.column(field)
            if field in self.shelf.many:
                side = side_table(self.shelf.table, field)
                fits = self._condition("value", column, match)
                self._conditions.append(f"id IN (SELECT id FROM {side} WHERE {fits})")
            else:
                self._conditions.append(self._condition(quoted(field), column, match))
        return self

    def page(self, order: str, limit: int, after: Cursor | None) -> Ask:
        """Return the query for the bodies of one page."""
        field, backward = order.removeprefix("-"), order.startswith("-")
        column = self.shelf.column(field)
        if field in self.shelf.many:
            raise ValueError(f"there is no order by {field}, which holds several values")
        keys = ("id",) if field == "id" else (quoted(field), "id")
        if after is not None:
            last = (after.id,) if field == "id" else (plain(column, after.value), after.id)
            places = ", ".join(self._place(value) for value in last)
            self._conditions.append(f"({', '.join(keys)}) {'<' if backward else '>'} ({places})")
        direction = " DESC" if backward else ""
        ordered = ", ".join(f"{key}{direction}" for key in keys)
        sql = f"SELECT body FROM {self.shelf.table}{self._where()} ORDER BY {ordered}"
        return Ask(f"{sql} LIMIT {self._place(limit)}", self.values)

    def bodies(self, ending: str = "") -> Ask:
        """Return the query for the bodies of all that match."""
        return Ask(f"SELECT body FROM {self.shelf.table}{self._where()}{ending}", self.values)

    def search(self, words: Sequence[Wanted], where: Mapping[str, Match], limit: int) -> Ask:
        """Return the query for the bodies of those that hold most of the words, the best first."""
        table = self.shelf.table
        hits = " UNION ALL ".join(self._hits(each) for each in words)
        enough = (len(words) + 1) // 2
        self.where(where)
        return Ask(
            "SELECT body FROM (SELECT hit_id, sum(hit) AS hit_score FROM"
            f" ({hits}) AS hits GROUP BY hit_id HAVING count(*) >= {enough}) AS best"
            f" JOIN {table} ON {table}.id = hit_id{self._where()}"
            f" ORDER BY hit_score DESC, hit_id LIMIT {self._place(limit)}",
            self.values,
        )

    def _hits(self, wanted: Wanted) -> str:
        """Return who holds a word of a question, each once, with what it is worth."""
        if not wanted.begins:
            held = f"kind = {self._place(self.shelf.table)} AND word = {self._place(wanted.word)}"
            return f"SELECT id AS hit_id, 2 * weight AS hit FROM words WHERE {held}"
        worth = f"max(CASE WHEN word = {self._place(wanted.word)} THEN 2 * weight ELSE weight END)"
        kind = f"kind = {self._place(self.shelf.table)}"
        begins = self._between("word", TEXT, wanted.word, wanted.word + _LAST)
        return f"SELECT id AS hit_id, {worth} AS hit FROM words WHERE {kind} AND {begins} GROUP BY id"

    def count(self) -> Ask:
        """Return the query for how many match."""
        return Ask(f"SELECT count(*) FROM {self.shelf.table}{self._where()}", self.values)

    def _where(self) -> str:
        return f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""

    def _place(self, value: object) -> str:
        self.values.append(value)
        return self._speech.place(len(self.values))

    def _condition(self, name: str, column: Column, match: Match) -> str:
        match match:
            case Among(values):
                self.values.append(self._speech.listed([plain(column, value) for value in values]))
                return f"{name} {self._speech.among(len(self.values))}"
            case Begins(prefix):
                return self._between(name, textual(name, column), prefix, prefix + _LAST)
            case Between(least, most):
                return self._between(name, column, least, most)
        return f"{name} = {self._place(plain(column, match))}"

    def _between(self, name: str, column: Column, least: Plain, most: Plain) -> str:
        ends = [
            f"{name} {sign} {self._place(plain(column, end))}"
            for sign, end in ((">=", least), ("<=", most))
            if end is not None
        ]
        return " AND ".join(ends) or "1 = 1"


def commit(shelves: Shelves, speech: Speech, changes: Sequence[Change], by: str, at: float) -> Work:
    """Make the changes in a transaction that has begun. Raises `StaleVersion` and `ValueError`."""
    stored: dict[tuple[str, str], Any] = {}
    for shelf, ids in by_shelf(shelves, changes).values():
        bodies = yield Query(shelf, speech).where({"id": Among(tuple(ids))}).bodies(speech.lock)
        for entity in read(shelf.kind, [body for (body,) in bodies]):
            stored[shelf.table, entity.id] = entity
    done = steps(shelves, changes, stored)
    for shelf in {step.shelf.table: step.shelf for step in done}.values():
        yield from _write(shelf, speech, [step for step in done if step.shelf is shelf])
    lines = [
        (at, by, step.line.what, msgspec.json.encode(step.line.detail).decode()) for step in done if step.line
    ]
    yield from _many(speech, "INSERT INTO audit (at, who, what, detail)", lines)
    return done


def _write(shelf: Shelf, speech: Speech, done: Sequence[Step]) -> Generator[Ask, Any, None]:
    names = ["id", "version", "body", *(quoted(name) for name in shelf.columns)]
    added = [step.after for step in done if step.after and not step.before]
    changed = [step.after for step in done if step.after and step.before]
    dropped = [(step.id,) for step in done if not step.after]
    if dropped:
        yield Ask(f"DELETE FROM {shelf.table} WHERE id = {speech.place(1)}", dropped, many=True)
    rows = [(row.id, row.version, row.body, *row.columns) for row in added]
    yield from _many(speech, f"INSERT INTO {shelf.table} ({', '.join(names)})", rows)
    if changed:
        sets = ", ".join(f"{name} = {speech.place(number)}" for number, name in enumerate(names[1:], 1))
        rows = [(row.version, row.body, *row.columns, row.id) for row in changed]
        where = f"WHERE id = {speech.place(len(names))}"
        yield Ask(f"UPDATE {shelf.table} SET {sets} {where}", rows, many=True)
    for number, field in enumerate(shelf.many):
        yield from _write_many(side_table(shelf.table, field), number, speech, done)
    if shelf.words:
        yield from _write_words(shelf, speech, done)


def _write_many(table: str, number: int, speech: Speech, done: Sequence[Step]) -> Generator[Ask, Any, None]:
    """Replace the values of a field with many, where they differ."""
    differing = [
        step
        for step in done
        if step.after and (not step.before or step.before.many[number] != step.after.many[number])
    ]
    old = [(step.id,) for step in differing if step.before]
    if old:
        yield Ask(f"DELETE FROM {table} WHERE id = {speech.place(1)}", old, many=True)
    rows = [(value, step.id) for step in differing if step.after for value in step.after.many[number]]
    yield from _many(speech, f"INSERT INTO {table} (value, id)", rows)


def _write_words(shelf: Shelf, speech: Speech, done: Sequence[Step]) -> Generator[Ask, Any, None]:
    """Replace the words of those whose words differ."""
    differing = [step for step in done if _words(step.before) != _words(step.after)]
    old = [(shelf.table, step.id) for step in differing if _words(step.before)]
    if old:
        gone = f"DELETE FROM words WHERE kind = {speech.place(1)} AND id = {speech.place(2)}"
        yield Ask(gone, old, many=True)
    rows = [(shelf.table, step.id, *word) for step in differing for word in _words(step.after)]
    yield from _many(speech, "INSERT INTO words (kind, id, word, weight)", rows)


def _words(row: Row | None) -> tuple[tuple[str, int], ...]:
    return row.words if row else ()


def _many(speech: Speech, insert: str, rows: Sequence[tuple[Any, ...]]) -> Generator[Ask, Any, None]:
    if rows:
        places = ", ".join(speech.place(number) for number in range(1, len(rows[0]) + 1))
        yield Ask(f"{insert} VALUES ({places})", rows, many=True)
