"""What people do with scorecards: draw them up, hand them in, read them, object, correct (ME-17, FL-27)."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases import approvals
from callcenter.cases.approvals import Approval, ApprovalState, FieldChange
from callcenter.ports.books import Change, Drop, Put
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards import cards as sc
from callcenter.quality.scorecards.cards import CardState, Scorecard, card_id
from callcenter.quality.scorecards.forms import ScorecardContent
from callcenter.quality.scorecards.periods import period_of
from callcenter.service.follow_up.approvals import Approvals, told
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.quality.scorecards.drawing import Drawing
from callcenter.service.quality.scorecards.figures import moments
from callcenter.service.quality.scorecards.forms import ScorecardForms
from callcenter.service.quality.scorecards.told import card_told

SUBJECT = "scorecard"
#: So many scorecards are drawn up at once.
MOST = 200


class DrawUp(Struct, frozen=True):
    """Whose scorecards are wanted: of these agents and of a team, for a period, on a form."""

    form: str
    period: str
    agents: tuple[str, ...] = ()
    team: str = ""


class Scorecards:
    """Draws up and moves scorecards. Refuses with `QualityRefusal` and, of approvals, with `Refusal`.

    Raises `StaleVersion` and `RecordsError`. Who is asked for here may do so with everybody's but their own.
    """

    def __init__(self, tools: Tools, approvals_: Approvals, forms: ScorecardForms, drawing: Drawing) -> None:
        self._tools = tools
        self._approvals = approvals_
        self._forms = forms
        self._drawing = drawing

    async def draw_up(self, wish: DrawUp, doer: Doer) -> list[Scorecard]:
        """Return new drafts with figures taken now; who has a scorecard of that period is left out.

        Refuses `incomplete` without agents, `unknown_agent`, `unknown_team`, `too_many`, `own_card` whoever
        names themselves (of a team they are left out), and `bad_period` one that has not begun.
        """
        edition = await self._forms.newest(wish.form)
        begins, _ = moments(period_of(wish.period), self._tools.house().zone)
        if begins > self._tools.now():
            raise QualityRefusal("bad_period", wish.period)
        agents = self._agents(wish, doer)
        ids = {agent: card_id(wish.form, agent, wish.period, 1) for agent in agents}
        there = await self._tools.books.get_many(Scorecard, ids.values())
        users = await self._users()
        now = self._tools.now()
        drafts = [
            Scorecard(
                id_,
                form=edition.form,
                edition=edition.edition,
                role=edition.content.role,
                agent=agent,
                user=users.get(agent, ""),
                team=self._drawing.team_of(agent),
                period=wish.period,
                drawn_by=doer.name,
                since=now,
                at=now,
            )
            for agent, id_ in ids.items()
            if id_ not in there
        ]
        return await self._store(await self._drawing.taken(drafts, edition.content), doer)

    async def take(self, id_: str, version: int, doer: Doer) -> Scorecard:
        """Take the figures of a draft, or of a returned scorecard, anew."""
        card, content = await self._others(id_, version, doer)
        (taken,) = await self._drawing.taken([card], content)
        return await self._tools.keep(taken, doer.name)

    async def hand_in(self, id_: str, version: int, comment: str, doer: Doer) -> Scorecard:
        """Freeze the figures, and ask those who must agree; what was returned is asked for anew.

        Refuses `not_yours` a returned one that somebody else handed in.
        """
        card, _ = await self._others(id_, version, doer)
        now, name = self._tools.now(), doer.name
        _, ends = moments(period_of(card.period), self._tools.house().zone)
        former = await self._tools.books.get(Approval, card.approval) if card.approval else None
        again = former if former is not None and former.state is ApprovalState.RETURNED else None
        if again is not None and again.requester != name:
            raise QualityRefusal("not_yours", id_)
        handed = sc.hand_in(card, again.id if again else new_id("approval"), name, now, comment, ends)
        wish = self._wish(handed, name)
        route = await self._approvals.route(SUBJECT)
        asked = approvals.ask_again(again, wish, route, now) if again else approvals.ask(wish, route, now)
        return await self._tools.keep(handed, name, (Put(asked), *told(asked, now)))

    async def drop(self, id_: str, version: int, doer: Doer) -> None:
        """Throw a draft or a returned scorecard away. Refuses `wrong_state` any other."""
        card, _ = await self._others(id_, version, doer)
        if card.state not in sc.OPEN:
            raise QualityRefusal("wrong_state", card.state.value)
        await self._tools.commit((Drop(card),), doer.name)

    async def acknowledge(self, id_: str, version: int, comment: str, doer: Doer) -> Scorecard:
        """The person has read it."""
        card = await self._own(id_, version, doer)
        return await self._moved(sc.acknowledge(card, doer.name, self._tools.now(), comment), doer)

    async def object_to(self, id_: str, version: int, reason: str, doer: Doer) -> Scorecard:
        """The person objects; whoever handed it in is told."""
        card = await self._own(id_, version, doer)
        return await self._moved(sc.object_to(card, doer.name, self._tools.now(), reason), doer)

    async def answer(self, id_: str, version: int, reason: str, doer: Doer) -> Scorecard:
        """Answer an objection as a second person; the person is told."""
        card, _ = await self._others(id_, version, doer)
        return await self._moved(sc.answer(card, doer.name, self._tools.now(), reason), doer)

    async def correct(self, id_: str, version: int, reason: str, doer: Doer) -> Scorecard:
        """Draw up a new revision of an approved scorecard, with figures taken now.

        Refuses `already_there` when there is one.
        """
        card, content = await self._others(id_, version, doer)
        draft = sc.correct(card, doer.name, self._tools.now(), reason)
        if await self._tools.books.get(Scorecard, draft.id) is not None:
            raise QualityRefusal("already_there", draft.id)
        return (await self._store(await self._drawing.taken([draft], content), doer))[0]

    async def see(self, id_: str, doer: Doer) -> tuple[Scorecard, ScorecardContent]:
        """Return a scorecard with its form. What is not for the doer is `not_found`: one's own unapproved."""
        card = await self._tools.books.get(Scorecard, id_)
        if card is None or not (card.counted if is_own(card, doer) else doer.all):
            raise QualityRefusal("not_found", id_)
        return card, (await self._forms.edition(card.form, card.edition)).content

    async def _others(self, id_: str, version: int, doer: Doer) -> tuple[Scorecard, ScorecardContent]:
        card, content = await self.see(id_, doer)
        sc.check_other(card, doer.name)
        return replace(card, version=version), content

    async def _own(self, id_: str, version: int, doer: Doer) -> Scorecard:
        card, _ = await self.see(id_, doer)
        if not is_own(card, doer):
            raise QualityRefusal("not_yours", id_)
        return replace(card, version=version)

    async def _moved(self, card: Scorecard, doer: Doer) -> Scorecard:
        return await self._tools.keep(card, doer.name, card_told(card, self._tools.now()))

    async def _store(self, drafts: Sequence[Scorecard], doer: Doer) -> list[Scorecard]:
        changes: list[Change] = [Put(draft) for draft in drafts]
        return await self._tools.commit(changes, doer.name) if changes else []

    async def _users(self) -> dict[str, str]:
        """Return the user of each agent, the first one of several."""
        active = [user for user in await self._tools.records.users() if user.active]
        return {user.agent: user.name for user in reversed(active)}

    def _agents(self, wish: DrawUp, doer: Doer) -> list[str]:
        """Return whose scorecards are to be drawn up, each once."""
        house = self._tools.house()
        members = {team.id: team.members for team in house.teams}
        if wish.team and wish.team not in members:
            raise QualityRefusal("unknown_team", wish.team)
        known = {agent.id for agent in house.agents}
        if unknown := set(wish.agents) - known:
            raise QualityRefusal("unknown_agent", min(unknown))
        if doer.agent and doer.agent in wish.agents:
            raise QualityRefusal("own_card", doer.agent)
        others = (agent for agent in members.get(wish.team, ()) if agent in known and agent != doer.agent)
        agents = list(dict.fromkeys((*wish.agents, *others)))
        if not 0 < len(agents) <= MOST:
            raise QualityRefusal("too_many" if agents else "incomplete", "agents")
        return agents

    def _wish(self, card: Scorecard, requester: str) -> Approval:
        """Return what is asked for. Whoever it is about decides nothing of it."""
        name, total = self._drawing.name_of(card.agent), card.score.total
        return Approval(
            card.approval,
            subject=SUBJECT,
            target=card.id,
            title=f"{name} · {card.period}",
            changes=(
                FieldChange("state", CardState.HANDED_IN.value, CardState.APPROVED.value),
                FieldChange("total", None, round(total, 1) if total is not None else None),
            ),
            reason=card.comment or card.reason or card.period,
            requester=requester,
            concerns=card.user,
        )


def is_own(card: Scorecard, doer: Doer) -> bool:
    """Whether somebody is whom it is about."""
    if card.user:
        return card.user == doer.name
    return bool(doer.agent) and doer.agent == card.agent
