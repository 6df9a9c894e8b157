"""Scorecard forms and targets: written, published, retired; set from a day on (ME-17, FL-27)."""

from datetime import date

from msgspec.structs import replace

from callcenter.ports.books import Put, StaleVersion
from callcenter.quality.forms import edition_id
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.forms import (
    ScorecardContent,
    ScorecardEdition,
    ScorecardForm,
    ScoreTarget,
    check_content,
    check_goal,
    publish,
)
from callcenter.service.accounts.signs import each
from callcenter.service.follow_up.tools import Tools, new_id

_MOST = 500


class ScorecardForms:
    """What is done with forms and targets. Refuses with `QualityRefusal`; raises `StaleVersion`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def all(self) -> list[ScorecardForm]:
        """Return every form, the newest change first."""
        return await self._tools.books.find(ScorecardForm, order="-changed_at", limit=_MOST)

    async def get(self, id_: str) -> ScorecardForm:
        """Return a form. Refuses with `not_found`."""
        found = await self._tools.books.get(ScorecardForm, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        return found

    async def edition(self, form: str, number: int) -> ScorecardEdition:
        """Return a published edition of a form. Refuses with `not_found`."""
        id_ = edition_id(form, number)
        found = await self._tools.books.get(ScorecardEdition, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        return found

    async def newest(self, form: str) -> ScorecardEdition:
        """Return the edition that new scorecards are drawn up on. Refuses with `form_not_usable`."""
        found = await self.get(form)
        if not found.usable:
            raise QualityRefusal("form_not_usable", form)
        return await self.edition(form, found.edition)

    async def add(self, content: ScorecardContent, by: str) -> ScorecardForm:
        """Write a new form; nobody is judged by it before it is published."""
        check_content(content)
        form = ScorecardForm(new_id("scoreform"), content=content, changed_at=self._tools.now())
        return await self._tools.keep(form, by)

    async def write(self, id_: str, version: int, content: ScorecardContent, by: str) -> ScorecardForm:
        """Write on a form; what is published stays as it is until the next edition."""
        check_content(content)
        form = await self._at(id_, version)
        return await self._tools.keep(replace(form, content=content, changed_at=self._tools.now()), by)

    async def publish(self, id_: str, version: int, by: str) -> ScorecardForm:
        """Let what is written hold for new scorecards. Refuses `nothing_changes`."""
        form = await self._at(id_, version)
        if form.edition and (await self.edition(id_, form.edition)).content == form.content:
            raise QualityRefusal("nothing_changes", id_)
        published, edition = publish(form, by, self._tools.now())
        return await self._tools.keep(published, by, (Put(edition),))

    async def retire(self, id_: str, version: int, by: str, *, retired: bool) -> ScorecardForm:
        """Offer a form for new scorecards no more, or again."""
        form = await self._at(id_, version)
        return await self._tools.keep(replace(form, retired=retired, changed_at=self._tools.now()), by)

    async def targets(self, form: str) -> list[ScoreTarget]:
        """Return every target that was set for a form, the last set first: their history."""
        found = [one async for one in each(self._tools.books, ScoreTarget, {"form": form})]
        return sorted(found, key=lambda one: (-one.at, one.id))

    async def set_target(self, wish: ScoreTarget, by: str) -> ScoreTarget:
        """Let a target hold from a day on; one that held before stays in the history.

        Refuses with `unknown_measure` one that the form's newest words do not have, with `unknown_team`,
        `unknown_agent`, `bad_time` a day that is none, and `incomplete` without a reason.
        """
        line = next(
            (one for one in (await self.get(wish.form)).content.lines if one.measure == wish.measure), None
        )
        if line is None:
            raise QualityRefusal("unknown_measure", wish.measure)
        check_goal(wish.goal, line.better, wish.measure)
        self._check(wish)
        target = replace(wish, id=new_id("scoretarget"), version=0, by=by, at=self._tools.now())
        return await self._tools.keep(target, by)

    def _check(self, wish: ScoreTarget) -> None:
        house = self._tools.house()
        if wish.team and wish.team not in {team.id for team in house.teams}:
            raise QualityRefusal("unknown_team", wish.team)
        if wish.agent and wish.agent not in {agent.id for agent in house.agents}:
            raise QualityRefusal("unknown_agent", wish.agent)
        if not wish.reason.strip():
            raise QualityRefusal("incomplete", "reason")
        try:
            date.fromisoformat(wish.valid_from)
        except ValueError:
            raise QualityRefusal("bad_time", wish.valid_from) from None

    async def _at(self, id_: str, version: int) -> ScorecardForm:
        form = await self.get(id_)
        if form.version != version:
            raise StaleVersion(f"version {form.version} is current")
        return form
