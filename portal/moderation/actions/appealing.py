"""The author objects."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.text import clean_text
from portal.moderation.chain import write_line
from portal.moderation.models import Appeal, Case, Decision
from portal.moderation.permissions import can_appeal

from .handling import locked

TEXT_LENGTH = 2000


@transaction.atomic
def appeal(*, decision: Decision, author: User, text: str) -> Appeal:
    """Ask another moderator to look again.

    Raises PermissionDenied for others, too late, or a second time; ValidationError without words.
    """
    case = locked(decision.case)
    decision = Decision.objects.get(pk=decision.pk)
    decision.case = case
    if not can_appeal(author, decision):
        raise PermissionDenied(_("You can no longer object to this decision."))
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError(_("Write why you do not agree. Short is fine."), code="required")
    written = Appeal.objects.create(decision=decision, text=cleaned[:TEXT_LENGTH])
    case.state, case.claimed_by = Case.State.APPEALED, None
    case.save()
    write_line(verb="appeal", case=case, actor=author, before="decided", after="appealed")
    return written
