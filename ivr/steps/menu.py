"""menu: offer choices by key, and by word where the choices name words."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from ivr.keys import match
from ivr.kinds import Hints, Keys, Target, Text
from ivr.outputs import Gather, Result
from ivr.steps.ask import Ask, Heard, Verdict
from ivr.steps.step import At, Move
from notation.kinds import Name, Value
from notation.languages import nearest
from notation.links import Link


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a key leads, the words that mean the same, the value to store."""

    next: Target
    words: Hints = {}
    value: Value = None


Option = Annotated[
    Target | Choice,
    Meta(description="a step, or `{next: step, words: {language: [words]}, value: what to store}`"),
]


class Menu(Ask, frozen=True, kw_only=True, tag="menu"):
    """Offers choices; keys may be several digits, and `3` may stand beside `33`."""

    prompt: Text
    options: Annotated[
        dict[Keys, Option], Meta(min_length=1, description="the choices: the keys, and where they lead")
    ]
    store: Annotated[
        Name | None, Meta(description="where the choice is stored: its `value`, or its keys if none has one")
    ] = None

    def question(self) -> Text:
        return self.prompt

    def writes(self) -> tuple[str, ...]:
        return (self.store,) if self.store else ()

    def links(self) -> tuple[Link, ...]:
        chosen = (
            Link(("options", keys), option.next if isinstance(option, Choice) else option, keys, heard=True)
            for keys, option in self.options.items()
        )
        return (*chosen, *super().links())

    def expect(self, at: At) -> Gather:
        longest = max(map(len, self.options))
        hints = tuple(word for word, _ in self._words(at))
        return Gather(
            speech=bool(hints),
            max_digits=longest - len(at.state.keys),
            timeout=self.digit_timeout if at.state.keys else self.timeout,
            finish_key="#" if longest > 1 and not any("#" in keys for keys in self.options) else "",
            language=at.state.language,
            hints=hints,
        )

    def judge(self, at: At, heard: Heard) -> Verdict:
        if heard.spoken and heard.entry not in self.options:
            return self._spoken(at, heard.entry.casefold())
        return Verdict(match(self.options, heard.entry, heard.finished), heard.entry)

    def found(self, at: At, answer: str) -> Move:
        option = self.options[answer]
        value = self._value(answer)
        if self.store and value is not None:
            at = replace(at, state=at.state.store(self.store, value))
        return at.go(option.next if isinstance(option, Choice) else option, result=Result.FOUND)

    def _value(self, answer: str) -> Value:
        """What a choice stores; beside choices with a value, one without it only leads on."""
        values = {k: option.value for k, option in self.options.items() if isinstance(option, Choice)}
        return answer if set(values.values()) <= {None} else values.get(answer)

    def _spoken(self, at: At, said: str) -> Verdict:
        """The choice whose longest word was said: `billing address` goes before `billing`."""
        fitting = [(len(word), keys) for word, keys in self._words(at) if word.casefold() in said]
        return Verdict(Result.FOUND, max(fitting)[1]) if fitting else Verdict(Result.INVALID)

    def _words(self, at: At) -> Iterator[tuple[str, str]]:
        for keys, option in self.options.items():
            if isinstance(option, Choice) and option.words:
                tag = nearest(at.state.language, option.words, next(iter(option.words)))
                yield from ((word, keys) for word in option.words[tag])
