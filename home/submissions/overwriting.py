"""Writing with several at once: what somebody changed stands on what they had before them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from home.knowledge.models import PracticePage

from .forms import StepForm, initial_of
from .models import Submission

LONGEST_KEY = 18
LONGEST_QUOTE = 600


def version_seen(submission: Submission, typed: str, newest: PracticePage) -> PracticePage:
    """The version of the practice that a form was filled in on; the newest when it is not told."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_KEY):
        return newest
    found = submission.page.revisions.filter(pk=int(typed)).first()
    return found.as_object() if found else newest


def refuse_overwriting(form: StepForm, newest: PracticePage) -> None:
    """Add an error to each field that was changed here and, since the form was opened, elsewhere.

    The form keeps what was typed; what the other wrote is quoted beside it.
    """
    now = initial_of(type(form), newest)
    for name in form.changed_data:
        if now[name] == form.initial.get(name) or now[name] == form.cleaned_data.get(name):
            continue
        form.add_error(name, _said(now[name]))


def _said(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        quote = value if len(value) <= LONGEST_QUOTE else f"{value[:LONGEST_QUOTE]}…"
        return _(
            "Somebody else changed this meanwhile. It says now: “%(text)s”. Your text is kept in "
            "the field: put both together, then keep it again."
        ) % {"text": quote}
    return _("Somebody else changed this meanwhile. Look at it, then keep it again.")
