"""What an account still lacks before it goes on, by the house's own criteria (DV-03)."""

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.assessments import Qualification
from callcenter.accounts.book import Contract, Need, Project
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.stages import left_behind, missing, there
from callcenter.ports.books import Match
from callcenter.service.accounts.office import Office

_MOST = 500


async def lacking(office: Office, account: Account, stages: tuple[Stage, ...]) -> tuple[str, ...]:
    """Return which criteria of the stages are not met; nothing is read where the house asks for none."""
    wanted = office.house().account_rules.exit_criteria
    if not any(wanted.get(stage.value) for stage in stages):
        return ()
    books, of = office.books, dict[str, Match](account=account.id)
    people = await books.find(Person, of | {"merged_into": "", "erased_at": 0.0}, limit=_MOST)
    met = there(
        account,
        people,
        await books.find(Qualification, of, limit=_MOST),
        await books.find(Need, of, limit=_MOST),
        await books.find(Project, of, limit=_MOST),
        await books.find(Contract, of, limit=_MOST),
    )
    return missing(stages, wanted, met)


async def check_stage(office: Office, before: Account, after: Account) -> None:
    """Refuse with `exit_criteria` to go on while something is missing that a stage on the way asks for."""
    if left := await lacking(office, after, left_behind(before.stage, after.stage)):
        raise AccountRefusal("exit_criteria", ", ".join(left))
