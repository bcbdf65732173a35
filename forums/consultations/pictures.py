"""Pictures of answers and plans: sent to who reads the question, with an address that runs out.

A letter with a code opens questions that its reader could not find by their address. So the page
that shows a picture signs its address, for a day.
"""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.db.models.fields.files import FieldFile
from django.urls import reverse

from .models import Option, Question

SALT = "consultations.pictures"
VALID = timedelta(days=1)
PLAN, OPTION = "plan", "option"


def address_of(row: Question | Option) -> str:
    """Where the picture of this answer, or the plan of this question, is sent from; or nothing."""
    kind, kept = (PLAN, row.plan) if isinstance(row, Question) else (OPTION, row.picture)
    if not kept:
        return ""
    return reverse("consultations:picture", args=[signing.dumps([kind, row.pk], salt=SALT)])


def file_of(name: str) -> FieldFile | None:
    """The file that a signed name stands for; None when it is not ours, too old, or gone."""
    try:
        kind, pk = signing.loads(name, salt=SALT, max_age=VALID)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if kind == PLAN:
        question = Question.objects.filter(pk=pk).first()
        return question.plan if question and question.plan else None
    option = Option.objects.filter(pk=pk).first()
    return option.picture if option and option.picture else None
