"""Putting the questions to the tenants, and giving them more time."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Phase
from portal.accounts.models import User
from search.outbox.actions import mark


def problems_before_sending(consultation: Consultation) -> list[str]:
    """What is still missing, a sentence each; empty when it can be sent."""
    found = []
    if consultation.asks_tenants:
        found += _missing_for_tenants(consultation)
    elif consultation.council_id is None:
        found.append(_("No council takes part: ask the tenants."))
    if _skips_the_council(consultation):
        found.append(
            _("The council must be asked about this. Give it dates, or say why it is urgent.")
        )
    if not (consultation.question_nl or consultation.question_fr):
        found.append(_("Say in one sentence what is asked."))
    if not (consultation.plain_nl or consultation.plain_fr):
        found.append(_("Write the text in plain language."))
    if not (consultation.commitment_nl or consultation.commitment_fr):
        found.append(_("Say what happens with the answers: who decides, when, and by what."))
    found.extend(_missing_languages(consultation))
    return found


def _missing_for_tenants(consultation: Consultation) -> list[str]:
    found = []
    if permissions.contribution(consultation) is None:
        found.append(_("Say from when until when tenants can answer."))
    asks = consultation.questions.exists() or consultation.sections.exists()
    if not (asks or consultation.takes_ideas or consultation.meeting_id):
        found.append(_("Ask at least one question."))
    reach = consultation.reach
    if reach == Consultation.Reach.SITE and not consultation.sites.exists():
        found.append(_("Choose the sites whose tenants answer."))
    if reach == Consultation.Reach.BUILDING and not consultation.buildings.exists():
        found.append(_("Choose the buildings."))
    return found


def _skips_the_council(consultation: Consultation) -> bool:
    """Whether a mandatory subject would be decided without the council, and without a reason."""
    subject, council = consultation.subject, consultation.council
    by_company = consultation.opened_by_kind == Consultation.OpenedBy.COMPANY
    if not (subject and subject.is_mandatory and council and by_company):
        return False
    has_time = any(phase.kind == Phase.Kind.OPINION for phase in consultation.phases.all())
    return not (has_time or consultation.urgency_reason_nl or consultation.urgency_reason_fr)


def _missing_languages(consultation: Consultation) -> list[str]:
    """Tenants read it in their own language, so what is written once is written in both."""
    found = []
    for field in ("title", "question", "plain", "commitment"):
        dutch = getattr(consultation, f"{field}_nl")
        french = getattr(consultation, f"{field}_fr")
        if bool(dutch) == bool(french):
            continue
        name = consultation._meta.get_field(f"{field}_nl").verbose_name
        language = _("French") if dutch else _("Dutch")
        found.append(
            _("%(language)s is missing: %(field)s.") % {"language": language, "field": name}
        )
    return found


@transaction.atomic
def send(
    *,
    consultation: Consultation,
    actor: User | None,
    at: datetime | None = None,
    announced: bool = True,
) -> None:
    """Make it exist for its audience and tell them. Again changes nothing.

    Raises PermissionDenied for who does not prepare it, ValidationError with all that is missing.
    Without an actor it comes from the portal itself, which may send what has gaps.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if actor is not None:
        permissions.check_can_manage(actor, locked)
    if locked.sent_at:
        return
    if actor is not None and (problems := problems_before_sending(locked)):
        raise ValidationError(problems)
    moment = at or timezone.now()
    phase = permissions.contribution(locked)
    if phase is None and locked.asks_tenants:
        raise ValidationError(_("Say from when until when tenants can answer."))
    if actor is not None and phase is not None and phase.ends_at <= moment:
        raise ValidationError(_("The time to answer is already over. Choose other dates."))
    Consultation.objects.filter(pk=locked.pk).update(sent_at=moment)
    consultation.sent_at = moment
    mark("consultation", str(locked.pk))
    if announced:
        _tell_later(locked.pk, "consultation_sent", moment)


@transaction.atomic
def extend(
    *, consultation: Consultation, actor: User, ends_at: datetime, at: datetime | None = None
) -> None:
    """Give tenants until `ends_at`, and tell them; later phases move along.

    Raises PermissionDenied when it is not open or not theirs, ValidationError for a day that is not
    later than the present end.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    permissions.check_can_manage(actor, locked)
    moment = at or timezone.now()
    phase = permissions.contribution(locked)
    ended = phase is None or phase.is_over(moment) or locked.lapsed_at is not None
    if ended or not locked.sent_at:
        permissions.refuse(_("The time to answer is over. It cannot be made longer any more."))
    if ends_at <= phase.ends_at:
        raise ValidationError(_("Choose a day after the present end."))
    longer = ends_at - phase.ends_at
    later = list(locked.phases.filter(starts_at__gte=phase.ends_at))
    for row in later:
        row.starts_at, row.ends_at = row.starts_at + longer, row.ends_at + longer
    phase.ends_at = ends_at
    Phase.objects.bulk_update([phase, *later], ["starts_at", "ends_at"])
    consultation.__dict__.pop("_prefetched_objects_cache", None)
    mark("consultation", str(locked.pk))
    _tell_later(locked.pk, "consultation_extended", moment)


def _tell_later(pk: int, event: str, moment: datetime) -> None:
    from forums.consultations.tasks import tell_audience

    transaction.on_commit(partial(tell_audience.enqueue, pk, event, moment.isoformat()))
