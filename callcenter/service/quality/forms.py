"""Evaluation forms: written, published, retired, and the one that a new house begins with (ME-16)."""

from importlib import resources

import msgspec
import yaml
from msgspec.structs import replace

from callcenter.ports.books import Put, StaleVersion
from callcenter.quality.forms import (
    EvaluationForm,
    FormContent,
    FormEdition,
    check_form,
    edition_id,
    publish,
)
from callcenter.quality.refusal import QualityRefusal
from callcenter.service.follow_up.tools import Tools, new_id

SHIPPED = "service-quality"
_MOST = 500


class Forms:
    """What is done with forms. Refuses with `QualityRefusal`; raises `StaleVersion` and `RecordsError`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def all(self) -> list[EvaluationForm]:
        """Return every form, the newest change first."""
        return await self._tools.books.find(EvaluationForm, order="-changed_at", limit=_MOST)

    async def get(self, id_: str) -> EvaluationForm:
        """Return a form. Refuses with `not_found`."""
        found = await self._tools.books.get(EvaluationForm, id_)
        if found is None:
            raise QualityRefusal("not_found", id_)
        return found

    async def edition(self, form: str, number: int) -> FormEdition:
        """Return a published edition of a form. Refuses with `not_found`."""
        found = await self._tools.books.get(FormEdition, edition_id(form, number))
        if found is None:
            raise QualityRefusal("not_found", edition_id(form, number))
        return found

    async def editions(self, form: str) -> list[FormEdition]:
        """Return the published editions of a form, the newest first."""
        await self.get(form)
        return await self._tools.books.find(FormEdition, {"form": form}, order="-edition", limit=_MOST)

    async def newest(self, form: str) -> FormEdition:
        """Return the edition that new evaluations are made on. Refuses with `form_not_usable`."""
        found = await self.get(form)
        if not found.usable:
            raise QualityRefusal("form_not_usable", form)
        return await self.edition(form, found.edition)

    async def add(self, content: FormContent, by: str) -> EvaluationForm:
        """Write a new form; nobody is evaluated on it before it is published."""
        check_form(content)
        form = EvaluationForm(new_id("form"), content=content, changed_at=self._tools.now())
        return await self._tools.keep(form, by)

    async def write(self, id_: str, version: int, content: FormContent, by: str) -> EvaluationForm:
        """Write on a form; what is published stays as it is until the next edition."""
        check_form(content)
        form = await self._at(id_, version)
        return await self._tools.keep(replace(form, content=content, changed_at=self._tools.now()), by)

    async def publish(self, id_: str, version: int, by: str) -> EvaluationForm:
        """Let what is written hold for new evaluations. Refuses `nothing_changes`."""
        form = await self._at(id_, version)
        if form.edition and (await self.edition(id_, form.edition)).content == form.content:
            raise QualityRefusal("nothing_changes", id_)
        published, edition = publish(form, by, self._tools.now())
        stored: EvaluationForm = (await self._tools.commit((Put(published), Put(edition, quiet=True)), by))[0]
        return stored

    async def retire(self, id_: str, version: int, by: str, *, retired: bool) -> EvaluationForm:
        """Offer a form for new evaluations no more, or again."""
        form = replace(await self._at(id_, version), retired=retired, changed_at=self._tools.now())
        return await self._tools.keep(form, by)

    async def open(self) -> None:
        """Give a house that has no form the shipped one, published."""
        if await self._tools.books.count(EvaluationForm):
            return
        form = EvaluationForm(SHIPPED, content=shipped())
        published, edition = publish(form, "", self._tools.now())
        try:
            await self._tools.commit((Put(published, quiet=True), Put(edition, quiet=True)), "")
        except StaleVersion:
            return  # another node of this house did it first

    async def _at(self, id_: str, version: int) -> EvaluationForm:
        return replace(await self.get(id_), version=version)


def shipped() -> FormContent:
    """Return the form that a new house begins with."""
    text = resources.files("callcenter.service.quality").joinpath(f"{SHIPPED}.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), FormContent)
