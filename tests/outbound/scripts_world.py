"""A small script that the tests of the language vary."""

from callcenter.outbound.scripts.check import Checked, check
from callcenter.outbound.scripts.script import Script
from notation.source import Source

SMALL = """script: small
title: Small
language: en
start: hello
steps:
  hello:
    do: ask
    stage: opening
    text: Is this {customer}?
    store: party
    answers:
      right: {name: It is, next: who}
      wrong: {name: It is not, next: bye}
  who:
    do: branch
    cases:
      - if: {tier: A}
        next: seats
    otherwise: offer
  seats:
    do: field
    stage: discovery
    field: seats
    name: Seats
    kind: number
    required: true
    next: offer
  offer:
    do: say
    stage: pitch
    text: "For {seats} seats, {customer}."
    next: outcome
  outcome: {do: result, result: sale, next: bye}
  bye: {do: end}
"""


def checked(text: str = SMALL) -> Checked:
    """The text as a script."""
    return check(Source("small.yaml", text))


def small() -> Script:
    """The script itself."""
    script = checked().script
    assert script is not None
    return script
