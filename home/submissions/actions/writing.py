"""Beginning, writing and sending in: what the authors of a practice do."""

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

from .. import permissions, telling
from ..models import Submission
from ..story import LISTS, REQUIRED, SECTIONS, missing, put_text
from ..workflow import ensure_workflow

State = Submission.State


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
    *,
    author: User,
    language: str,
    title: str,
    values: Mapping[str, Any] | None = None,
    origin: str = "",
) -> Submission:
    """Begin a practice in one language, as a draft that only its authors see.

    `origin` is what it grew out of, by the name that it is followed by ("topic:12").

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
    submission = Submission.objects.create(page=page, author=author, origin=origin[:80])
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
        if name in LISTS:
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
def revise(*, submission: Submission, user: User) -> Submission:
    """Begin a new version of what was decided about; readers keep the old one until it is judged.

    Raises PermissionDenied for others than the authors, and while it is written or judged.
    """
    submission = locked(submission)
    if not permissions.is_author(user, submission) or not submission.can_be_revised:
        raise PermissionDenied(_("Only its authors can change this practice."))
    submission.state, submission.step = State.DRAFT, 1
    submission.save(update_fields=["state", "step", "changed_at"])
    return submission


@transaction.atomic
def revise_for_makers(*, page: PracticePage, user: User) -> Submission:
    """Let somebody who holds the makers' letter correct a practice, as an author of it.

    Raises PermissionDenied for who does not work in the sector.
    """
    permissions.check_can_write(user)
    same = Submission.objects.filter(page__translation_key=page.translation_key)
    submission = same.select_related("page").order_by("pk").first()
    if submission is None:
        submission = Submission.objects.create(
            page=page, author=user, state=State.PUBLISHED, submitted_at=timezone.now()
        )
    elif not permissions.is_author(user, submission):
        now = timezone.now()
        submission.coauthors.update_or_create(
            email=user.email.lower(), defaults={"user": user, "accepted_at": now}
        )
    return revise(submission=submission, user=user) if submission.can_be_revised else submission


@transaction.atomic
def keep_published(*, submission: Submission, user: User) -> Submission:
    """Give up a new version: what readers see stays as it is.

    Raises PermissionDenied for others than the authors, and when nothing is published.
    """
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    page = PracticePage.objects.select_related("live_revision").get(pk=submission.page_id)
    if not page.live or page.live_revision is None:
        raise PermissionDenied(_("Nothing of this practice is published yet."))
    state = page.current_workflow_state
    if state:
        state.cancel(user=user)
    submission.state = State.PUBLISHED
    submission.save(update_fields=["state", "changed_at"])
    # The words that readers have are the newest again; publishing them changes none of them.
    revision = page.live_revision.as_object().save_revision(user=user)
    revision.publish(user=user, skip_permission_checks=True)
    return submission
