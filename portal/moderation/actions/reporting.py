"""Reporting, and asking for a look before others see it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import PUBLIC
from portal.accounts.models import User
from portal.core.preferences import Preferences
from portal.core.text import clean_text
from portal.moderation.chain import write_line
from portal.moderation.models import Case, Report, ReportReason
from portal.moderation.models.reasons import OPEN_REASONS, SERIOUSNESS
from portal.moderation.notices import tell_moderators
from portal.moderation.subjects import Subject, content_of

TEXT_LENGTH = 2000


def case_about(subject: Subject, source: str = Case.Source.REPORT) -> Case:
    """The case of a thing, held until the transaction ends; made when it is the first time."""
    Case.objects.get_or_create(
        kind=subject.kind,
        object_id=subject.object_id,
        defaults={
            "title": subject.title[:200],
            "url": subject.url,
            "language": subject.language,
            "audience": subject.audience,
            "organisation_id": subject.organisation_id,
            "scope": subject.scope,
            "author": subject.author,
            "source": source,
            "seriousness": 0,
            # Nothing waits yet: who made it says so.
            "state": Case.State.FINAL,
        },
    )
    cases = Case.objects.select_for_update()
    return cases.get(kind=subject.kind, object_id=subject.object_id)


def reopen(case: Case, source: str) -> None:
    """Put a case back in the queue; what waits already keeps its place."""
    if case.is_waiting:
        return
    case.state, case.source = Case.State.OPEN, source
    case.opened_at, case.decided_at, case.claimed_by = timezone.now(), None, None
    case.reports_count, case.seriousness = 0, 1


@transaction.atomic
def file_report(
    *, subject: Subject, reporter: User | None, reason: str, text: str = ""
) -> Report | None:
    """Report something; somebody's second report of the same thing changes nothing (None).

    Enough people hide it until a moderator has looked, but not what a moderator looked at before.
    Raises PermissionDenied for one's own words, and without an account for all but what is public
    and against the law, dangerous or private.
    """
    _check_may_report(subject, reporter, reason)
    case = case_about(subject)
    if reporter and case.is_waiting and case.reports.filter(reporter=reporter).exists():
        return None
    reopen(case, Case.Source.REPORT)
    try:
        with transaction.atomic():
            report = Report.objects.create(
                case=case,
                reporter=reporter,
                reason=reason,
                text=clean_text(text).strip()[:TEXT_LENGTH],
            )
    except IntegrityError:
        return None
    case.reports_count += 1
    case.seriousness = max(case.seriousness, SERIOUSNESS[ReportReason(reason)])
    _hide_when_many(case, subject)
    case.save()
    write_line(verb="report", case=case, actor=None, after=reason)
    if reason == ReportReason.DANGER:
        tell_moderators(case, key=f"danger:{report.pk}")
    return report


def _check_may_report(subject: Subject, reporter: User | None, reason: str) -> None:
    if reason not in ReportReason:
        raise PermissionDenied(_("Choose what is wrong."))
    if reporter is None and (subject.audience != PUBLIC or reason not in OPEN_REASONS):
        raise PermissionDenied(_("Log in to report this."))
    if reporter and subject.author and subject.author.pk == reporter.pk:
        raise PermissionDenied(_("This is your own message: you can change or delete it."))


def _hide_when_many(case: Case, subject: Subject) -> None:
    """People with an account count; once somebody has kept it, numbers alone hide it no more."""
    threshold = subject.reports_to_hide
    if threshold is None:
        threshold = Preferences.load().reports_to_hide
    if not threshold or case.was_kept or case.is_hidden_meanwhile or not subject.is_shown:
        return
    people = case.reports.filter(reporter__isnull=False, created_at__gte=case.opened_at)
    if people.count() < threshold:
        return
    case.is_hidden_meanwhile = True
    reason = _("Several people reported this. A moderator looks at it.")
    content_of(case.kind).hide(case.object_id, reason, None)
    write_line(verb="hide_meanwhile", case=case, actor=None, before="visible", after="hidden")


def follow_subjects(
    *, kind: str, object_ids: list[str], audience: str, organisation_id: int | None, scope: str
) -> None:
    """The things moved: their cases go to those who moderate where they are now."""
    cases = Case.objects.filter(kind=kind, object_id__in=object_ids)
    cases.update(audience=audience, organisation_id=organisation_id, scope=scope)


@transaction.atomic
def ask_for_review(*, subject: Subject, source: str, seriousness: int = 1) -> Case:
    """Put something in the queue that nobody has reported; it is held, or hidden, by its room."""
    case = case_about(subject, source)
    reopen(case, source)
    case.seriousness = max(case.seriousness, seriousness)
    case.save()
    write_line(verb="review", case=case, actor=None, after=source)
    if source == Case.Source.DANGER:
        tell_moderators(case, key=f"words:{case.pk}:{case.opened_at:%Y%m%d%H%M%S}")
    return case
