"""Codes for who has no account: made and printed by the organisers, each good for one voice."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.answering import Answers, check_all
from forums.consultations.codes import digest_of, new_codes
from forums.consultations.models import Code, CodeBatch, Consultation, Response, Voter
from portal.accounts.models import User

from .counting import enter_voice, keep_response

MOST_AT_ONCE = 2000


@transaction.atomic
def make_codes(
    *,
    consultation: Consultation,
    actor: User,
    count: int,
    expires_at: datetime | None = None,
    label: str = "",
) -> tuple[CodeBatch, list[str]]:
    """A batch and its codes, which are told this once and kept as hashes alone.

    Raises PermissionDenied for who does not prepare the consultation, ValidationError for a number
    that is too large or a time that has passed.
    """
    permissions.check_can_manage(actor, consultation)
    phase = permissions.contribution(consultation)
    until = expires_at or (phase.ends_at if phase else None)
    if until is None or until <= timezone.now():
        raise ValidationError(_("The time to answer is over."))
    if not 1 <= count <= MOST_AT_ONCE:
        raise ValidationError(
            _("Make between 1 and %(most)s codes at once.") % {"most": MOST_AT_ONCE}
        )
    batch = CodeBatch.objects.create(
        consultation=consultation, author=actor, label=label[:80], size=count, expires_at=until
    )
    codes = new_codes(count)
    Code.objects.bulk_create([Code(batch=batch, digest=digest_of(code)) for code in codes])
    return batch, codes


@transaction.atomic
def revoke_codes(*, batch: CodeBatch, actor: User) -> None:
    """Make all codes of a batch worthless that were not used; what was answered stays."""
    permissions.check_can_manage(actor, batch.consultation)
    CodeBatch.objects.filter(pk=batch.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def find_code(consultation: Consultation, typed: str) -> Code:
    """The valid code that was typed. Raises PermissionDenied with a sentence when there is none."""
    digest = digest_of(typed)
    codes = Code.objects.valid().filter(batch__consultation=consultation)
    code = codes.filter(digest=digest).first() if digest else None
    if code is None:
        raise PermissionDenied(_("We do not know this code, or it is no longer valid."))
    return code


class UsedCode(PermissionDenied):
    """An answer came in with this code already."""


def check_code(*, consultation: Consultation, typed: str, at: datetime | None = None) -> Code:
    """The code, if it can be used now. Raises PermissionDenied with a sentence otherwise."""
    code = find_code(consultation, typed)
    permissions.refuse(permissions.closed_problem(consultation, at))
    if Voter.objects.filter(code=code).exists():
        raise UsedCode(_("This code has been used. Every code counts once."))
    return code


@transaction.atomic
def respond_with_code(
    *,
    consultation: Consultation,
    typed: str,
    answers: Answers,
    at: datetime | None = None,
    language: str = "",
    way: str = Response.Way.CODE,
) -> Response:
    """Count answers for a code; nothing kept says which code gave which answers.

    Raises PermissionDenied for a code that is unknown, used, too old or withdrawn and outside the
    time to answer, ValidationError for answers that cannot be kept.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    moment = at or timezone.now()
    permissions.refuse(permissions.closed_problem(locked, moment))
    code = find_code(locked, typed)
    checked = check_all(list(locked.questions.prefetch_related("options")), answers)
    enter_voice(locked, moment, code=code)
    return keep_response(locked, checked, moment, verified=True, way=way, language=language)


@transaction.atomic
def claim_code(*, consultation: Consultation, user: User, typed: str) -> Voter:
    """Let a used code be this account's voice, so that neither answers again.

    Raises PermissionDenied for a code that was not used or is another's, and for who has answered.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    permissions.refuse(permissions.claiming_problem(user, locked))
    digest = digest_of(typed)
    voices = Voter.objects.filter(consultation=locked, code__digest=digest, user__isnull=True)
    voter = voices.first() if digest else None
    if voter is None:
        raise PermissionDenied(_("Nobody has answered with this code, or it is taken."))
    voter.user = user
    try:
        with transaction.atomic():
            voter.save(update_fields=["user"])
    except IntegrityError as taken:
        raise PermissionDenied(_("You have answered. Every tenant has one voice.")) from taken
    return voter
