"""Evaluation forms: read, written, published, retired."""

from callcenter.quality.forms import EvaluationForm
from callcenter.web.api.quality.common import room
from callcenter.web.endpoint import Call
from callcenter.web.values_quality import (
    EvaluationForms,
    FormDraft,
    FormEditions,
    FormRetirement,
    FormVersion,
)


async def list_forms(call: Call[None]) -> EvaluationForms:
    """All evaluation forms, the newest change first."""
    return EvaluationForms(tuple(await room(call).forms.all()))


async def add_form(call: Call[FormDraft]) -> EvaluationForm:
    """Write a new form; nobody is evaluated on it before it is published."""
    return await room(call).forms.add(call.body.content, call.user.name)


async def write_form(call: Call[FormDraft]) -> EvaluationForm:
    """Write on a form; evaluations go on with the published edition until the next one."""
    return await room(call).forms.write(call.id, call.body.version, call.body.content, call.user.name)


async def publish_form(call: Call[FormVersion]) -> EvaluationForm:
    """Let what is written hold for new evaluations; those made before keep their edition."""
    return await room(call).forms.publish(call.id, call.body.version, call.user.name)


async def retire_form(call: Call[FormRetirement]) -> EvaluationForm:
    """Offer a form for new evaluations no more, or again."""
    wish = call.body
    return await room(call).forms.retire(call.id, wish.version, call.user.name, retired=wish.retired)


async def form_editions(call: Call[None]) -> FormEditions:
    """The published editions of a form, the newest first."""
    return FormEditions(tuple(await room(call).forms.editions(call.id)))
