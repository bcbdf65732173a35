"""Everything that changes a submission, one function a verb; pages and the admin call these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale

from home.knowledge.actions import ensure_practice_index
from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.text import clean_text

from . import permissions, telling
from .models import CoAuthor, Remark, Submission
from .story import REQUIRED, SECTIONS, missing, put_text
from .workflow import ensure_workflow

State = Submission.State
MANY = ("pillars", "themes", "target_groups", "municipalities")
MOST_INVITED = 10


def locked(submission: Submission) -> Submission:
    """The row as it is now, held until the transaction ends."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("page")
    return rows.get(pk=submission.pk)


def current_page(submission: Submission) -> PracticePage:
    """The practice as it was last kept, published or not."""
    # Asked anew: somebody who writes along may have kept a version since.
    page = PracticePage.objects.select_related("latest_revision").get(pk=submission.page_id)
    return page.get_latest_revision_as_object()


@transaction.atomic
def start_submission(
    *, author: User, language: str, title: str, values: Mapping[str, Any] | None = None
) -> Submission:
    """Begin a practice in one language, as a draft that only its authors see.

    Raises PermissionDenied for who does not work in the sector.
    """
    permissions.check_can_write(author)
    index = ensure_practice_index()
    locale = Locale.objects.get(language_code=language)
    parent = index if index.locale_id == locale.pk else index.get_translation(locale)
    title = " ".join(clean_text(title).split())[:255]
    page = PracticePage(
        title=title, slug=_free_slug(parent, title), locale=locale, owner=author, live=False
    )
    parent.add_child(instance=page)
    submission = Submission.objects.create(page=page, author=author)
    _write(submission, author, values or {})
    return submission


def _free_slug(parent: Any, title: str) -> str:
    base = slugify(title)[:80].strip("-") or "praktijk"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def save_step(*, submission: Submission, user: User, step: int, values: Mapping[str, Any]) -> None:
    """Keep what was typed in one step. Raises PermissionDenied for others than the authors."""
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    submission.step = max(submission.step, step)
    submission.save(update_fields=["step", "changed_at"])
    _write(submission, user, values)


def _write(submission: Submission, user: User, values: Mapping[str, Any]) -> None:
    page = current_page(submission)
    for name, value in values.items():
        if name in MANY:
            getattr(page, name).set(list(value))
        elif name in SECTIONS:
            put_text(page, name, clean_text(value).strip())
        else:
            setattr(page, name, value)
    page.title = page.title or _("Practice without a title")
    page.full_clean(exclude=["slug", "path", "depth"])
    page.save_revision(user=user, log_action=True)


@transaction.atomic
def submit(*, submission: Submission, user: User, privacy: bool) -> Submission:
    """Send it in for review. Raises ValidationError for what is missing, PermissionDenied else."""
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    if not privacy:
        raise ValidationError(_("Go through the list about privacy first."))
    page = current_page(submission)
    if empty := missing(page, REQUIRED):
        names = ", ".join(str(SECTIONS[name]) for name in empty)
        raise ValidationError(_("Still to be filled in: %(names)s.") % {"names": names})
    # Who sends it in vouches for it today.
    page.last_checked_on = timezone.localdate()
    page.save_revision(user=user)
    now = timezone.now()
    submission.privacy_checked_at = submission.submitted_at = now
    submission.state = State.SUBMITTED
    submission.save()
    state = submission.page.current_workflow_state
    if state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
    else:
        ensure_workflow().start(submission.page, user)
    submission.remarks.filter(resolved_at=None).update(resolved_at=now)
    telling.tell_reviewers(submission, user)
    return submission


@transaction.atomic
def take_back(*, submission: Submission, user: User) -> Submission:
    """Make it a draft again before it is judged. Raises PermissionDenied for others."""
    submission = locked(submission)
    if not permissions.is_author(user, submission) or not submission.is_waiting:
        raise PermissionDenied(_("Only its authors can take it back, before it is judged."))
    state = submission.page.current_workflow_state
    if state:
        state.cancel(user=user)
    submission.state = State.DRAFT
    submission.save(update_fields=["state", "changed_at"])
    return submission


@transaction.atomic
def take_up(*, submission: Submission, reviewer: User) -> Submission:
    """Say that somebody is looking; the authors are told. Raises PermissionDenied for authors."""
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    if submission.state == State.SUBMITTED:
        submission.state, submission.reviewer = State.IN_REVIEW, reviewer
        submission.save(update_fields=["state", "reviewer", "changed_at"])
        telling.tell_authors(submission, "practice_taken_up", reviewer)
    return submission


@transaction.atomic
def ask_for_changes(
    *, submission: Submission, reviewer: User, remarks: Mapping[str, str]
) -> Submission:
    """Ask for changes, with a remark at each section concerned (an empty name: about all of it).

    Raises PermissionDenied for who may not judge this, ValidationError without any remark.
    """
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    said = {
        name: text
        for name, value in remarks.items()
        if (name in SECTIONS or not name) and (text := clean_text(value).strip()[:2000])
    }
    if not said:
        raise ValidationError(_("Write at least one remark: what should the author change?"))
    Remark.objects.bulk_create(
        Remark(submission=submission, section=name, text=text, author=reviewer)
        for name, text in said.items()
    )
    submission.reviewer = reviewer
    submission.save(update_fields=["reviewer"])
    _task_state(submission).reject(user=reviewer, comment=said.get("", ""))
    return locked(submission)


@transaction.atomic
def approve(*, submission: Submission, reviewer: User) -> Submission:
    """Approve and publish. Raises PermissionDenied for authors and for who does not review."""
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    submission.reviewer = reviewer
    submission.save(update_fields=["reviewer"])
    _task_state(submission).approve(user=reviewer)
    return locked(submission)


def _task_state(submission: Submission) -> Any:
    state = submission.page.current_workflow_task_state
    if state is None:
        raise PermissionDenied(_("This practice does not wait for a review."))
    return state


@transaction.atomic
def invite(*, submission: Submission, user: User, email: str) -> CoAuthor:
    """Invite somebody to write along; the mail goes out once. Raises PermissionDenied for others.

    The answer never tells whether the address has an account here.
    """
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    if submission.coauthors.count() >= MOST_INVITED:
        raise ValidationError(_("Ten people were invited already."))
    invitation, made = submission.coauthors.get_or_create(email=email.strip().lower())
    if made:
        telling.send_invitation(invitation, user)
    return invitation


@transaction.atomic
def accept(*, invitation: CoAuthor, user: User) -> Submission:
    """Write along. Raises PermissionDenied for who does not work in the sector, or a second one."""
    permissions.check_can_write(user)
    invitation = CoAuthor.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.user_id not in (None, user.pk):
        raise PermissionDenied(_("Somebody else has answered this invitation."))
    if invitation.accepted_at is None:
        invitation.user, invitation.accepted_at = user, timezone.now()
        invitation.save(update_fields=["user", "accepted_at"])
    return invitation.submission
