"""Scorecard forms and targets: read, written, published, retired, set."""

from msgspec.structs import asdict

from callcenter.quality.scorecards.catalogue import MEASURES
from callcenter.quality.scorecards.forms import ScorecardForm, ScoreTarget
from callcenter.web.endpoint import Call
from callcenter.web.values_scorecards import (
    NewTarget,
    ScorecardFormDraft,
    ScorecardFormRetirement,
    ScorecardForms,
    ScorecardFormVersion,
    ScorecardMeasure,
    ScorecardMeasures,
    ScorecardTeam,
    ScoreTargets,
)


async def list_measures(call: Call[None]) -> ScorecardMeasures:
    """The measures that a scorecard form may judge by."""
    return ScorecardMeasures(
        tuple(
            ScorecardMeasure(name, kind.unit, kind.better, kind.rests_on, kind.own)
            for name, kind in MEASURES.items()
        )
    )


async def list_forms(call: Call[None]) -> ScorecardForms:
    """All scorecard forms, the newest change first, and the teams of the house."""
    teams = (ScorecardTeam(team.id, team.name, team.members) for team in call.parts.house().teams)
    return ScorecardForms(tuple(await call.parts.scorecards.forms.all()), tuple(teams))


async def add_form(call: Call[ScorecardFormDraft]) -> ScorecardForm:
    """Write a new form; nobody is judged by it before it is published."""
    return await call.parts.scorecards.forms.add(call.body.content, call.user.name)


async def write_form(call: Call[ScorecardFormDraft]) -> ScorecardForm:
    """Write on a form; scorecards go on with the published edition until the next one."""
    body, forms = call.body, call.parts.scorecards.forms
    return await forms.write(call.id, body.version, body.content, call.user.name)


async def publish_form(call: Call[ScorecardFormVersion]) -> ScorecardForm:
    """Let what is written hold for new scorecards; those drawn up before keep their edition."""
    return await call.parts.scorecards.forms.publish(call.id, call.body.version, call.user.name)


async def retire_form(call: Call[ScorecardFormRetirement]) -> ScorecardForm:
    """Offer a form for new scorecards no more, or again."""
    wish, forms = call.body, call.parts.scorecards.forms
    return await forms.retire(call.id, wish.version, call.user.name, retired=wish.retired)


async def list_targets(call: Call[None]) -> ScoreTargets:
    """Every target that was set for a form, the last set first: their history."""
    await call.parts.scorecards.forms.get(call.id)
    return ScoreTargets(tuple(await call.parts.scorecards.forms.targets(call.id)))


async def set_target(call: Call[NewTarget]) -> ScoreTarget:
    """Let a target hold from a day on, for all, a team or an agent. It is drawn on by new scorecards."""
    target = ScoreTarget("", form=call.id, **asdict(call.body))
    return await call.parts.scorecards.forms.set_target(target, call.user.name)
