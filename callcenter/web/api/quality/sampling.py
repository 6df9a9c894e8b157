"""Samples: their rules, drawing, and the evaluators' worklist."""

from callcenter.ports.books import cursor_of
from callcenter.quality.sampling import Pick, SamplingRule
from callcenter.quality.weekly import SampleTally
from callcenter.service.quality.sampling import WorklistSearch
from callcenter.web.api.quality.common import place, room
from callcenter.web.endpoint import Call
from callcenter.web.values_sampling import (
    DrawnNumber,
    DrawWish,
    PickSkip,
    RuleForm,
    SampleLine,
    SampleReport,
    SampleSpan,
    SamplingRules,
    Worklist,
    WorklistQuery,
)


async def list_rules(call: Call[None]) -> SamplingRules:
    """The rules by which contacts are drawn for evaluation."""
    return SamplingRules(tuple(await room(call).sampling.rules()))


async def add_rule(call: Call[RuleForm]) -> SamplingRule:
    """Add a rule; it draws from the next time on."""
    return await room(call).sampling.write(call.body.rule(""), call.user.name)


async def change_rule(call: Call[RuleForm]) -> SamplingRule:
    """Change a rule, or let it rest; what was drawn stays."""
    return await room(call).sampling.write(call.body.rule(call.id), call.user.name)


async def draw_sample(call: Call[DrawWish]) -> DrawnNumber:
    """Draw from the contacts of a time. The same seed draws the same again, and adds nothing twice."""
    wish, sampling = call.body, room(call).sampling
    gather = sampling.gatherer(call.parts.history)
    new = await sampling.draw(wish.since, wish.before, wish.seed, gather, call.user.name)
    await call.note("sample.drawn", {"seed": wish.seed, "new": new})
    return DrawnNumber(new)


async def see_worklist(call: Call[WorklistQuery]) -> Worklist:
    """The evaluators' worklist, the oldest contact first, with the reasons why each was drawn."""
    query = call.body
    wanted = WorklistSearch(query.state, query.agent, query.evaluator, query.limit, place(query.after))
    found = await room(call).sampling.worklist(wanted)
    return Worklist(tuple(found), cursor_of(found[-1], "at").text() if len(found) == query.limit else "")


async def skip_pick(call: Call[PickSkip]) -> Pick:
    """Leave a line of the worklist out, with the reason."""
    return await room(call).sampling.skip(call.id, call.body.version, call.body.reason, call.user.name)


async def sample_report(call: Call[SampleSpan]) -> SampleReport:
    """What was drawn by itself in a time, and how much of it was done by when it was due."""
    found = await room(call).weekly.report(call.body.since, call.body.before)
    total = sum((line.tally for line in found), SampleTally())
    lines = tuple(
        SampleLine(
            run=line.run.id,
            plan=line.run.plan,
            form=line.run.form,
            at=line.run.at,
            due=line.run.due,
            evaluator=line.evaluator,
            tally=line.tally,
            open=line.tally.open,
            share=line.tally.done_share,
            in_time_share=line.tally.in_time_share,
        )
        for line in found
    )
    return SampleReport(lines, total, total.done_share, total.in_time_share)
