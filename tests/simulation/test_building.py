"""A scenario that makes no sense is refused by file, line and reason; one that does is the same each time."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from callcenter.floor.phases import Presence
from callcenter.simulation.building import Builder
from callcenter.simulation.documents import Nonsense
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.recorded import RecordedDay
from callcenter.simulation.scenario import merged

BASE = """\
begins: "2026-03-02 08:00"
zone: Europe/Berlin
streams:
  - {queue: support, calls: [10, 20], tiers: {A: 1, "": 9}}
staff:
  - {make: 3, queues: [support], on: ["08:00-09:00"], breaks: ["08:30-08:40"]}
"""


def no_journal(_beside: str, _name: str) -> RecordedDay:
    """Nobody names a journal here."""
    raise AssertionError


def build(files: Mapping[str, str], name: str = "day.yaml") -> Prepared:
    """Build a scenario out of some files."""
    builder = Builder(lambda _beside, file: (file, files[file]), no_journal)
    return builder.build(builder.document(name, files[name]))


def refused(text: str, **files: str) -> list[str]:
    """Return the problems of a scenario as they are told."""
    with pytest.raises(Nonsense) as caught:
        build({"day.yaml": text, "base.yaml": BASE, **files})
    return [str(problem) for problem in caught.value.problems]


def test_the_same_seed_calls_the_same_people() -> None:
    """In order of time; another seed calls others."""
    day = build({"day.yaml": BASE})
    calls = day.plan(3).calls

    assert calls == build({"day.yaml": BASE}).plan(3).calls
    assert [call.at for call in calls] == sorted(call.at for call in calls)
    assert calls != day.plan(4).calls
    assert 10 < len(calls) < 60


def test_callers_who_may_come_back_are_drawn_beside_the_others() -> None:
    """Nothing else of them changes, and the shares are as written."""
    more = "calls: [200, 200], redial: {share: 0.5, most: 2}, callback: {share: 0.25, after: 40}"
    plain = build({"day.yaml": BASE.replace("calls: [10, 20]", "calls: [200, 200]")}).plan(3).calls
    calls = build({"day.yaml": BASE.replace("calls: [10, 20]", more)}).plan(3).calls

    assert [replace(call, again=(), wish=None) for call in calls] == list(plain)
    assert not any(call.again or call.wish for call in plain)
    assert sum(bool(call.again) for call in calls) / len(calls) == pytest.approx(0.5, abs=0.08)
    assert sum(len(call.again) == 2 for call in calls) / len(calls) == pytest.approx(0.25, abs=0.07)
    assert sum(call.wish is not None for call in calls) / len(calls) == pytest.approx(0.25, abs=0.07)
    assert len({call.caller for call in calls}) == len(calls)


def test_shifts_are_by_the_clock_on_the_wall() -> None:
    """Eight in Berlin in March is seven UTC; breaks lie in between."""
    moves = build({"day.yaml": BASE}).moves

    assert len(moves) == 12
    assert moves[0].at % 86400 == 7 * 3600
    assert [move.presence for move in moves if move.agent == "agent-1"] == [
        Presence.AVAILABLE,
        Presence.NOT_READY,
        Presence.AVAILABLE,
        Presence.OFFLINE,
    ]


def test_a_change_of_staff_leaves_the_callers_as_they_are() -> None:
    """That is what comparisons rest on."""
    other = build(
        {"day.yaml": "extends: base.yaml\nmisses: 0.2\nchange: {rules: {max_misses: 3}}", "base.yaml": BASE}
    )

    assert other.plan(1).calls == build({"day.yaml": BASE}).plan(1).calls
    assert other.house.rules.max_misses == 3


def test_another_stream_leaves_the_first_as_it_is() -> None:
    """Each has dice of its own."""
    more = BASE.replace("staff:", "  - {queue: support, calls: [5, 5], name: more}\nstaff:")
    calls = build({"day.yaml": more}).plan(1).calls

    assert tuple(c for c in calls if not c.id.startswith("more")) == build({"day.yaml": BASE}).plan(1).calls


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("zone: Europe/Berlin", "zone: Mars/Base", "day.yaml:2: there is no time zone `Mars/Base`"),
        ("2026-03-02", "2026-02-30", "day.yaml:1: `2026-02-30 08:00` is no moment such as 2026-01-05 08:00"),
        ("zone:", "zoen:", "day.yaml:2: `zoen` is not known here"),
        ("[10, 20]", "[10, -1]", "day.yaml:4: an interval has 0 calls or more"),
        ("[10, 20]", "[ten]", "day.yaml:4: `0`: Expected `float`, got `str`"),
        ("A: 1", "A: -1", "day.yaml:4: `tiers` maps tiers to weights of 0 or more, not all of them 0"),
        ("queue: support", "queue: suport", "day.yaml:4: the house has no queue `suport`"),
        ("[support], on", "[sales], on", "day.yaml:4: nobody on shift serves the queue `support`"),
        ("09:00", "25:00", "day.yaml:6: `08:00-25:00` is no span of the day such as 08:00-16:30"),
        ("08:30-08:40", "12:00-12:10", "day.yaml:6: the break 12:00-12:10 lies in no shift"),
        ("make: 3, queues: [support]", "agents: [ann]", "day.yaml:6: the house has no agent `ann`"),
        ("tiers: {", "skills: [{share: 1, required: {thai: 2}}], tiers: {",
         "day.yaml:4: nobody on shift in `support` has all of these skills"),
        ("tiers: {", "skills: [{share: 1, preferred: {thai: 2}}], tiers: {",
         "day.yaml:4: nobody on shift has the skill `thai`"),
        ("tiers: {", "skills: [{share: 1, required: {thai: 11}}], tiers: {",
         "day.yaml:4: the level of `thai` is 1 to 10"),
        ("tiers: {", "manager: ann, tiers: {", "day.yaml:4: the house has no agent `ann`"),
        ("tiers: {", "deputy: {agent-1: 2, bea: 1}, tiers: {", "day.yaml:4: the house has no agent `bea`"),
        ("queue: support, calls", "queue: billing, last_agent: agent-1, calls",
         "day.yaml:4: `agent-1` does not serve the queue `billing`"),
        ("tiers: {", "manager: {agent-1: 0}, tiers: {",
         "day.yaml:4: `manager` is an agent, or maps agents to weights of 0 or more, not all of them 0"),
        ("tiers: {", "manager: [agent-1], tiers: {",
         "day.yaml:4: `manager`: Expected `str | object`, got `array`"),
        ("tiers: {", "talk: forever, tiers: {", "day.yaml:4: `talk` must end"),
        ("tiers: {", "talk: -5, tiers: {", "day.yaml:4: a span is 0 seconds or more"),
        ("tiers: {", "redial: {share: 1.5}, tiers: {", "day.yaml:4: `share` is a chance, from 0 to 1"),
        ("tiers: {", "redial: {share: 0.5, most: 0}, tiers: {",
         "day.yaml:4: `most` is 1 or more; for nobody, leave `redial` out"),
        ("tiers: {", "redial: {after: forever}, tiers: {", "day.yaml:4: `after` must end"),
        ("tiers: {", "redial: often, tiers: {", "day.yaml:4: `redial`: Expected `object`, got `str`"),
        ("tiers: {", "callback: {picks_up: -1}, tiers: {", "day.yaml:4: `picks_up` is a chance, from 0 to 1"),
        ("tiers: {", "callback: {rings: -1}, tiers: {", "day.yaml:4: a span is 0 seconds or more"),
        ("tiers: {", "callback: {shares: 1}, tiers: {", "day.yaml:4: `shares` is not known here"),
        ("streams:", "journal: x.jsonl\nstreams:",
         "day.yaml:4: a day needs `streams` of callers or a `journal`, and not both"),
        ("streams:", "misses: 1\nstreams:", "day.yaml:3: `misses` is a chance, at least 0 and less than 1"),
        ("streams:", "warm_up_minutes: 60\nstreams:", "day.yaml:3: the warm-up must end before the day does"),
        ("streams:", "zone: UTC\nstreams:", "day.yaml:3: `zone` stands here twice"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_its_place(old: str, new: str, problem: str) -> None:
    """File, line, reason."""
    assert old in BASE
    assert problem in refused(BASE.replace(old, new))


def test_a_policy_that_makes_no_sense_is_refused_where_it_is_written() -> None:
    """In the difference, though the house is written elsewhere; a misspelt word changes nothing silently."""
    wrong = "extends: base.yaml\nchange:\n  queues:\n    - {id: sales}\n    - {id: support, "

    assert refused(wrong + "ring_secnds: 5}") == ["day.yaml:5: `ring_secnds` is not known here"]
    assert refused(wrong + "ring_seconds: soon}") == [
        "day.yaml:5: `ring_seconds`: Expected `float`, got `str`"
    ]
    (told,) = refused(wrong + "calendar: gone}")
    assert told.startswith("day.yaml:5: ")
    assert "gone" in told
    (told,) = refused(
        "extends: base.yaml\nchange:\n  queues:\n    - id: support\n      steps:\n"
        "        - {after: 0}\n        - {after: 9, level_less: 10}\n"
    )
    assert told == "day.yaml:7: queue support: steps.level_less is 0 to 9"


def test_files_that_extend_one_another_in_a_circle() -> None:
    """It is told where the circle closes."""
    found = refused("extends: one.yaml", **{"one.yaml": "extends: day.yaml"})

    assert found == ["one.yaml:1: `day.yaml` extends this one in turn"]


def test_differences_are_merged_by_id() -> None:
    """Mappings by key, named things by id, other lists whole."""
    base = {"a": {"x": 1, "y": 2}, "queues": [{"id": "q", "n": 1}, {"id": "r"}], "plain": [1, 2]}
    change = {"a": {"y": 3}, "queues": [{"id": "q", "n": 2}, {"id": "s"}], "plain": [9]}

    assert merged(base, change) == {
        "a": {"x": 1, "y": 3},
        "queues": [{"id": "q", "n": 2}, {"id": "r"}, {"id": "s"}],
        "plain": [9],
    }
